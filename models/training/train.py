"""Trains the verifier. Stage `healthbench` is the task; stage `verdicts` (short entailment pairs) may come before it.

    python train.py --stage healthbench --minutes 43 --out /tmp/rub/mini.pt

The learning rate follows wall-clock time (or --steps), so a run ends when it was asked to. It resumes from --out.
"""

import argparse
import collections
import json
import math
import os
import random
import subprocess
import sys
import time

if "MALLOC_TOP_PAD_" not in os.environ:  # keep freed blocks: page faults otherwise cost more than the arithmetic
    os.environ.update(MALLOC_MMAP_THRESHOLD_="4000000000", MALLOC_TRIM_THRESHOLD_="6000000000", MALLOC_TOP_PAD_="300000000")
    os.execv(sys.executable, [sys.executable, *sys.argv])

import numpy as np
import torch
import torch.distributed as distributed
import torch.nn.functional as F

import data
import evaluate
import fill
import model as modelling

KEPT_SOURCES = ("begin", "factcheckgpt_stance", "summedits", "snli_cad", "sick", "semeval2013_sra", "saf_english")


# ---------------------------------------------------------------- batches


def merge(groups, rng, notes=0.0, limit=(510, 956, 160), most=12, everything=False, mask=0.0, hidden=0.0):
    """Groups as one model batch, with targets aligned to the logits: a list of dicts per reading."""
    talk, reply, ask = limit
    batch = {"documents": [], "readings": [], "statements": [], "asks": []}
    targets = []
    for n, group in enumerate(groups):
        by_response = collections.defaultdict(list)
        for r, c, y, e, chance in group["pairs"]:
            if everything or rng.random() < chance:
                by_response[r].append((c, y, e))
        chosen = list(by_response)
        rng.shuffle(chosen)
        chosen = sorted(chosen[:most])
        if not chosen:
            continue
        conversation = None
        if group["conversation"]:
            conversation = len(batch["documents"])
            batch["documents"].append((group["conversation"][-talk:], "conversation"))
        place = {}

        def statement(key, ids):
            if key not in place:
                place[key] = len(batch["statements"])
                hide = mask if rng.random() < 0.5 else 0.0
                batch["statements"].append([data.MASK if hide and rng.random() < hide else i for i in ids[:ask]])
            return place[key]

        extra = collections.defaultdict(list)
        remarks = collections.defaultdict(list)
        for i, (r, ids) in enumerate(group["notes"]):
            remarks[r].append((i, ids))
        for r in chosen:
            if len(chosen) > 1 and remarks[r] and rng.random() < notes:
                i, ids = rng.choice(remarks[r])
                other = rng.choice([o for o in chosen if o != r])
                at = statement(("note", i), ids)
                extra[r].append((at, (n, i, 1)))
                extra[other].append((at, (n, i, 0)))
        for r in chosen:
            ids = group["responses"][r][:reply]
            batch["readings"].append((conversation, len(batch["documents"])))
            batch["documents"].append((ids, "response"))
            at = [statement(c, group["statements"][c]) for c, _, _ in by_response[r]] + [a for a, _ in extra[r]]
            batch["asks"].append(at)
            targets.append(
                {
                    "labels": [y for _, y, _ in by_response[r]],
                    "keys": [(n, c) for c, _, _ in by_response[r]],
                    "evidence": [(k, y, [(a, b) for a, b in e if b <= len(ids)]) for k, (_, y, e) in enumerate(by_response[r])],
                    "notes": [t for _, t in extra[r]],
                    "hidden": fill.hide([ids for _, ids in remarks[r]], rng, hidden) if hidden else [],
                }
            )
    return batch, targets


def sizes(targets):
    both = collections.defaultdict(set)
    for t in targets:
        for key, y in zip(t["keys"], t["labels"]):
            both[key].add(y)
    return (
        sum(len(t["labels"]) for t in targets),
        sum(len(v) > 1 for v in both.values()),
        sum(bool(e) for t in targets for _, _, e in t["evidence"]),
        sum(len(t["notes"]) for t in targets) // 2,
    )


