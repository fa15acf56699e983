"""Platt scaling, operating points and reliability, cross-fitted so that no row is judged by a choice it took part in."""

import numpy as np
from sklearn.linear_model import LogisticRegression

# Benign false-alarm rates of the operating points, on development rows.
FALSE_ALARMS = {"strict": 0.08, "default": 0.03, "lenient": 0.01}


def platt(margin: np.ndarray, label: np.ndarray) -> dict[str, float]:
    """unsafe score = sigmoid(scale * margin + bias)."""
    fit = LogisticRegression(C=1e6).fit(margin[:, None], label)
    return {"scale": round(float(fit.coef_[0, 0]), 6), "bias": round(float(fit.intercept_[0]), 6)}


def unsafe_score(margin: np.ndarray, fit: dict[str, float]) -> np.ndarray:
    return 1 / (1 + np.exp(-(fit["scale"] * margin + fit["bias"])))


def cut_at_fpr(margin: np.ndarray, label: np.ndarray, fpr: float) -> float:
    """The lowest margin whose false-alarm rate is at most `fpr`."""
    safe = np.sort(margin[label == 0])[::-1]
    allowed = int(fpr * len(safe))
    return float(np.nextafter(safe[allowed], np.inf)) if allowed < len(safe) else float(safe[-1])


def halves(rows: list[dict]) -> np.ndarray:
    """[rows] bool: every second row of each source and label, so that both halves have all sources."""
    count: dict[tuple, int] = {}
    result = []
    for row in rows:
        key = (row["src"], row["label"])
        count[key] = count.get(key, 0) + 1
        result.append(count[key] % 2 == 0)
    return np.array(result)


def crossfit_flags(margin: np.ndarray, label: np.ndarray, half: np.ndarray, fpr: float) -> np.ndarray:
    """[rows] bool: flagged at the cut that the other half of the rows chose."""
    flagged = np.zeros(len(margin), bool)
    for mine in (half, ~half):
        flagged[mine] = margin[mine] >= cut_at_fpr(margin[~mine], label[~mine], fpr)
    return flagged


def crossfit_scores(margin: np.ndarray, label: np.ndarray, half: np.ndarray) -> np.ndarray:
    """[rows]: the unsafe score under the Platt scaling that the other half of the rows chose."""
    score = np.zeros(len(margin))
    for mine in (half, ~half):
        score[mine] = unsafe_score(margin[mine], platt(margin[~mine], label[~mine]))
    return score


def reliability(score: np.ndarray, label: np.ndarray, bins: int = 10) -> tuple[list[tuple[float, float, int, float, float]], float]:
    """-> rows (from, to, count, mean score, share unsafe) of the bins that hold rows, and the expected calibration error.

    Source: Guo et al. 2017, "On Calibration of Modern Neural Networks", ECE over equal-width bins.
    """
    place = np.minimum((score * bins).astype(int), bins - 1)
    table, error = [], 0.0
    for index in range(bins):
        mine = place == index
        if mine.any():
            mean, share = float(score[mine].mean()), float(label[mine].mean())
            table.append((index / bins, (index + 1) / bins, int(mine.sum()), mean, share))
            error += mine.mean() * abs(mean - share)
    return table, float(error)
