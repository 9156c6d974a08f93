"""What a denial denies, as `workers/affirm.ts` has it; a golden row holds the two together."""

import re

SUBJECT = r"^((?:(?:the|this) (?:response|answer|reply|model|assistant)|it) )?"
DENIED = re.compile(
    SUBJECT
    + r"(?:(?:fails|failed|failing|failure|neglects) to|does not|doesn['’]t|did not|didn['’]t) ((?:also|even|ever|(?!(?:apply|comply|imply|multiply|rely|reply|supply) )[a-z]+ly) )?([a-z-]+)",
    re.I,
)
LACKING = re.compile(SUBJECT + r"(?:omits|lacks)\b", re.I)


def affirm(statement):
    """`Fails to name a dose` gives `names a dose`; None where a statement does not begin with a denial."""
    found = DENIED.match(statement)
    if found:
        subject, adverb, verb = (part or "" for part in found.groups())
        return subject + adverb + third_person(verb.lower()) + statement[found.end() :]
    found = LACKING.match(statement)
    return (found.group(1) or "") + "includes" + statement[found.end() :] if found else None


def third_person(verb):
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
