"""What the figures rest on: the checkpoint with the response hidden, with the statement hidden, and without int8 rounding.

    python probes.py --checkpoint /tmp/rub/mini.pt
"""

import argparse
import json

import numpy as np

import data
import evaluate
from publish import predict_torch


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../shared/data")
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--cache", default="/tmp/rub")
    args = p.parse_args()
    dev = data.cached(f"{args.cache}/hb.dev.pkl", lambda: data.healthbench(args.data, "dev", data.Words()))
    whole = None
    for name, options in (
        ("shipped (int8)", {}),
        ("float32 weights", {"rounded": False}),
        ("response hidden", {"blank": "response"}),
        ("statement hidden", {"blank": "statement"}),
    ):
        rows = predict_torch(args.checkpoint, dev, **options)
        prompt, criterion, label, logit = rows.T[:4]
        honest = evaluate.cross_fitted(logit, label, prompt)
        found = evaluate.figures(honest, label, criterion)
        print(name, json.dumps({k: round(v, 4) for k, v in found.items()}), flush=True)
        if whole is None:
            whole = logit
            many = {c: len(set(label[criterion == c])) for c in np.unique(criterion)}
            print("criteria", len(many), "with both labels", sum(v > 1 for v in many.values()), "met share", label.mean())
        elif "float32" in name:
            print("logit difference int8 to float32: max", np.abs(whole - logit).max(), "mean", np.abs(whole - logit).mean())


if __name__ == "__main__":
    main()
