"""The bar to beat: a hashed n-gram logistic regression trained on the same rows.

    python -m pocket_guard_train.baseline --data DIR
"""

import argparse
from pathlib import Path

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from .data import read_rows


def features(rows: list[dict]):  # noqa: ANN201 - a scipy sparse matrix
    """Word 1-2-grams and character 3-5-grams, prompt and response hashed apart."""
    words = HashingVectorizer(n_features=2**19, ngram_range=(1, 2))
    characters = HashingVectorizer(n_features=2**19, analyzer="char_wb", ngram_range=(3, 5))
    prompt = [row["prompt"] or "" for row in rows]
    response = [row["response"] or "" for row in rows]
    return hstack([vectorizer.transform(text) for text in (prompt, response) for vectorizer in (words, characters)]).tocsr()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    train = [row for name in ("train", "train_extra") for row in read_rows(args.data / f"{name}.jsonl.gz")]
    dev = read_rows(args.data / "dev_balanced.jsonl.gz")
    for kind in ("prompt", "response"):
        mine = [row for row in train if row["kind"] == kind]
        test = [row for row in dev if row["kind"] == kind]
        model = LogisticRegression(C=4, solver="liblinear").fit(features(mine), [row["label"] for row in mine])
        score = model.decision_function(features(test))
        label = np.array([row["label"] for row in test])
        print(f"{kind}s: AUROC {roc_auc_score(label, score):.3f}, AUPRC {average_precision_score(label, score):.3f}"
              f" on {int(label.sum())} unsafe and {int((label == 0).sum())} safe rows, trained on {len(mine)}")


if __name__ == "__main__":
    main()
