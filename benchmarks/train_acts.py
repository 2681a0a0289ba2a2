"""Trains the sentence classifier from the corpus and reports how it does on folds it hasn't seen.

    python benchmarks/train_acts.py LANGUAGE [--write]

Needs scikit-learn, which the product itself does not. Prints precision, recall and F1 of each act over five
folds; with --write it trains on everything and writes the weights that the checks read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import KFold

from tactful.checks.features import features
from tactful.checks.language import load_language
from tactful.checks.tokens import tokenize
from tactful.text.folding import fold, strip_marks

HERE = Path(__file__).parent
TARGET = Path(__file__).parents[1] / "src" / "tactful" / "guidance" / "packs"
MINIMUM = 25
KEPT = 0.07


def read_corpus(language: str) -> list[tuple[frozenset[str], str]]:
    """All labelled sentences of a language, each once."""
    seen: dict[str, frozenset[str]] = {}
    for path in sorted((HERE / "corpus" / language).glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip() or line.startswith("# "):
                continue
            acts, tab, sentence = line.partition("\t")
            if not tab:
                sys.exit(f"{path}:{number}: no tab")
            seen.setdefault(sentence.strip(), frozenset(acts.split()) - {"-"})
    return [(acts, sentence) for sentence, acts in seen.items()]


def featurise(sentence: str, language: str) -> Counter[str]:
    """The features of one sentence, and how often, as the checker would see them."""
    pack = load_language(language)
    folded = strip_marks(fold(sentence).text)
    forms = tokenize(folded, pack.vocabulary).forms
    words, together = features(forms, pack.vocabulary, {hit.cue for hit in pack.cues.find(forms)})
    return Counter([*(feature for word in words for feature in word), *together])


def matrix(rows: list[Counter[str]], index: dict[str, int]) -> csr_matrix:
    indptr, indices, data = [0], [], []
    for row in rows:
        known = sorted((index[name], count) for name, count in row.items() if name in index)
        indices += [place for place, _ in known]
        data += [float(count) for _, count in known]
        indptr.append(len(indices))
    return csr_matrix((data, indices, indptr), shape=(len(rows), len(index)))


def build_index(rows: list[Counter[str]], least: int = 2) -> dict[str, int]:
    counts = Counter(name for row in rows for name in row)
    return {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= least))}


def fit(x: csr_matrix, y: np.ndarray, c: float) -> LogisticRegression:
    positive = max(1, int(y.sum()))
    weight = min(6.0, (len(y) - positive) / positive) ** 0.5
    return LogisticRegression(C=c, solver="liblinear", class_weight={0: 1.0, 1: weight}, max_iter=300).fit(x, y)


def cross_validate(rows: list[Counter[str]], labels: np.ndarray, c: float) -> np.ndarray:
    """The decision values of every sentence by models that haven't seen it."""
    scores = np.zeros(labels.shape)
    for train, test in KFold(5, shuffle=True, random_state=7).split(rows):
        index = build_index([rows[i] for i in train])
        x = matrix([rows[i] for i in train], index)
        held = matrix([rows[i] for i in test], index)
        for column in range(labels.shape[1]):
            scores[test, column] = fit(x, labels[train, column], c).decision_function(held)
    return scores


def best_threshold(truth: np.ndarray, scores: np.ndarray) -> float:
    """The decision value with the best F1."""
    precision, recall, thresholds = precision_recall_curve(truth, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return float(thresholds[min(int(np.argmax(f1)), len(thresholds) - 1)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--c", type=float, default=1.7)
    parser.add_argument("--show", metavar="ACT", help="print the sentences this act is wrong on")
    options = parser.parse_args()
    corpus = read_corpus(options.language)
    rows = [featurise(sentence, options.language) for _, sentence in corpus]
    counts = Counter(act for acts, _ in corpus for act in acts)
    acts = sorted(act for act, n in counts.items() if n >= MINIMUM)
    labels = np.array([[act in found for act in acts] for found, _ in corpus], dtype=int)
    scores = cross_validate(rows, labels, options.c)
    cuts = [best_threshold(labels[:, column], scores[:, column]) for column in range(len(acts))]
    print(f"{len(corpus)} sentences, {len(acts)} acts")
    print(f"{'act':18} {'n':>5} {'P':>6} {'R':>6} {'F1':>6}")
    total = []
    for column, act in enumerate(acts):
        truth, guess = labels[:, column] == 1, scores[:, column] >= cuts[column]
        hit = int((truth & guess).sum())
        precision, recall = hit / max(1, int(guess.sum())), hit / int(truth.sum())
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        total.append(f1)
        print(f"{act:18} {int(truth.sum()):5} {precision:6.2f} {recall:6.2f} {f1:6.2f}")
        if options.show == act:
            for i in np.flatnonzero(truth != guess):
                print(f"    {'miss' if truth[i] else 'FALSE'} {scores[i, column] - cuts[column]:.2f} {corpus[i][1]}")
    print(f"{'mean':18} {'':5} {'':6} {'':6} {np.mean(total):6.2f}")
    if not options.write:
        return
    index = build_index(rows)
    x = matrix(rows, index)
    names = list(index)
    weights: dict[str, list[tuple[int, int]]] = {}
    bias = []
    for column in range(len(acts)):
        model = fit(x, labels[:, column], options.c)
        bias.append(round(float(model.intercept_[0]) - cuts[column], 3))
        for i in np.flatnonzero(np.abs(model.coef_[0]) >= KEPT):
            weights.setdefault(names[i], []).append((column, round(float(model.coef_[0][i]) * 100)))
    target = TARGET / options.language / "acts.tsv"
    head = "\t".join(f"{act}:{round(value * 100)}" for act, value in zip(acts, bias, strict=True))
    lines = [
        name + "\t" + " ".join(f"{act}:{weight}" for act, weight in pairs) for name, pairs in sorted(weights.items())
    ]
    target.write_text(head + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(weights)} features, {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