def losses(logits, evidence, targets, total, weights):
    """Sums over this micro-batch divided by the whole step's counts."""
    pairs, mixed, pointed, noted = (max(1, n) for n in total)
    by_key = collections.defaultdict(lambda: ([], []))
    by_note = {}
    flat, y, point = [], [], 0.0
    for logit, weight, target in zip(logits, evidence, targets):
        n = len(target["labels"])
        flat.append(logit[:n])
        y += target["labels"]
        for k, (key, label) in enumerate(zip(target["keys"], target["labels"])):
            by_key[key][label].append(logit[k])
        for k, label, spans in target["evidence"]:
            if spans:
                inside = torch.cat([weight[k, a:b] for a, b in spans])
                point = point - (1.0 if label else 0.3) * inside.logsumexp(0)
        for k, (g, i, own) in enumerate(target["notes"]):
            by_note[(g, i, own)] = logit[n + k]
    label = torch.tensor(y, dtype=torch.float32)
    bce = F.binary_cross_entropy_with_logits(torch.cat(flat), label, reduction="sum") / pairs
    rank = sum(
        F.softplus(torch.stack(no)[None] - torch.stack(yes)[:, None]).mean() for no, yes in by_key.values() if no and yes
    )
    note = sum(F.softplus(by_note[(g, i, 0)] - l) for (g, i, own), l in by_note.items() if own)
    parts = {"bce": bce, "rank": rank / mixed, "point": point / pointed, "note": note / noted}
    return sum(weights[k] * v for k, v in parts.items()), {k: float(torch.as_tensor(v).detach()) for k, v in parts.items()}


def healthbench_steps(groups, rng, args, rank=0, world=1):
    """Endless steps; each is a list of one-group micro-batches with at least args.pairs / world pairs together."""
    epoch = 0
    while True:
        order = list(range(len(groups)))
        random.Random(1000 * args.seed + epoch).shuffle(order)
        step, count = [], 0
        for i in order[rank::world]:
            part = merge([groups[i]], rng, args.notes, most=args.most, mask=args.mask, hidden=args.hide if args.fill else 0.0)
            if part[1]:
                step.append(part)
                count += sizes(part[1])[0]
            if count >= args.pairs / world:
                yield epoch, step
                step, count = [], 0
        epoch += 1


def verdict_steps(groups, rng, args, rank=0, world=1):
    epoch = 0
    while True:
        dice = random.Random(1000 * args.seed + epoch)
        order = sorted(range(len(groups)), key=lambda i: len(groups[i]["responses"][0]) * (1 + 0.1 * dice.random()))
        chunks = [order[i : i + args.pairs] for i in range(0, len(order), args.pairs)]
        dice.shuffle(chunks)
        for chunk in chunks[rank::world]:
            step, part, tokens = [], [], 0
            for i in chunk:
                part.append(groups[i])
                tokens += len(groups[i]["responses"][0]) + len(groups[i]["conversation"]) + sum(map(len, groups[i]["statements"]))
                if tokens > 6000:
                    step.append(merge(part, rng))
                    part, tokens = [], 0
            yield epoch, step + [merge(part, rng)] if part else step
        epoch += 1


# ---------------------------------------------------------------- prediction


