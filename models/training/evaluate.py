"""Figures on a labelled split: AUROC, macro F1, within-criterion, ECE (15 equal-mass bins), Brier, with intervals over prompts."""

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score


def within(probability, label, criterion):
    """For each criterion with both labels: the chance that a met response outranks an unmet one; ties count half."""
    order = np.argsort(criterion, kind="stable")
    p, y, c = probability[order], label[order], criterion[order]
    values = []
    for part in np.split(np.arange(len(c)), np.flatnonzero(np.diff(c)) + 1):
        a, b = p[part][y[part] == 1], p[part][y[part] == 0]
        if len(a) and len(b):
            d = a[:, None] - b[None]
            values.append(((d > 0) + 0.5 * (d == 0)).mean())
    return float(np.mean(values)) if values else float("nan")


def ece(probability, label, bins=15):
    order = np.argsort(probability, kind="stable")
    return float(
        sum(abs(probability[b].mean() - label[b].mean()) * len(b) for b in np.array_split(order, bins)) / len(order)
    )


def figures(probability, label, criterion, threshold=0.5):
    return {
        "auroc": float(roc_auc_score(label, probability)),
        "macroF1": float(f1_score(label, probability >= threshold, average="macro")),
        "within": within(probability, label, criterion),
        "ece": ece(probability, label),
        "brier": float(np.mean((probability - label) ** 2)),
    }


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -60, 60)))


def log_loss(logit, label, a, b):
    z = a * logit + b
    return float(np.mean(np.logaddexp(0, z) - label * z))


def platt(logit, label):
    """(a, b) of probability = sigmoid(a * logit + b), by Newton's method with step halving on the log loss."""
    a, b = 1.0, 0.0
    for _ in range(50):
        p = sigmoid(a * logit + b)
        g = np.array([((p - label) * logit).sum(), (p - label).sum()])
        w = p * (1 - p)
        h = np.array([[(w * logit**2).sum(), (w * logit).sum()], [(w * logit).sum(), w.sum()]])
        step = np.linalg.solve(h + 1e-9 * np.eye(2), g)
        size = 1.0
        while size > 1e-6 and log_loss(logit, label, a - size * step[0], b - size * step[1]) > log_loss(logit, label, a, b):
            size /= 2
        a, b = a - size * step[0], b - size * step[1]
    return float(a), float(b)


def cross_fitted(logit, label, prompt, folds=5, seed=0):
    """Out-of-fold Platt probabilities, folds by prompt."""
    ids = np.unique(prompt)
    np.random.default_rng(seed).shuffle(ids)
    probability = np.empty(len(logit))
    for part in np.array_split(ids, folds):
        test = np.isin(prompt, part)
        a, b = platt(logit[~test], label[~test])
        probability[test] = sigmoid(a * logit[test] + b)
    return probability


def bootstrap(probability, label, criterion, prompt, times=500, seed=0, threshold=0.5):
    """95 % intervals, resampling prompts with all their rows."""
    rng = np.random.default_rng(seed)
    ids = np.unique(prompt)
    rows_of = {i: np.flatnonzero(prompt == i) for i in ids}
    draws = []
    for _ in range(times):
        chosen = rng.choice(ids, len(ids))
        at = np.concatenate([rows_of[i] for i in chosen])
        # a prompt drawn twice counts as two prompts, so its criteria are told apart
        copy = np.concatenate([np.full(len(rows_of[i]), n) for n, i in enumerate(chosen)])
        draws.append(figures(probability[at], label[at], criterion[at] + copy * 10**6, threshold))
    return {k: [float(np.nanpercentile([d[k] for d in draws], q)) for q in (2.5, 97.5)] for k in draws[0]}
