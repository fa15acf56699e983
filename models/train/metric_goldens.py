"""Prints the figures that the metric tests of packages/evaluate are held against, from scikit-learn and SciPy.

    python metric_goldens.py > ../../packages/evaluate/src/fixtures/metric-goldens.json

All numbers are made up here, from seeds. Only the random source of the bootstrap is our own on both sides: with the
same draws the intervals must agree to the last digits.
"""

import json

import numpy as np
from scipy.stats import binomtest
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    brier_score_loss,
    confusion_matrix,
    f1_score,
    precision_recall_curve,
    precision_score,
    recall_score,
    roc_auc_score,
    roc_curve,
)

MASK = 0xFFFFFFFF
CODES = ["S1", "S2", "S3"]


def synthetic(seed: int, count: int, share: float, digits: int) -> tuple[list[float], list[int]]:
    """Scores that tell the labels apart more or less; rounding to few digits makes ties."""
    rng = np.random.default_rng(seed)
    labels = (rng.random(count) < share).astype(int)
    logits = rng.normal(loc=2.0 * labels - 1.0, scale=1.3)
    scores = np.round(1 / (1 + np.exp(-logits)), digits)
    return scores.tolist(), labels.tolist()


CASES: dict[str, tuple[list[float], list[int], float]] = {
    "distinct scores": ([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 0.5),
    "ties": ([0.5, 0.5, 0.5, 0.2, 0.2, 0.9, 0.9, 0.1], [1, 0, 1, 0, 1, 1, 0, 0], 0.5),
    "all scores equal": ([0.3, 0.3, 0.3], [1, 0, 0], 0.3),
    "upside down": ([0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0.5),
    "few unsafe": ([0.05, 0.6, 0.61, 0.2, 0.3, 0.31, 0.99, 0.0, 1.0, 0.45], [0, 0, 1, 0, 0, 0, 1, 0, 0, 0], 0.6),
    "three hundred, few ties": (*synthetic(7, 300, 0.4, 4), 0.5),
    "three hundred, many ties": (*synthetic(8, 300, 0.15, 1), 0.7),
}


def expected_calibration_error(scores: list[float], labels: list[int], bins: int) -> float:
    """From scikit-learn's calibration curve, weighted by the texts in each of its bins."""
    edges = np.arange(bins + 1) / bins
    which = np.searchsorted(edges[1:-1], scores, side="right")
    total = 0.0
    for index in range(bins):
        inside = [i for i, bin_index in enumerate(which) if bin_index == index]
        if not inside:
            continue
        share, mean = np.mean([labels[i] for i in inside]), np.mean([scores[i] for i in inside])
        total += len(inside) / len(scores) * abs(share - mean)
    return float(total)


def tpr_at(scores: list[float], labels: list[int], rate: float) -> float:
    fpr, tpr, _ = roc_curve(labels, scores, drop_intermediate=False)
    return float(tpr[fpr <= rate].max())


def figures(scores: list[float], labels: list[int], threshold: float) -> dict[str, object]:
    called = [int(score >= threshold) for score in scores]
    (tn, fp), (fn, tp) = confusion_matrix(labels, called, labels=[0, 1]).tolist()
    fpr, tpr, thresholds = roc_curve(labels, scores, drop_intermediate=False)
    precisions, recalls, _ = precision_recall_curve(labels, scores)
    # scikit-learn puts a score on a bin's edge below it, we above: few-digit scores would be binned differently.
    share, mean = calibration_curve(labels, np.array(scores) + 1e-9 * (np.array(scores) < 1), n_bins=10)
    return {
        "scores": scores,
        "labels": labels,
        "threshold": threshold,
        "confusion": {"truePositives": tp, "falsePositives": fp, "trueNegatives": tn, "falseNegatives": fn},
        "auroc": roc_auc_score(labels, scores),
        "averagePrecision": average_precision_score(labels, scores),
        "precision": precision_score(labels, called),
        "recall": recall_score(labels, called),
        "f1": f1_score(labels, called),
        "macroF1": f1_score(labels, called, average="macro"),
        "falsePositiveRate": fp / (fp + tn),
        "accuracy": accuracy_score(labels, called),
        "brierScore": brier_score_loss(labels, scores),
        "expectedCalibrationError": expected_calibration_error(scores, labels, 10),
        "tprAt1": tpr_at(scores, labels, 0.01),
        "tprAt5": tpr_at(scores, labels, 0.05),
        "reliability": {"unsafeShare": share.tolist(), "meanScore": mean.tolist()},
        "roc": {"fpr": fpr.tolist(), "tpr": tpr.tolist(), "thresholds": thresholds[1:].tolist()},
        # Our curve goes up in recall and has no point that belongs to no threshold.
        "precisionRecall": {"precision": precisions[:-1][::-1].tolist(), "recall": recalls[:-1][::-1].tolist()},
    }


def category_figures() -> dict[str, object]:
    rng = np.random.default_rng(11)
    rows = []
    for _ in range(200):
        hazard = int(rng.integers(-2, len(CODES)))
        unsafe = hazard >= 0 or rng.random() < 0.2
        weights = np.exp(rng.normal(size=len(CODES)) + [2.0 * (hazard == i) for i in range(len(CODES))])
        score = float(np.round(1 / (1 + np.exp(-rng.normal(loc=2.0 * unsafe - 1.0))), 3))
        rows.append(
            {
                "unsafe": bool(unsafe),
                "categories": [CODES[hazard]] if hazard >= 0 else [],
                "score": score,
                "categoryScores": dict(zip(CODES, np.round(score * weights / weights.sum(), 4).tolist())),
            }
        )
    known = [row for row in rows if not row["unsafe"] or row["categories"]]
    named = [row for row in rows if row["unsafe"] and row["categories"]]
    result: dict[str, object] = {"rows": rows, "oneVsAll": {}, "oneVsBenign": {}}
    for code in CODES:
        labels = [code in row["categories"] for row in known]
        scores = [row["categoryScores"][code] for row in known]
        result["oneVsAll"][code] = average_precision_score(labels, scores)
        benign = [row for row in rows if not row["unsafe"] or code in row["categories"]]
        result["oneVsBenign"][code] = average_precision_score(
            [row["unsafe"] for row in benign], [row["score"] for row in benign]
        )
    top = [max(CODES, key=lambda code: row["categoryScores"][code]) for row in named]
    labels = [row["categories"][0] for row in named]
    result["top1"] = accuracy_score(labels, top)
    result["confusion"] = confusion_matrix(labels, top, labels=CODES).tolist()
    return result


class Mulberry32:
    """The random source of packages/evaluate/src/metrics/random-source.ts."""

    def __init__(self, seed: int) -> None:
        self.state = seed & MASK

    def draw(self, bound: int) -> int:
        self.state = (self.state + 0x6D2B79F5) & MASK
        mixed = ((self.state ^ (self.state >> 15)) * (1 | self.state)) & MASK
        mixed = ((mixed + (((mixed ^ (mixed >> 7)) * (61 | mixed)) & MASK)) & MASK) ^ mixed
        return int((mixed ^ (mixed >> 14)) / 2**32 * bound)


def bootstrap_figures() -> dict[str, object]:
    scores, labels = (np.array(one) for one in synthetic(21, 120, 0.4, 3))
    rng = np.random.default_rng(22)
    others = np.round(np.clip(scores + 0.12 * (2 * labels - 1) + rng.normal(scale=0.15, size=120), 0, 1), 3)
    source = Mulberry32(5)
    aurocs, f1s, differences = [], [], []
    for _ in range(400):
        chosen = [source.draw(120) for _ in range(120)]
        drawn = labels[chosen]
        aurocs.append(roc_auc_score(drawn, scores[chosen]))
        f1s.append(f1_score(drawn, scores[chosen] >= 0.5))
        differences.append(roc_auc_score(drawn, others[chosen]) - aurocs[-1])
    first, second = (scores >= 0.5) == labels, (others >= 0.5) == labels
    only_first, only_second = int((first & ~second).sum()), int((second & ~first).sum())
    far = min(sum(one <= 0 for one in differences), sum(one >= 0 for one in differences))
    return {
        "labels": labels.tolist(),
        "first": scores.tolist(),
        "second": others.tolist(),
        "seed": 5,
        "resamples": 400,
        "threshold": 0.5,
        "auroc": np.quantile(aurocs, [0.025, 0.975]).tolist(),
        "f1": np.quantile(f1s, [0.025, 0.975]).tolist(),
        "difference": roc_auc_score(labels, others) - roc_auc_score(labels, scores),
        "differenceInterval": np.quantile(differences, [0.025, 0.975]).tolist(),
        "differenceP": min(1.0, 2 * (far + 1) / 401),
        "mcNemar": {
            "onlyFirstRight": only_first,
            "onlySecondRight": only_second,
            "pValue": binomtest(only_first, only_first + only_second).pvalue,
        },
    }


def mcnemar_figures() -> list[dict[str, float]]:
    """Counts alone; the last is far below what 0.5 to the power of the trials can hold."""
    pairs = [(0, 0), (3, 3), (1, 9), (30, 12), (700, 800)]
    return [{"first": a, "second": b, "pValue": binomtest(a, a + b).pvalue if a + b else 1.0} for a, b in pairs]


if __name__ == "__main__":
    goldens = {
        "binary": {name: figures(*case) for name, case in CASES.items()},
        "categories": category_figures(),
        "bootstrap": bootstrap_figures(),
        "mcNemar": mcnemar_figures(),
    }
    print(json.dumps(goldens, separators=(",", ":")))
