"""The reference reader of a shipped folder, in Python: what the page's worker must reproduce."""

import json
import os

import numpy as np
import onnxruntime as ort

import data


class Verifier:
    def __init__(self, folder, threads=2):
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self.sessions = [
            ort.InferenceSession(os.path.join(folder, f"{n}.onnx"), options, providers=["CPUExecutionProvider"])
            for n in ("read", "ask")
        ]
        with open(os.path.join(folder, "tokenizer.json"), encoding="utf-8") as file:
            self.words = data.Words(json.load(file))

    def encode(self, ids, kind):
        """Memory rows of one text: windows in order, each cut to the tokens it contributes."""
        spans = data.windows(len(ids))
        rows = []
        for (start, end), (a, b) in zip(spans, data.kept(spans) if spans else []):
            window = np.array([[data.CLS, *ids[start:end], data.SEP]], np.int64)
            kinds = np.full_like(window, data.TYPES[kind])
            memory = self.sessions[0].run(None, {"input_ids": window, "type_ids": kinds})[0]
            rows.append(memory[1 + a - start : 1 + b - start])
        return rows

    def join(self, conversation, response):
        """Conversation rows first, then response rows; and the response mask."""
        count = sum(map(len, conversation))
        memory = np.concatenate(conversation + response)
        return memory, (np.arange(len(memory)) >= count).astype(np.float32)

    def read(self, messages, response):
        return self.join(
            self.encode(self.words.conversation(messages), "conversation"), self.encode(self.words.text(response), "response")
        )

    def ask(self, reading, statements, pad=0):
        """statements: data.Statement each -> logits [B], evidence [B, P]. What a denial denies is asked too and counts against it."""
        memory, mask = reading
        count, denials = len(statements), [i for i, s in enumerate(statements) if s.affirmed]
        statements = [[data.CLS, *s[: data.STATEMENT_MAX], data.SEP] for s in (*statements, *(statements[i].affirmed for i in denials))]
        size = max(map(len, statements)) + pad
        ids, real = np.zeros((len(statements), size), np.int64), np.zeros((len(statements), size), np.float32)
        for i, s in enumerate(statements):
            ids[i, : len(s)], real[i, : len(s)] = s, 1
        feed = {"memory": memory, "response_mask": mask, "statement_ids": ids, "statement_mask": real}
        logits, evidence = self.sessions[1].run(None, feed)
        for i, against, where in zip(denials, logits[count:], evidence[count:]):
            logits[i], evidence[i] = (logits[i] - against) / 2, (evidence[i] + where) / 2
        return logits[:count], evidence[:count]
