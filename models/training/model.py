"""The fusion verifier: one BERT tower; statements read the document through joint attention in the upper layers.

Everything runs on packed tokens (no padding in the linear layers); `Attend` pads only inside attention.
Documents never attend to statements, so a document's memory is computed once and asked many times.
"""

import functools
import math

import torch
import torch.nn.functional as F
from torch import nn

from data import CLS, OVERLAP, SEP, STATEMENT_MAX, TYPES, WINDOW, kept, windows

HIDDEN, HEADS, LAYERS, INNER, FUSION_FROM = 384, 12, 6, 1536, 2
DEPTH = HIDDEN // HEADS
REACH = 7  # evidence keys are averaged over this many tokens to either side
FUSION = list(range(FUSION_FROM, LAYERS))
MEMORY_WIDTH = len(FUSION) * 2 * HIDDEN + 2 * HIDDEN


class Attend(torch.autograd.Function):
    """softmax over [own keys ; document keys] jointly. Shapes: q [Nq,H,d], k and v [N,H,d], kd and vd [P,H,d] or None.

    `plan` says how packed tokens lie in the padded grid of own attention (see Plan).
    """

    @staticmethod
    def forward(ctx, q, k, v, kd, vd, plan):
        scale = 1 / math.sqrt(q.shape[-1])
        q = (q * scale).transpose(0, 1)
        qp, ko, vo = plan.spread_q(q), plan.spread(k.transpose(0, 1)), plan.spread(v.transpose(0, 1))
        own = qp @ ko.transpose(-1, -2)
        if plan.bias is not None:
            own = own + plan.bias.to(own.dtype)
        own = plan.collect_q(own)
        if kd is None:
            y, kd_, vd_ = own.softmax(-1), None, None
            out = plan.collect_q(plan.spread_q(y) @ vo)
        else:
            kd_, vd_ = kd.transpose(0, 1), vd.transpose(0, 1)
            y = torch.cat([own, q @ kd_.transpose(-1, -2)], -1).softmax(-1)
            s = own.shape[-1]
            out = plan.collect_q(plan.spread_q(y[..., :s]) @ vo) + y[..., s:] @ vd_
        ctx.plan, ctx.scale = plan, scale
        ctx.save_for_backward(q, ko, vo, kd_, vd_, y)
        return out.transpose(0, 1)

    @staticmethod
    def backward(ctx, g):
        q, ko, vo, kd, vd, y = ctx.saved_tensors
        plan = ctx.plan
        g = g.transpose(0, 1)
        s = ko.shape[2]
        gp, qp = plan.spread_q(g), plan.spread_q(q)
        yo = plan.spread_q(y[..., :s])
        dv = plan.collect(yo.transpose(-1, -2) @ gp)
        dy = plan.collect_q(gp @ vo.transpose(-1, -2))
        if kd is not None:
            dy = torch.cat([dy, g @ vd.transpose(-1, -2)], -1)
        ds = torch._softmax_backward_data(dy, y, -1, y.dtype)
        dso = plan.spread_q(ds[..., :s])
        dq = plan.collect_q(dso @ ko)
        dk = plan.collect(dso.transpose(-1, -2) @ qp)
        dkd = dvd = None
        if kd is not None:
            dq = dq + ds[..., s:] @ kd
            dkd = (ds[..., s:].transpose(-1, -2) @ q).transpose(0, 1)
            dvd = (y[..., s:].transpose(-1, -2) @ g).transpose(0, 1)
        return (dq * ctx.scale).transpose(0, 1), dk.transpose(0, 1), dv.transpose(0, 1), dkd, dvd, None


class Plan:
    """Packed <-> padded indices for sequences of the given lengths. With `first`, only each sequence's first token asks."""

    def __init__(self, lengths, first=False, query=None):
        self.count, self.size = len(lengths), max(lengths)
        self.alone = self.count == 1
        grid = torch.arange(self.size)
        length = torch.tensor(lengths)
        real = grid[None] < length[:, None]
        self.bias = None if bool(real.all()) else torch.where(real, 0.0, -30000.0)[:, None, :]
        start = length.cumsum(0) - length
        self.index = (start[:, None] + grid[None]).where(real, torch.tensor(0)).reshape(-1)
        self.inverse = real.reshape(-1).nonzero()[:, 0]
        if first:
            query = [1] * self.count
        if query is None:
            self.q_size, self.q_index, self.q_inverse = self.size, self.index, self.inverse
        else:
            other = Plan(query)
            self.q_size, self.q_index, self.q_inverse = other.size, other.index, other.inverse
        self.q_full = len(self.q_inverse) == len(self.q_index)
        self.full = len(self.inverse) == len(self.index)

    def spread(self, x):  # [H, N, d] -> [H, B, S, d]
        if not self.full:
            x = x.index_select(1, self.index)
        return x.reshape(x.shape[0], self.count, self.size, x.shape[2])

    def collect(self, x):  # [H, B, S, d] -> [H, N, d]
        x = x.reshape(x.shape[0], -1, x.shape[3])
        return x if self.full else x.index_select(1, self.inverse)

    def spread_q(self, x):
        if self.q_full:
            return x.reshape(x.shape[0], self.count, self.q_size, x.shape[2])
        out = x.new_zeros(x.shape[0], len(self.q_index), x.shape[2])
        out[:, self.q_inverse] = x
        return out.view(x.shape[0], self.count, self.q_size, x.shape[2])

    def collect_q(self, x):
        x = x.reshape(x.shape[0], -1, x.shape[3])
        return x if self.q_full else x.index_select(1, self.q_inverse)