def predict(model, groups, amp=True, limit=(10**6, 10**6, 510), blank=None):
    """Rows (prompt, criterion, label, logit) over groups, denials asked as `runtime.py` does; `blank` hides the 'response' or the 'statement' (probes)."""
    was, out, rng = model.training, [], random.Random(0)
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=amp):
        for g, group in enumerate(groups):
            batch, targets = merge([group], rng, limit=limit, most=10**6, everything=True)
            if blank == "response":
                batch["documents"] = [(d if k == "conversation" else data_blank, k) for d, k in batch["documents"]]
            if blank == "statement":
                batch["statements"] = [data_blank for _ in batch["statements"]]
            denials = [[] if blank == "statement" else [k for k, (_, c) in enumerate(t["keys"]) if group["statements"][c].affirmed] for t in targets]
            for t, at, ks in zip(targets, batch["asks"], denials):
                for k in ks:
                    at.append(len(batch["statements"]))
                    batch["statements"].append(group["statements"][t["keys"][k][1]].affirmed[: limit[2]])
            logits, evidence = model(batch)
            for n, (logit, weight, t) in enumerate(zip(logits, evidence, targets)):
                for against, k in enumerate(denials[n], len(t["keys"])):
                    logit[k] = (logit[k] - logit[against]) / 2
                    weight[k] = torch.logaddexp(weight[k], weight[against]) - math.log(2)
                for k, (key, y) in enumerate(zip(t["keys"], t["labels"])):
                    spans = t["evidence"][k][2]
                    mass = float(sum(weight[k, a:b].exp().sum() for a, b in spans)) if spans else float("nan")
                    hit = float(any(a <= int(weight[k].argmax()) < b for a, b in spans)) if spans else float("nan")
                    share = sum(b - a for a, b in spans) / weight.shape[1]
                    out.append((g, g * 1000 + key[1], y, float(logit[k]), mass, hit, share, n))
    model.train(was)
    return np.array(out)


data_blank = [1012]  # a lone full stop


def report(rows):
    p, c, y, z = rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3]
    found = evaluate.figures(evaluate.sigmoid(z), y, c)
    met = (y == 1) & ~np.isnan(rows[:, 5])
    if met.any():
        found.update(evidence_hit=float(rows[met, 5].mean()), evidence_mass=float(rows[met, 4].mean()), evidence_chance=float(rows[met, 6].mean()))
    return {k: round(v, 4) for k, v in found.items()}


# ---------------------------------------------------------------- two processes of one thread each


def workers(count):
    """Starts the other workers; returns (rank, world). One thread each beats many threads in one on a shared machine."""
    if count > 1:
        if "RANK" not in os.environ:
            os.environ.update(RANK="0", WORLD_SIZE=str(count), MASTER_ADDR="127.0.0.1", MASTER_PORT=str(20000 + os.getpid() % 20000))
            for rank in range(1, count):
                subprocess.Popen([sys.executable, *sys.argv], env={**os.environ, "RANK": str(rank)})
        distributed.init_process_group("gloo")
        return distributed.get_rank(), count
    return 0, 1


def shared(value, world):
    """Rank 0's number, everywhere."""
    if world == 1:
        return value
    tensor = torch.tensor([value], dtype=torch.float64)
    distributed.broadcast(tensor, 0)
    return float(tensor)


def average(parameters, world):
    if world == 1:
        return
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([g.reshape(-1) for g in grads])
    distributed.all_reduce(flat)
    for p, part in zip(parameters, flat.div_(world).split([g.numel() for g in grads])):
        p.grad = part.view(p.shape)


def warm_up(head, model, groups, rng, world, share, steps=400):
    """Trains a new head alone, so that its first losses do not spoil the reading; rank 0 shares its own with the others."""
    groups = [g for g in groups if g["notes"]]
    optimizer = torch.optim.AdamW(head.parameters(), lr=3e-3, betas=(0.9, 0.98), weight_decay=0.01)
    for i in range(steps):
        optimizer.param_groups[0]["lr"] = 3e-3 * min(1, (i + 1) / 20) * (1 - i / steps)
        batch, targets = merge([rng.choice(groups)], rng, most=6, hidden=share)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            memory, size = model.read(batch["documents"])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            value, _, count = fill.loss(model, head, memory, size, batch["readings"], [t["hidden"] for t in targets], warming=True)
        if count:
            (value / count).backward()
            optimizer.step()
            optimizer.zero_grad()
    if world > 1:
        for p in head.parameters():
            distributed.broadcast(p.data, 0)


