"""What the figures rest on: the checkpoint with the response hidden, with the statement hidden, and without int8 rounding.

    python probes.py --checkpoint /tmp/rub/first.pt /tmp/rub/second.pt
"""

import argparse
import json
import re

import numpy as np

import data
import evaluate
from publish import predict_torch


def slices(folder, dev):
    """Named masks over (group, statement): sign of the points, length, language of the conversation."""
    prompts = [r["prompt_id"] for r in data.rows(f"{folder}/healthbench/dev.prompts.jsonl.gz")]
    context = {r["prompt_id"]: r["context"] for r in data.rows(f"{folder}/healthbench/dev.prompts.jsonl.gz")}
    criteria = {r["criterion_id"]: r for r in data.rows(f"{folder}/healthbench/dev.criteria.jsonl.gz")}
    place = {r["response_id"]: r["prompt_id"] for r in data.rows(f"{folder}/healthbench/dev.responses.jsonl.gz")}
    wanted = {}
    for row in data.rows(f"{folder}/healthbench/dev.labels.jsonl.gz"):
        wanted.setdefault(place[row["response_id"]], set()).add(row["criterion_id"])
    common = re.compile(r"\b(the|and|of|to|is|my|what|for|in)\b", re.I)
    out = {}
    for g, (prompt, group) in enumerate(zip(prompts, dev)):
        words = context[prompt].split()
        english = len(common.findall(context[prompt])) >= 0.04 * len(words)
        for c, key in enumerate(sorted(wanted[prompt])):
            out[g * 1000 + c] = {
                "undesirable (negative points)": criteria[key]["points"] < 0,
                "desirable (positive points)": criteria[key]["points"] > 0,
                "statement of at most 30 tokens": len(group["statements"][c]) <= 30,
                "statement of over 60 tokens": len(group["statements"][c]) > 60,
                "English conversation": english,
                "other language (rough guess)": not english,
            }
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../../../shared/data")
    p.add_argument("--checkpoint", required=True, nargs="+")
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
            where = slices(args.data, dev)
            for part in next(iter(where.values())):
                at = np.array([where[int(c)][part] for c in criterion])
                some = evaluate.figures(honest[at], label[at], criterion[at])
                print("  ", part, int(at.sum()), json.dumps({k: round(v, 3) for k, v in some.items()}), "met", round(label[at].mean(), 3))
            print("criteria", len(many), "with both labels", sum(v > 1 for v in many.values()), "met share", label.mean())
        elif "float32" in name:
            print("logit difference int8 to float32: max", np.abs(whole - logit).max(), "mean", np.abs(whole - logit).mean())


if __name__ == "__main__":
    main()
