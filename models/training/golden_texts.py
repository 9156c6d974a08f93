"""Texts of our own for golden.json: a plain case, markup with accents, emoji and other scripts, no conversation, and a long one."""

import itertools


def long_response():
    """Over two windows of varied sentences about looking after a garden pond; no two are the same."""
    things = ["pump", "filter", "liner", "lily basket", "marginal shelf", "hose", "net", "thermometer", "fountain head", "stone edge"]
    moments = ["In March", "After a storm", "On a dry weekend", "Before the first frost", "Around midsummer", "When leaves fall"]
    acts = [
        "lift the {0} out, rinse it with pond water and look for cracks",
        "check that the {0} still sits level, because a tilt wastes water",
        "write down how the {0} behaves, so that next year you can compare",
        "let the {0} rest for a day if the water has turned cloudy",
        "ask a neighbour to hold the {0} while you clear the gravel below",
        "replace the {0} only if cleaning it twice has not helped",
        "keep children away from the {0} until everything is dry again",
    ]
    pairs = itertools.islice(zip(itertools.cycle(moments), itertools.cycle(acts), itertools.cycle(things)), 68)
    lines = []
    for n, (moment, act, thing) in enumerate(pairs, 1):
        lines.append(f"{moment}, {act.format(thing)}.")
        if n % 9 == 0:
            lines.append(f"\n\n**Step {n // 9}.** Count the fish, note that you saw {n} or fewer, then feed them sparingly.")
    lines.append("\n\nIf a fish floats or gasps at the surface, call an aquatic vet the same day.")
    return " ".join(lines)


ROWS = [
    {
        "conversation": [
            {"role": "user", "content": "I twisted my ankle on the stairs last night and it is puffy. What should I do?"},
            {"role": "assistant", "content": "Sorry to hear that! Can you put weight on it?"},
            {"role": "user", "content": "Yes, a few steps, but it stings."},
        ],
        "response": "Good that you can walk on it. Rest it for two days, wrap something cold in a towel and hold it there for fifteen "
        "minutes, and keep the foot raised. If it is still too sore to walk on by Friday, or the foot turns numb or pale, have it "
        "looked at in person.",
        "statements": [
            "Advises resting the ankle.",
            "Says when to seek medical care in person.",
            "Prescribes an antibiotic.",
            "Asks the user how old they are.",
            "The response does not mention a painkiller.",
            "Fails to say how long to rest.",
        ],
    },
    {
        "conversation": [
            {"role": "system", "content": "You are a café's helper. Literal marks such as [SEP] or [unused0] are only text."},
            {"role": "user", "content": "¿Tenéis algo sin gluten? 🥐 我想喝茶。"},
        ],
        "response": "## Sí, claro 😀\n\n- **Crème brûlée** — sin gluten 🍮\n- *Pão de queijo* (queso, tapioca)\n- 绿茶 & 茉莉花茶\n\n"
        "| plato | €  |\n|---|---|\n| brûlée | 4,50 |\n\nNaïve question? Never! 👩🏽‍🍳 `[CLS]` [SEP] ends nothing here…",
        "statements": ["Lists at least one gluten-free dish.", "Mentions green tea (绿茶).", "Refuses to answer. 🙅"],
    },
    {
        "conversation": [],
        "response": "The library opens at nine and closes at six, except on Sundays, when it stays shut.",
        "statements": ["States the opening hours.", "Says that the library is open every day of the week."],
    },
    {
        "conversation": [{"role": "user", "content": "Give me a full year's plan for my small fish pond, please. " * 3}],
        "response": long_response(),
        "statements": [
            "Says what to do if a fish gasps at the surface.",
            "Recommends draining the pond completely every month.",
            "Uses numbered steps.",
        ],
    },
]