# ---------------------------------------------------------------- main


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--data", default="../../../shared/data")
    a.add_argument("--stage", choices=("verdicts", "healthbench"), required=True)
    a.add_argument("--init")
    a.add_argument("--out", required=True)
    a.add_argument("--cache", default="/tmp/rub")
    a.add_argument("--minutes", type=float, default=80)
    a.add_argument("--steps", type=int, help="end after this many steps instead of after --minutes")
    a.add_argument("--stop", type=int, help="early stopping: leave the schedule after this step")
    a.add_argument("--lr", type=float, default=1e-4)
    a.add_argument("--pairs", type=int, default=64)
    a.add_argument("--notes", type=float, default=0.3, help="explanation-ranking statements a response")
    a.add_argument("--mask", type=float, default=0.12, help="share of a statement's tokens hidden, in half of its uses: against learning criteria by heart")
    a.add_argument("--rank", type=float, default=0.7)
    a.add_argument("--point", type=float, default=0.2)
    a.add_argument("--note", type=float, default=0.3)
    a.add_argument("--fill", type=float, default=0.0, help="weight of filling in hidden words of explanations")
    a.add_argument("--hide", type=float, default=0.35, help="share of their rarer words hidden")
    a.add_argument("--dropout", type=float, default=0.1)
    a.add_argument("--ema", type=float, default=0.995)
    a.add_argument("--eval-minutes", type=float, default=25)
    a.add_argument("--dev-stride", type=int, default=2, help="every how manieth dev prompt is watched while training")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--most", type=int, default=8, help="responses of a prompt seen together (drawn anew each epoch)")
    a.add_argument("--workers", type=int, default=2)
    a.add_argument("--permissive", action="store_true", help="leave out rows whose grades or text are non-commercial or unlicensed")
    args = a.parse_args()
    os.makedirs(args.cache, exist_ok=True)
    rank, world = workers(args.workers)
    torch.set_num_threads(1)
    rng = random.Random(args.seed + 100 * rank)

    words = data.Words()
    tag = ".permissive" if args.permissive else ""
    if args.stage == "healthbench":
        train = data.training_groups(args.data, args.cache, args.permissive)
        dev = data.cached(f"{args.cache}/hb.dev.pkl", lambda: data.healthbench(args.data, "dev", words))
        dev = dev[:: args.dev_stride]
        short = data.cached(f"{args.cache}/literal.dev.pkl", lambda: data.literal_only(args.data, "dev", words, data.literal_rows("dev")))
        steps = healthbench_steps(train, rng, args, rank, world)
    else:
        def load(split):
            groups = data.verdicts(args.data, split, words, args.permissive)
            return [g for g in groups if g["id"].split(":")[0] in KEPT_SOURCES]
        train = data.cached(f"{args.cache}/verdicts.train{tag}.pkl", lambda: load("train"))
        dev = data.cached(f"{args.cache}/verdicts.dev{tag}.pkl", lambda: load("dev"))
        random.Random(0).shuffle(dev)
        dev, short = dev[:1500], []
        steps = verdict_steps(train, rng, args, rank, world)

    model = modelling.from_base(data.base_folder(), args.seed, args.dropout)
    model.words.weight.requires_grad_(False)
    head = fill.FillHead()
    if args.init:
        model.load_state_dict(torch.load(args.init, weights_only=False)["ema"])
    resumed = os.path.exists(args.out)
    if args.fill and not resumed:
        warm_up(head, model, train, rng, world, args.hide)
    fresh = [p for n, p in model.named_parameters() if n.startswith(("head", "evidence", "skip"))]
    known = [p for n, p in model.named_parameters() if not n.startswith(("head", "evidence", "skip", "words"))]
    plan = [{"params": known, "scale": 1.0}, {"params": [*fresh, *head.parameters()], "scale": 4.0}]
    optimizer = torch.optim.AdamW(plan, lr=args.lr, betas=(0.9, 0.98), weight_decay=0.01)
    ema = {k: v.clone() for k, v in model.state_dict().items()}
    done, spent = 0, 0.0
    if resumed:
        state = torch.load(args.out, weights_only=False)
        model.load_state_dict(state["model"])
        head.load_state_dict(state["head"])
        optimizer.load_state_dict(state["optimizer"])
        ema, done, spent = state["ema"], state["step"], state["spent"]
        print("resumed at step", done, flush=True)
    torch.manual_seed(args.seed + 100 * rank + done)

    def save():
        if rank:
            return
        state = {"model": model.state_dict(), "head": head.state_dict(), "ema": ema, "optimizer": optimizer.state_dict(), "step": done, "spent": spent, "args": vars(args)}
        torch.save(state, args.out + ".new")
        os.replace(args.out + ".new", args.out)

    def check():
        kept_state = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(ema)
        for name, groups in (("dev", dev), ("literal", short)):
            if not groups:
                continue
            clock = time.time()
            rows = predict(model, groups[rank::world], limit=(956, 1402, 254))
            rows[:, 1] = rows[:, 1] * world + rank  # group numbers are local
            if world > 1:
                parts = [None] * world
                distributed.all_gather_object(parts, rows)
                rows = np.concatenate(parts)
            if rank == 0:
                print(name, done, json.dumps(report(rows)), f"{time.time() - clock:.0f}s", flush=True)
        model.load_state_dict(kept_state)

    model.train()
    weights = {"bce": 1.0, "rank": args.rank, "point": args.point, "note": args.note}
    log, seen_pairs = collections.defaultdict(float), 0
    last_save = last_check = spent
    began = time.time()
    for epoch, step in steps:
        clock = time.time()
        part = done / args.steps if args.steps else shared(spent / (60 * args.minutes), world)
        if part >= 1 or (args.stop and done >= args.stop):
            break
        warm = min(1.0, part / 0.04 + 0.01)
        rate = warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * part)))
        for group in optimizer.param_groups:
            group["lr"] = args.lr * rate * group["scale"]
        counts = [sizes(t) for _, t in step]
        total = [sum(c[i] for c in counts) for i in range(4)]
        for batch, targets in step:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                memory, size = model.read(batch["documents"])
                logits, evidence = model.ask(batch, memory, size)
                filled, right, count = fill.loss(model, head, memory, size, batch["readings"], [t["hidden"] for t in targets])
            loss, parts = losses(logits, evidence, targets, total, weights)
            if count:
                loss = loss + args.fill * filled / count * sizes(targets)[0] / max(1, total[0])
                parts = {**parts, "hidden": count, "filled": right}
            loss.backward()
            for k, v in parts.items():
                log[k] += v
        average([*known, *fresh, *head.parameters()], world)
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        log["norm"] += float(torch.nn.utils.clip_grad_norm_(known + fresh, 1.0))
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        done += 1
        seen_pairs += total[0] * world
        decay = min(args.ema, done / (done + 10))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                if k != "words.weight":
                    ema[k].lerp_(v, 1 - decay)
        spent += time.time() - clock
        if done % 20 == 0 and rank == 0:
            line = " ".join(f"{k} {v / 20:.4f}" for k, v in log.items())
            print(f"{time.strftime('%H:%M:%S')} epoch {epoch} step {done} {part:.1%} {line} pairs/s {seen_pairs / (time.time() - began):.1f}", flush=True)
            log.clear()
        if spent - last_save > 120:
            last_save = spent
            save()
        if shared(spent - last_check, world) > 60 * args.eval_minutes:
            last_check = spent
            check()
            save()
    save()
    if args.stage == "verdicts":
        check()


if __name__ == "__main__":
    main()
