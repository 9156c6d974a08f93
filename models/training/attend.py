"""Attention of packed sequences, each over its own keys and up to two shared memory segments, in one softmax.

On a CPU with AMX, bfloat16 goes through `attend.c`, compiled at first use (five times the speed of the same in
PyTorch, whose small ragged products are mostly overhead). Everything else takes the plain path below, which is also what the
compiled one is checked against: `python attend.py`.
"""

import ctypes
import functools
import math
import os
import subprocess
import tempfile

import torch

DEPTH = 32


class Layout:
    """Who attends to what. Lengths in tokens.

    queries, keys: per sequence; segments: length of each memory segment; reads: per sequence up to two segment numbers.
    """

    def __init__(self, keys, queries=None, segments=(), reads=None):
        self.keys, self.queries, self.segments = list(keys), list(queries or keys), list(segments)
        self.reads = reads and [[*r, -1, -1][:2] for r in reads]
        self.arrays = [ints(offsets(self.queries)), ints(offsets(self.keys)), self.reads and ints([g for r in self.reads for g in r]), ints(offsets(self.segments))]


def offsets(lengths):
    out = [0]
    for n in lengths:
        out.append(out[-1] + n)
    return out


def ints(values):
    return (ctypes.c_int * len(values))(*values)


def attend(q, k, v, mk, mv, layout):
    """q [Nq, width], k and v [N, width], mk and mv [M, width] or None -> [Nq, width]; heads are 32 wide."""
    if q.dtype == torch.bfloat16 and q.device.type == "cpu" and library():
        return Fast.apply(q, k, v, mk, mv, layout)
    return plain(q, k, v, mk, mv, layout)


def plain(q, k, v, mk, mv, layout):
    heads = lambda x: x.view(len(x), -1, DEPTH).transpose(0, 1)
    seg_k = mk.split(layout.segments) if mk is not None else ()
    seg_v = mv.split(layout.segments) if mv is not None else ()
    out = []
    for i, (a, b, c) in enumerate(zip(q.split(layout.queries), k.split(layout.keys), v.split(layout.keys))):
        reads = [g for g in layout.reads[i] if g >= 0] if layout.reads else []
        key, value = heads(torch.cat([b, *(seg_k[g] for g in reads)])), heads(torch.cat([c, *(seg_v[g] for g in reads)]))
        out.append((torch.nn.functional.scaled_dot_product_attention(heads(a)[None], key[None], value[None])[0]).transpose(0, 1).flatten(1))
    return torch.cat(out)


@functools.cache
def library():
    """The compiled kernels, or None where there is no AMX or no compiler."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "attend.c")
    folder = tempfile.mkdtemp()
    built = os.path.join(folder, "attend.so")
    try:
        with open("/proc/cpuinfo") as cpu:
            if "amx_bf16" not in cpu.read():
                return None
        subprocess.run(["gcc", "-O3", "-march=native", "-shared", "-fPIC", "-o", built, source], check=True, capture_output=True)
        lib = ctypes.CDLL(built)
    except (OSError, subprocess.CalledProcessError):
        return None
    lib.attend_forward.restype = lib.attend_backward.restype = None
    return lib if lib.attend_ready() else None


def at(x):
    return ctypes.c_void_p(x.data_ptr() if x is not None else None)


class Fast(torch.autograd.Function):
    @staticmethod
    def call(kernel, tensors, layout, width):
        qoff, koff, reads, moff = layout.arrays
        kernel(*map(at, tensors), len(layout.keys), qoff, koff, reads, len(layout.segments), moff, width // DEPTH, ctypes.c_float(1 / math.sqrt(DEPTH)))

    @staticmethod
    def forward(ctx, q, k, v, mk, mv, layout):
        q, k, v, mk, mv = (x if x is None else x.contiguous() for x in (q, k, v, mk, mv))
        out, lse = torch.empty_like(q), torch.empty(q.shape[1] // DEPTH, len(q))
        Fast.call(library().attend_forward, (q, k, v, mk, mv, out, lse), layout, q.shape[1])
        ctx.layout = layout
        ctx.save_for_backward(q, k, v, mk, mv, out, lse)
        return out

    @staticmethod
    def backward(ctx, grad):
        q, k, v, mk, mv, out, lse = ctx.saved_tensors
        grads = [x if x is None else torch.empty_like(x) for x in (q, k, v, mk, mv)]
        Fast.call(library().attend_backward, (q, k, v, mk, mv, out, grad.contiguous(), lse, *grads), ctx.layout, q.shape[1])
        return *grads, None


if __name__ == "__main__":
    torch.manual_seed(0)
    layout = Layout([5, 70, 33, 1], [5, 70, 1, 1], [40, 7, 65], [[0, 1], [0, 2], [2], []])
    sizes = [77, 109, 109, 112, 112]
    exact = [(torch.randn(n, 384) * 1.5).bfloat16().double().requires_grad_() for n in sizes]
    fast = [x.detach().bfloat16().requires_grad_() for x in exact]
    direction = torch.randn(77, 384).bfloat16()
    a, b = plain(*exact, layout), attend(*fast, layout)
    a.backward(direction.double())
    b.backward(direction)
    for name, x, y in [("out", a, b), *((n, x.grad, y.grad) for n, x, y in zip(("q", "k", "v", "mk", "mv"), exact, fast))]:
        gap = float((x - y.double()).norm() / x.norm())
        print(f"{name} relative error {gap:.4f}")
        assert gap < 0.02
    assert library(), "checked against itself: no AMX or no gcc here"
