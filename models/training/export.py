"""Writes read.onnx, ask.onnx, weights.bin and the tokenizer of a checkpoint.

    python export.py --checkpoint /tmp/rub/first.pt /tmp/rub/second.pt --out ../rubricon-mini

Weights are int8, symmetric, one scale per output channel (per row for embeddings), stored once and shared by both graphs.
In a graph a weight is int8 -> Cast -> Mul(scale): runtimes fold that to float32 when loading, activations are float32,
so an answer does not depend on its batch mates. Plain opset-17 operators only.
"""

import argparse
import json
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

import data
from model import DEPTH, FUSION, FUSION_FROM, HEADS, HIDDEN, LAYERS, MEMORY_WIDTH, REACH

EPSILON = 1e-12


def quantize(weight, axis):
    """int8 and float32 scale, symmetric; `axis` is the one summed over."""
    scale = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), 1e-12).astype(np.float32) / 127
    return np.clip(np.rint(weight / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def averaged(checkpoints):
    """The mean of the checkpoints' weights; they must be of one ancestry."""
    states = [torch.load(path, weights_only=False)["ema"] for path in checkpoints]
    return {name: sum(s[name].float() for s in states) / len(states) for name in states[0]}


def dequantized(state):
    """The same checkpoint with its weights rounded as shipped (for checks and figures in torch)."""
    out = {}
    for name, tensor in state.items():
        w = tensor.float().numpy()
        if w.ndim == 2 and name != "types.weight":
            q, s = quantize(w, 1)
            w = q.astype(np.float32) * s
        out[name] = torch.from_numpy(np.array(w))
    return out


class Store:
    """The shared external-data file: each array once, 64-byte aligned."""

    def __init__(self, state):
        self.state = {k: v.float().numpy() for k, v in state.items()}
        self.bytes, self.at = bytearray(), {}

    def place(self, name, array):
        if name not in self.at:
            self.bytes += b"\0" * (-len(self.bytes) % 64)
            raw = np.ascontiguousarray(array).tobytes()
            self.at[name] = (len(self.bytes), len(raw))
            self.bytes += raw
        return self.at[name]


class Graph:
    """A few lines over onnx.helper: every method adds a node and returns its output name."""

    def __init__(self, store):
        self.store, self.nodes, self.initializers, self.known, self.count = store, [], [], set(), 0

    def op(self, kind, *inputs, **attributes):
        self.count += 1
        name = f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def constant(self, value, kind=np.int64):
        array = np.asarray(value, kind)
        name = f"c_{array.dtype}_{'_'.join(map(str, array.reshape(-1)))}_{array.ndim}"
        if name not in self.known:
            self.known.add(name)
            self.initializers.append(onnx.numpy_helper.from_array(array, name))
        return name

    def number(self, value):
        return self.constant(value, np.float32)

    def external(self, name, array):
        offset, length = self.store.place(name, array)
        if name not in self.known:
            self.known.add(name)
            tensor = TensorProto(name=name, data_type=helper.np_dtype_to_tensor_dtype(array.dtype), dims=array.shape)
            tensor.data_location = TensorProto.EXTERNAL
            for key, value in (("location", "weights.bin"), ("offset", offset), ("length", length)):
                tensor.external_data.add(key=key, value=str(value))
            self.initializers.append(tensor)
        return name

    def floats(self, name):
        return self.external(name, self.store.state[name].astype(np.float32))

    def rows(self, name, indices):
        """Embedding rows: gather int8 rows and their scales, then multiply."""
        q, s = quantize(self.store.state[name], 1)
        picked = self.op("Cast", self.op("Gather", self.external(name + ".q", q), indices), to=TensorProto.FLOAT)
        return self.op("Mul", picked, self.op("Gather", self.external(name + ".s", s), indices))

    def linear(self, name, x):
        q, s = quantize(self.store.state[name + ".weight"], 1)
        weight = name + ".weight.f"
        if weight not in self.known:
            self.known.add(weight)
            whole = self.op("Cast", self.external(name + ".weight.q", np.ascontiguousarray(q.T)), to=TensorProto.FLOAT)
            scale = self.external(name + ".weight.s", np.ascontiguousarray(s.T))
            self.nodes.append(helper.make_node("Mul", [whole, scale], [weight], name=weight))
        return self.op("Add", self.op("MatMul", x, weight), self.floats(name + ".bias"))

    def norm(self, name, x):
        return self.op("LayerNormalization", x, self.floats(name + ".weight"), self.floats(name + ".bias"), axis=-1, epsilon=EPSILON)

    def gelu(self, x):
        erf = self.op("Erf", self.op("Mul", x, self.number(2**-0.5)))
        return self.op("Mul", self.op("Mul", x, self.number(0.5)), self.op("Add", erf, self.number(1)))

    def slice(self, x, axis, start, end):
        return self.op("Slice", x, self.constant([start]), self.constant([end]), self.constant([axis]))

    def size(self, x, axis):
        return self.op("Gather", self.op("Shape", x), self.constant([axis]))

    def reshape(self, x, *shape):
        """Numbers and one-element shape tensors together."""
        if all(isinstance(s, int) for s in shape):
            return self.op("Reshape", x, self.constant(list(shape)))
        parts = [self.constant([s]) if isinstance(s, int) else s for s in shape]
        return self.op("Reshape", x, self.op("Concat", *parts, axis=0))

    def embed(self, ids, kind):
        length = self.op("Gather", self.op("Shape", ids), self.constant(1))
        positions = self.op("Range", self.constant(0), length, self.constant(1))
        x = self.op("Add", self.rows("words.weight", ids), self.rows("positions.weight", positions))
        if kind is None:
            row = self.external("types.weight[2]", self.store.state["types.weight"][2].astype(np.float32))
        else:
            row = self.op("Gather", self.floats("types.weight"), kind)
        return self.norm("norm", self.op("Add", x, row))

    def finish(self, i, x, attended):
        x = self.norm(f"layers.{i}.norm1", self.op("Add", x, self.linear(f"layers.{i}.o", attended)))
        inner = self.linear(f"layers.{i}.down", self.gelu(self.linear(f"layers.{i}.up", x)))
        return self.norm(f"layers.{i}.norm2", self.op("Add", x, inner))

    def save(self, path, name, inputs, outputs):
        graph = helper.make_graph(self.nodes, name, inputs, outputs, self.initializers)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="rubricon")
        with open(path, "wb") as file:
            file.write(model.SerializeToString())


def read_graph(store, path):
    """One window [CLS] tokens [SEP] -> a memory row per token."""
    g = Graph(store)
    x = g.reshape(g.embed("input_ids", "type_ids"), -1, HIDDEN)
    memory = []
    for i in range(LAYERS):
        name = f"layers.{i}"
        if i in FUSION:
            memory += [g.linear(f"{name}.memory_k", x), g.linear(f"{name}.memory_v", x)]
        q = g.op("Mul", g.linear(f"{name}.q", x), g.number(DEPTH**-0.5))
        q = g.op("Transpose", g.reshape(q, -1, HEADS, DEPTH), perm=[1, 0, 2])
        k = g.op("Transpose", g.reshape(g.linear(f"{name}.k", x), -1, HEADS, DEPTH), perm=[1, 2, 0])
        v = g.op("Transpose", g.reshape(g.linear(f"{name}.v", x), -1, HEADS, DEPTH), perm=[1, 0, 2])
        out = g.op("MatMul", g.op("Softmax", g.op("MatMul", q, k), axis=-1), v)
        x = g.finish(i, x, g.reshape(g.op("Transpose", out, perm=[1, 0, 2]), -1, HIDDEN))
    at = g.op("Range", g.constant(0), g.op("Gather", g.op("Shape", "input_ids"), g.constant(1)), g.constant(1))
    at = g.op("Cast", at, to=TensorProto.FLOAT)
    apart = g.op("Abs", g.op("Sub", g.reshape(at, -1, 1), g.reshape(at, 1, -1)))
    # 1 where |i - j| <= REACH, else 0, with arithmetic alone
    band = g.op("Clip", g.op("Sub", g.number(REACH + 1), apart), g.number(0), g.number(1))
    near = g.op("Div", g.op("MatMul", band, x), g.op("ReduceSum", band, g.constant([1]), keepdims=1))
    memory += [g.linear("evidence_k", near), g.linear("evidence_v", x)]
    g.nodes.append(helper.make_node("Concat", memory, ["memory"], axis=1, name="memory"))
    info = helper.make_tensor_value_info
    g.save(
        path,
        "read",
        [info("input_ids", TensorProto.INT64, [1, "T"]), info("type_ids", TensorProto.INT64, [1, "T"])],
        [info("memory", TensorProto.FLOAT, ["T", MEMORY_WIDTH])],
    )


def ask_graph(store, path):
    """B padded statements over one memory -> logits and evidence."""
    g = Graph(store)
    batch, size, keys = g.size("statement_ids", 0), g.size("statement_ids", 1), g.size("memory", 0)
    both = g.op("Mul", batch, size)
    x = g.embed("statement_ids", None)  # [B, S, 384]: reads the document from FUSION_FROM on
    alone = x  # the same tower without the document: the statement's own embedding
    off = g.op("Mul", g.op("Sub", "statement_mask", g.number(1)), g.number(30000))
    bias = g.reshape(off, 1, batch, 1, size)

    def split(x, name, rows, perm):
        return g.op("Transpose", g.reshape(g.linear(name, x), batch, rows, HEADS, DEPTH), perm=perm)

    def gather(x, rows):
        return g.reshape(g.op("Transpose", x, perm=[1, 2, 0, 3]), batch, rows, HIDDEN)

    def own_scores(asking, x, name, rows):  # [12, B, rows, S]
        q = g.op("Mul", split(asking, f"{name}.q", rows, [2, 0, 1, 3]), g.number(DEPTH**-0.5))
        return q, g.op("Add", g.op("MatMul", q, split(x, f"{name}.k", size, [2, 0, 3, 1])), bias)

    for i in range(LAYERS):
        name = f"layers.{i}"
        v = split(alone, f"{name}.v", size, [2, 0, 1, 3])
        _, own = own_scores(alone, alone, name, size)
        alone = g.finish(i, alone, gather(g.op("MatMul", g.op("Softmax", own, axis=-1), v), size))
        if i not in FUSION:
            x = alone
            continue
        last = i == LAYERS - 1  # after the last layer only [CLS] is read
        asking, asked, rows = (g.slice(x, 1, 0, 1), g.constant([1]), batch) if last else (x, size, both)
        q, own = own_scores(asking, x, name, asked)
        v = split(x, f"{name}.v", size, [2, 0, 1, 3])
        at = (i - FUSION_FROM) * 2 * HIDDEN
        kd = g.reshape(g.slice("memory", 1, at, at + HIDDEN), -1, HEADS, DEPTH)
        vd = g.reshape(g.slice("memory", 1, at + HIDDEN, at + 2 * HIDDEN), -1, HEADS, DEPTH)
        kd, vd = g.op("Transpose", kd, perm=[1, 2, 0]), g.op("Transpose", vd, perm=[1, 0, 2])
        far = g.reshape(g.op("MatMul", g.reshape(q, HEADS, rows, DEPTH), kd), HEADS, batch, asked, keys)
        weight = g.op("Softmax", g.op("Concat", own, far, axis=-1), axis=-1)
        near = g.op("Slice", weight, g.constant([0]), size, g.constant([3]))
        far = g.op("Slice", weight, size, g.constant([2**31 - 1]), g.constant([3]))
        far = g.reshape(g.op("MatMul", g.reshape(far, HEADS, rows, keys), vd), HEADS, batch, asked, DEPTH)
        x = g.finish(i, asking, gather(g.op("Add", g.op("MatMul", near, v), far), asked))
    s = g.reshape(x, -1, HIDDEN)
    at = len(FUSION) * 2 * HIDDEN
    key = g.op("Transpose", g.slice("memory", 1, at, at + HIDDEN), perm=[1, 0])
    real = g.reshape("statement_mask", batch, size, 1)
    u = g.op("ReduceSum", g.op("Mul", alone, real), g.constant([1]), keepdims=0)
    u = g.op("Div", u, g.op("ReduceSum", "statement_mask", g.constant([1]), keepdims=1))
    query = g.op("Add", g.linear("evidence_q", u), g.linear("evidence_s", s))
    hidden = g.op("Mul", g.op("Sub", "response_mask", g.number(1)), g.number(30000))
    score = g.op("Add", g.op("MatMul", query, key), hidden)  # [B, P]
    top = g.op("ReduceMax", score, axes=[1], keepdims=1)
    power = g.op("Mul", g.op("Exp", g.op("Sub", score, top)), "response_mask")
    total = g.op("ReduceSum", power, g.constant([1]), keepdims=1)
    g.nodes.append(helper.make_node("Div", [power, total], ["evidence"], name="evidence"))
    r = g.op("MatMul", "evidence", g.slice("memory", 1, at + HIDDEN, at + 2 * HIDDEN))
    # how well the best passage and the whole response match, and the response's length
    count = g.op("ReduceSum", "response_mask", keepdims=1)
    mean = g.op("Div", g.op("ReduceSum", g.op("Mul", score, "response_mask"), g.constant([1]), keepdims=1), count)
    level = g.op("Add", top, g.op("Log", total))
    length = g.op("Add", g.op("Mul", mean, g.number(0)), g.op("Log", count))
    f = g.op("Mul", g.op("Concat", level, mean, length, axis=-1), g.number(0.2))
    z = g.op("Concat", s, u, r, g.op("Mul", s, r), g.op("Mul", u, r), axis=-1)
    logit = g.op("Add", g.linear("head2", g.gelu(g.linear("head1", z))), g.linear("skip", f))
    g.nodes.append(helper.make_node("Reshape", [logit, g.constant([-1])], ["logits"], name="logits"))
    info = helper.make_tensor_value_info
    g.save(
        path,
        "ask",
        [
            info("memory", TensorProto.FLOAT, ["P", MEMORY_WIDTH]),
            info("response_mask", TensorProto.FLOAT, ["P"]),
            info("statement_ids", TensorProto.INT64, ["B", "S"]),
            info("statement_mask", TensorProto.FLOAT, ["B", "S"]),
        ],
        [info("logits", TensorProto.FLOAT, ["B"]), info("evidence", TensorProto.FLOAT, ["B", "P"])],
    )


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--checkpoint", required=True, nargs="+", help="several are averaged")
    a.add_argument("--out", default="../rubricon-mini")
    args = a.parse_args()
    os.makedirs(args.out, exist_ok=True)
    store = Store(averaged(args.checkpoint))
    read_graph(store, os.path.join(args.out, "read.onnx"))
    ask_graph(store, os.path.join(args.out, "ask.onnx"))
    with open(os.path.join(args.out, "weights.bin"), "wb") as file:
        file.write(store.bytes)
    with open(os.path.join(args.out, "tokenizer.json"), "w", encoding="utf-8") as file:
        json.dump(data.tokenizer_json(), file, ensure_ascii=False, separators=(",", ":"))
    config = {
        "tokenizer_class": "BertTokenizer", "do_lower_case": True, "strip_accents": None, "tokenize_chinese_chars": True,
        "unk_token": "[UNK]", "model_max_length": 512,
    }  # fmt: skip
    with open(os.path.join(args.out, "tokenizer_config.json"), "w") as file:
        json.dump(config, file, indent=2)
        file.write("\n")
    print({n: os.path.getsize(os.path.join(args.out, n)) for n in sorted(os.listdir(args.out))})


if __name__ == "__main__":
    main()
