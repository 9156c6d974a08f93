"""Masked-language training of the reading: words of the grader's explanations are hidden and filled in from the response.

What an explanation tells of a response can only be filled in by one who reads it, so this trains the reading where a verdict's
one bit can be had by knowing which criteria tend to be met. The head is used in training only and never exported.
"""

import torch
import torch.nn.functional as F
from torch import nn

from attend import Layout, attend
from data import MASK
from model import FUSION, HIDDEN, filler

MOST, LONGEST = 4, 100  # explanations a response, tokens of each
COMMON = 2150  # ids below are marks, letters and the most frequent words: filled in without reading
KEPT = 0.1  # share of the words asked for that stay in place


class FillHead(nn.Module):
    """States of hidden tokens [N, 384] -> logits over the vocabulary [N, 30522], through the frozen word embeddings."""

    def __init__(self):
        super().__init__()
        self.dense, self.norm = nn.Linear(HIDDEN, HIDDEN), nn.LayerNorm(HIDDEN)
        self.bias = nn.Parameter(torch.zeros(30522))
        nn.init.eye_(self.dense.weight)
        nn.init.constant_(self.norm.weight, 0.5)

    def forward(self, x, words):
        h = self.norm(F.gelu(self.dense(x)))
        return (h @ words.T.to(h.dtype)).float() + self.bias


def hide(remarks, rng, share):
    """Explanations (ids) as (ids with words hidden, places of the hidden, the words there); without those that hide nothing."""
    out = []
    for ids in rng.sample(remarks, min(MOST, len(remarks))):
        ids = ids[:LONGEST]
        places = [p for p, word in enumerate(ids) if word > COMMON and rng.random() < share]
        shown = list(ids)
        for p in places:
            shown[p] = ids[p] if rng.random() < KEPT else MASK
        if places:
            out.append((shown, places, [ids[p] for p in places]))
    return out


def states(model, memory, sizes, texts, readings):
    """Texts (ids) reading one reading each through the fusion layers -> states of all tokens [N, 384] and where each text starts."""
    lower, _ = model.begin(texts)
    lengths = [len(t) for t in lower[: len(texts)]]
    starts = torch.tensor([0, *lengths]).cumsum(0)[:-1]
    spare = filler(sum(lengths), 256)
    layout = Layout([*lengths, spare], None, sizes, [[d for d in pair if d is not None] for pair in readings] + [[]])
    x = F.pad(torch.cat(list(lower[: len(texts)])), (0, 0, 0, spare))
    for n, i in enumerate(FUSION):
        layer = model.layers[i]
        x = layer.finish(x, attend(layer.q(x), layer.k(x), layer.v(x), memory[2 * n], memory[2 * n + 1], layout), model.drop)
    return x, starts


def loss(model, head, memory, sizes, readings, hidden, warming=False):
    """Cross-entropy summed over the hidden words of `hidden` (lists as from `hide`, one per reading), how many were right, how many there were."""
    rows = [(reading, *row) for reading, own in zip(readings, hidden) for row in own]
    if not rows:
        return 0.0, 0, 0
    x, starts = states(model, memory, sizes, [shown for _, shown, _, _ in rows], [reading for reading, *_ in rows])
    at = torch.tensor([int(start) + 1 + p for start, (_, _, places, _) in zip(starts, rows) for p in places])  # 1 for [CLS]
    want = torch.tensor([word for *_, words in rows for word in words])
    x = x.index_select(0, at)
    logits = head(x.detach() if warming else x, model.words.weight)
    return F.cross_entropy(logits, want, reduction="sum"), int((logits.argmax(-1) == want).sum()), len(want)