class Layer(nn.Module):
    def __init__(self, fusion):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        if fusion:
            self.memory_k, self.memory_v = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)

    def finish(self, x, attended, drop):
        x = self.norm1(x + drop(self.o(attended)))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


@functools.cache
def band(length, dtype):
    """The matrix that averages each token with its neighbours."""
    at = torch.arange(length)
    near = ((at[:, None] - at[None]).abs() <= REACH).float()
    return (near / near.sum(1, keepdim=True)).to(dtype)


def heads(x):
    return x.view(-1, HEADS, DEPTH)


class Fusion(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.types = nn.Embedding(3, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList([Layer(i in FUSION) for i in range(LAYERS)])
        self.evidence_q, self.evidence_s, self.evidence_k, self.evidence_v = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.head1, self.head2, self.skip = nn.Linear(5 * HIDDEN, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(3, 1)
        self.dropout = dropout

    def drop(self, x):
        """Dropout with one random byte a value: torch's own costs a tenth of the step on a CPU."""
        if not (self.training and self.dropout):
            return x
        dice = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_().view(torch.uint8)[: x.numel()]
        keep = 256 - round(256 * self.dropout)
        return x * (dice < keep).view(x.shape).to(x.dtype).mul_(256 / keep)

    def embed(self, ids, positions, kind):
        x = self.words(ids) + self.positions(positions) + self.types(kind)
        x = self.drop(self.norm(x))
        return x.to(torch.bfloat16) if torch.is_autocast_enabled("cpu") else x

    # ---- documents: once each

    def read(self, documents):
        """documents: [(ids, kind)] -> per document a list of memory segments, each a dict of tensors over kept tokens."""
        pieces, ids, positions, kinds, sizes, lengths = [], [], [], [], [], []
        for text, kind in documents:
            spans = windows(len(text))
            mine = []
            for (start, end), (a, b) in zip(spans, kept(spans) if spans else []):
                mine.append(len(sizes) + 1)
                sizes += [1 + a - start, b - a, end - b + 1]
                ids += [CLS, *text[start:end], SEP]
                positions += range(end - start + 2)
                kinds += [TYPES[kind]] * (end - start + 2)
                lengths.append(end - start + 2)
            pieces.append(mine)
        x = self.embed(torch.tensor(ids), torch.tensor(positions), torch.tensor(kinds))
        plans = [Plan(lengths)] if max(lengths) <= 300 else [Plan([n]) for n in lengths]
        parts = [sum(lengths)] if len(plans) == 1 else lengths
        memory = []
        for i, layer in enumerate(self.layers):
            if i in FUSION:
                memory += [layer.memory_k(x), layer.memory_v(x)]
            qkv = [heads(p(x)).split(parts) for p in (layer.q, layer.k, layer.v)]
            out = [Attend.apply(q, k, v, None, None, plan) for q, k, v, plan in zip(*qkv, plans)]
            x = layer.finish(x, torch.cat(out).flatten(1), self.drop)
        near = torch.cat([band(len(w), w.dtype) @ w for w in x.split(lengths)])
        memory += [self.evidence_k(near), self.evidence_v(x)]
        cut = [m.split(sizes) for m in memory]
        return [[[c[j] for c in cut] for j in mine] for mine in pieces]

    # ---- statements: many

    def begin(self, statements):
        """Document-free: states after the lower layers (fusion goes on from them), and the embedding (mean of the last)."""
        statements = [[CLS, *s[:STATEMENT_MAX], SEP] for s in statements]
        lengths = [len(s) for s in statements]
        ids = torch.tensor([i for s in statements for i in s])
        positions = torch.tensor([i for n in lengths for i in range(n)])
        x = self.embed(ids, positions, torch.full_like(ids, TYPES["statement"]))
        plan = Plan(lengths)
        for i, layer in enumerate(self.layers):
            if i == FUSION_FROM:
                lower = x
            out = Attend.apply(heads(layer.q(x)), heads(layer.k(x)), heads(layer.v(x)), None, None, plan)
            x = layer.finish(x, out.flatten(1), self.drop)
        mean = torch.stack([t.float().mean(0) for t in x.split(lengths)])
        return lower.split(lengths), mean

    def forward(self, batch):
        """batch: {"documents": [(ids, kind)], "readings": [(conversation document or None, response document)],
        "statements": [ids], "asks": [[statement index]] per reading} -> logits and evidence per reading."""
        documents = self.read(batch["documents"])
        statements, meaning = self.begin(batch["statements"])
        memories = []
        for conversation, response in batch["readings"]:
            segments = (documents[conversation] if conversation is not None else []) + documents[response]
            columns = [segments[0][j] if len(segments) == 1 else torch.cat([s[j] for s in segments]) for j in range(2 * len(FUSION))]
            tail = [torch.cat([s[j] for s in documents[response]]) for j in (-2, -1)]
            memories.append((columns, tail))
        asks = batch["asks"]
        lengths = [[len(statements[i]) for i in row] for row in asks]
        x = torch.cat([statements[i] for row in asks for i in row])
        per_reading = [sum(row) for row in lengths]
        short = max(len(m[0][0]) for m in memories) <= 200 and max(map(len, asks)) <= 3
        if short:  # many small documents: one padded grid with document keys appended per pair
            flat = [n for row in lengths for n in row]
            owner = [r for r, row in enumerate(asks) for _ in row]
            both = [n + len(memories[r][0][0]) for n, r in zip(flat, owner)]
            plan, last = Plan(both, query=flat), Plan(both, first=True)
        else:
            plans = [Plan(row) for row in lengths]
            lasts = [Plan(row, first=True) for row in lengths]
        starts = torch.tensor([0] + [n for row in lengths for n in row]).cumsum(0)[:-1]
        for n, i in enumerate(FUSION):
            layer = self.layers[i]
            final = i == LAYERS - 1  # only [CLS] is read after the last layer
            asking = x.index_select(0, starts) if final else x
            q, k, v = heads(layer.q(asking)), heads(layer.k(x)), heads(layer.v(x))
            if short:
                joined = []
                for own, column in ((k, 2 * n), (v, 2 * n + 1)):
                    own = own.split(flat)
                    joined.append(torch.cat([t for o, r in zip(own, owner) for t in (o, heads(memories[r][0][column]))]))
                out = Attend.apply(q, *joined, None, None, last if final else plan)
            else:
                chosen = lasts if final else plans
                qs = q.split([len(row) for row in asks] if final else per_reading)
                parts = zip(qs, k.split(per_reading), v.split(per_reading), memories, chosen)
                out = torch.cat(
                    [Attend.apply(a, b, c, heads(m[0][2 * n]), heads(m[0][2 * n + 1]), p) for a, b, c, m, p in parts]
                )
            x = layer.finish(asking, out.flatten(1), self.drop)
        s = x.float()
        u = meaning[torch.tensor([i for row in asks for i in row])]
        found, evidence, extra = [], [], []
        asked = (self.evidence_q(u) + self.evidence_s(s)).float().split([len(row) for row in asks])
        for query, (_, (key, value)) in zip(asked, memories):
            score = query @ key.float().T
            weight = score.log_softmax(-1)
            count = torch.full((len(query),), math.log(len(key)))
            extra.append(torch.stack([score.logsumexp(-1), score.mean(-1), count], -1))
            evidence.append(weight)
            found.append(weight.exp() @ value.float())
        r, f = torch.cat(found), torch.cat(extra) * 0.2
        z = self.drop(F.gelu(self.head1(torch.cat([s, u, r, s * r, u * r], -1))))
        logits = (self.head2(z).float() + self.skip(f).float())[:, 0]
        return logits.split([len(row) for row in asks]), evidence


def from_base(folder, seed=0, dropout=0.1):
    """all-MiniLM-L6-v2 weights; document K/V start as copies of the layer's own; fresh evidence and head."""
    import os

    from safetensors.torch import load_file

    torch.manual_seed(seed)
    base = load_file(os.path.join(folder, "model.safetensors"))
    base = {k.removeprefix("bert."): v for k, v in base.items()}
    model = Fusion(dropout)
    state = model.state_dict()

    def put(name, source):
        for part in ("weight", "bias"):
            state[f"{name}.{part}"] = base[f"{source}.{part}"].clone()

    state["words.weight"] = base["embeddings.word_embeddings.weight"]
    state["positions.weight"] = base["embeddings.position_embeddings.weight"]
    row = base["embeddings.token_type_embeddings.weight"][:1]
    state["types.weight"] = row.repeat(3, 1) + 0.02 * row.std() * torch.randn(3, HIDDEN)
    put("norm", "embeddings.LayerNorm")
    names = {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
        "o": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for i in range(LAYERS):
        for ours, theirs in names.items():
            put(f"layers.{i}.{ours}", f"encoder.layer.{i}.{theirs}")
        if i in FUSION:
            put(f"layers.{i}.memory_k", f"encoder.layer.{i}.attention.self.key")
            put(f"layers.{i}.memory_v", f"encoder.layer.{i}.attention.self.value")
    # the evidence query starts as MiniLM's own sentence embedding against the states of nearby tokens
    for name, scale in (("evidence_q", 1.27), ("evidence_s", 0.0), ("evidence_k", 1.0), ("evidence_v", 1.0)):
        state[f"{name}.weight"], state[f"{name}.bias"] = scale * torch.eye(HIDDEN), torch.zeros(HIDDEN)
    state["skip.weight"], state["skip.bias"] = torch.tensor([[1.0, -0.5, 0.0]]), torch.tensor([-0.8])
    state["head2.weight"] = 0.3 * state["head2.weight"]
    model.load_state_dict(state)
    return model
