"""What the figures rest on: case scores, slices, literal statements, physicians' rows, composed cases; and the checkpoint with
the response hidden, with the statement hidden, and without int8 rounding.

    python probes.py --checkpoint /tmp/rub/first.pt /tmp/rub/second.pt
"""

import argparse
import json
import re

import numpy as np

import composed
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


def case_scores(folder, rows, probability, met):
    """Pearson of our score of a response with the grader's; met is 0, 1 or the probability itself."""
    points, place, wanted = {}, {}, {}
    worth = {r["criterion_id"]: r["points"] for r in data.rows(f"{folder}/healthbench/dev.criteria.jsonl.gz")}
    for r in data.rows(f"{folder}/healthbench/dev.responses.jsonl.gz"):
        place[r["response_id"]] = r["prompt_id"]
    for row in data.rows(f"{folder}/healthbench/dev.labels.jsonl.gz"):
        wanted.setdefault(place[row["response_id"]], set()).add(row["criterion_id"])
    for g, r in enumerate(data.rows(f"{folder}/healthbench/dev.prompts.jsonl.gz")):
        points.update({g * 1000 + c: worth[key] for c, key in enumerate(sorted(wanted[r["prompt_id"]]))})
    at = np.array([points[int(c)] for c in rows[:, 1]])
    _, case = np.unique(rows[:, [0, 6]], axis=0, return_inverse=True)
    total = lambda x: np.bincount(case, weights=x)
    possible = total(np.maximum(at, 0))
    ours, theirs = (total(at * x)[possible > 0] / possible[possible > 0] for x in (met(probability), rows[:, 2]))
    return np.corrcoef(ours, theirs)[0, 1], np.corrcoef(np.clip(ours, 0, 1), np.clip(theirs, 0, 1))[0, 1]


def physicians(folder, words):
    """K-QA's development rows: facts that a response should state, each judged by three physicians."""
    groups = {}
    for row in data.rows(f"{folder}/verdicts/kqa_physician.dev.jsonl.gz"):
        context = row.get("context") or ""
        talk = data.messages(context) or ([{"role": "user", "content": context}] if context else [])
        group = groups.setdefault((context, row["response"]), {"id": str(len(groups)), "conversation": words.conversation(talk),
                                  "responses": [words.text(row["response"])], "statements": [], "pairs": [], "notes": []})
        group["pairs"].append((0, len(group["statements"]), int(row["label"]), [], 1.0))
        group["statements"].append(words.statement(row["criterion"]))
    return list(groups.values())


def other_sets(args, words, a, b):
    """Figures by the shipped calibration on what the calibration was not fitted on."""
    literal = data.literal_rows("dev")
    sets = {
        f"literal, {kind}": data.literal_only(args.data, "dev", words, {i: [r for r in rows if r["kind"] == kind] for i, rows in literal.items() if any(r["kind"] == kind for r in rows)})
        for kind in sorted({r["kind"] for rows in literal.values() for r in rows})
    }
    sets["literal, all"] = data.literal_only(args.data, "dev", words, literal)
    sets["physicians (K-QA)"] = physicians(args.data, words)
    sets["composed, other seed"] = composed.groups(150, 2, words)
    for name, groups in sets.items():
        rows = predict_torch(args.checkpoint, groups)
        chance = evaluate.sigmoid(a * rows[:, 3] + b)
        found = evaluate.figures(chance, rows[:, 2], rows[:, 1])
        met = (rows[:, 2] == 1) & ~np.isnan(rows[:, 4])
        found.update(accuracy=np.mean((chance >= 0.5) == (rows[:, 2] == 1)), met=rows[:, 2].mean(), evidence=rows[met, 4].mean() if met.any() else np.nan)
        print(name, len(rows), json.dumps({k: round(float(v), 4) for k, v in found.items() if not np.isnan(v)}), flush=True)


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
            for kind, met in (("verdicts", lambda q: (q >= 0.5) * 1.0), ("probabilities", lambda q: q)):
                print("case scores by", kind, "Pearson %.4f, clipped to 0..1 %.4f" % case_scores(args.data, rows, honest, met))
            other_sets(args, data.Words(), *evaluate.platt(logit, label))
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
