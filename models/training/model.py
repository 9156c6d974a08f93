"""The fusion verifier: one BERT tower; statements read the document through joint attention in the upper layers.

Everything runs on packed tokens, without padding.
Documents never attend to statements, so a document's memory is computed once and asked many times.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

from attend import Layout, attend
from data import CLS, OVERLAP, SEP, STATEMENT_MAX, TYPES, WINDOW, kept, windows

HIDDEN, HEADS, LAYERS, INNER, FUSION_FROM = 384, 12, 6, 1536, 2
DEPTH = HIDDEN // HEADS
REACH = 7  # evidence keys are averaged over this many tokens to either side
FUSION = list(range(FUSION_FROM, LAYERS))
MEMORY_WIDTH = len(FUSION) * 2 * HIDDEN + 2 * HIDDEN


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


def filler(rows, step):
    """How many rows bring `rows` to the next multiple of `step`, at least one: oneDNN compiles a kernel for every new shape."""
    return step - rows % step


def smooth(x, lengths):
    """Each token averaged with up to REACH neighbours to either side in its own sequence. x [N, width]."""
    low, high = [], []
    start = 0
    for n in lengths:
        low += [start + max(0, i - REACH) for i in range(n)]
        high += [start + min(n, i + REACH + 1) for i in range(n)]
        start += n
    low, high = torch.tensor(low), torch.tensor(high)
    total = F.pad(x.float().cumsum(0), (0, 0, 1, 0))
    return ((total.index_select(0, high) - total.index_select(0, low)) / (high - low)[:, None]).to(x.dtype)


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
        """documents: [(ids, kind)] -> memory [M, width] columns over the kept tokens of all documents (key and value of
        each fusion layer, then evidence key and value), and each document's number of kept tokens."""
        ids, positions, kinds, lengths, keep, sizes = [], [], [], [], [], []
        for text, kind in documents:
            spans = windows(len(text))
            for (start, end), (a, b) in zip(spans, kept(spans) if spans else []):
                first = len(ids) + 1
                keep += range(first + a - start, first + b - start)
                ids += [CLS, *text[start:end], SEP]
                positions += range(end - start + 2)
                lengths.append(end - start + 2)
            kinds += [TYPES[kind]] * (len(ids) - len(kinds))
            sizes.append(len(text))
        lengths.append(filler(len(ids), 256))
        ids, positions, kinds = (column + [0] * lengths[-1] for column in (ids, positions, kinds))
        x = self.embed(torch.tensor(ids), torch.tensor(positions), torch.tensor(kinds))
        layout, keep = Layout(lengths), torch.tensor(keep)
        memory = []
        for i, layer in enumerate(self.layers):
            if i in FUSION:
                memory += [layer.memory_k(x), layer.memory_v(x)]
            x = layer.finish(x, attend(layer.q(x), layer.k(x), layer.v(x), None, None, layout), self.drop)
        memory += [self.evidence_k(smooth(x, lengths)), self.evidence_v(x)]
        return [column.index_select(0, keep) for column in memory], sizes

    # ---- statements: many

    def begin(self, statements):
        """Document-free: states after the lower layers (fusion goes on from them), and the embedding (mean of the last)."""
        statements = [[CLS, *s[:STATEMENT_MAX], SEP] for s in statements]
        statements.append([0] * filler(sum(map(len, statements)), 256))
        lengths = [len(s) for s in statements]
        ids = torch.tensor([i for s in statements for i in s])
        positions = torch.tensor([i for n in lengths for i in range(n)])
        x = self.embed(ids, positions, torch.full_like(ids, TYPES["statement"]))
        layout = Layout(lengths)
        for i, layer in enumerate(self.layers):
            if i == FUSION_FROM:
                lower = x
            x = layer.finish(x, attend(layer.q(x), layer.k(x), layer.v(x), None, None, layout), self.drop)
        mean = torch.stack([t.float().mean(0) for t in x.split(lengths)])
        return lower.split(lengths), mean

    def forward(self, batch):
        """batch: {"documents": [(ids, kind)], "readings": [(conversation document or None, response document)],
        "statements": [ids], "asks": [[statement index]] per reading} -> logits and evidence per reading."""
        return self.ask(batch, *self.read(batch["documents"]))

    def ask(self, batch, memory, sizes):
        """`forward` where the documents were read."""
        statements, meaning = self.begin(batch["statements"])
        asks, readings = batch["asks"], batch["readings"]
        lengths = [len(statements[i]) for row in asks for i in row]
        reads = [[d for d in pair if d is not None] for pair, row in zip(readings, asks) for _ in row] + [[]]
        count, spare = len(lengths), filler(len(lengths), 32)
        lengths.append(filler(sum(lengths), 256))
        full, last = Layout(lengths, None, sizes, reads), Layout(lengths, [1] * count + [spare], sizes, reads)
        starts = F.pad(torch.tensor([0, *lengths]).cumsum(0)[:-1], (0, spare - 1), value=sum(lengths) - 1)
        x = torch.cat([statements[i] for row in asks for i in row])
        x = F.pad(x, (0, 0, 0, lengths[-1]))
        for n, i in enumerate(FUSION):
            layer = self.layers[i]
            final = i == LAYERS - 1  # only [CLS] is read after the last layer
            asking = x.index_select(0, starts) if final else x
            out = attend(layer.q(asking), layer.k(x), layer.v(x), memory[2 * n], memory[2 * n + 1], last if final else full)
            x = layer.finish(asking, out, self.drop)
        s = x.float()[:count]
        u = meaning[torch.tensor([i for row in asks for i in row])]
        found, evidence, extra = [], [], []
        per_reading = [len(row) for row in asks]
        asked = (self.evidence_q(u) + self.evidence_s(s)).float().split(per_reading)
        keys, values = memory[-2].float().split(sizes), memory[-1].float().split(sizes)
        for query, (_, response) in zip(asked, readings):
            key, value = keys[response], values[response]
            score = query @ key.T
            weight = score.log_softmax(-1)
            count = torch.full((len(query),), math.log(len(key)))
            extra.append(torch.stack([score.logsumexp(-1), score.mean(-1), count], -1))
            evidence.append(weight)
            found.append(weight.exp() @ value)
        r, f = torch.cat(found), torch.cat(extra) * 0.2
        z = self.drop(F.gelu(self.head1(torch.cat([s, u, r, s * r, u * r], -1))))
        logits = (self.head2(z).float() + self.skip(f).float())[:, 0]
        return logits.split(per_reading), evidence


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
