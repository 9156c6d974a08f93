"""Short cases put together from phrases of our own, with verdicts that follow from how they were put together.

Two kinds: a note written from a user's jottings (facts kept, left out, changed or added) and an answer to a complaint
(a cause stated or only considered, a treatment with or without its test, a referral, questions). They teach what graded
answers seldom hold: terse notes, and statements about what should not be there. No sentence comes from a data set.

    python composed.py --show 3
"""

import argparse
import random

NAMES = "Okafor Lindqvist Moreau Tanaka Silva Novak Haddad Byrne Kowalski Mensah Costa Petrov Singh Larsen Duarte Weiss".split()
WHO = ["wife", "husband", "son", "sister", "brother", "mother", "neighbour", "partner", "niece"]
ALLERGIES = ["latex", "codeine", "aspirin", "trimethoprim", "amoxicillin", "peanut", "iodine contrast", "sulfa", "egg", "morphine", "bee venom", "cefalexin"]
DRUGS = [("morphine", "mg", (2, 5, 10)), ("metoprolol", "mg", (25, 50, 100)), ("furosemide", "mg", (20, 40, 80)), ("ondansetron", "mg", (4, 8)),
         ("gabapentin", "mg", (100, 300)), ("enoxaparin", "mg", (20, 40, 60)), ("prednisolone", "mg", (5, 20, 40)), ("amlodipine", "mg", (5, 10)),
         ("insulin glargine", "units", (10, 14, 22)), ("cetirizine", "mg", (5, 10)), ("sertraline", "mg", (50, 100)), ("tramadol", "mg", (50, 100)),
         ("omeprazole", "mg", (20, 40)), ("lactulose", "ml", (10, 15, 30)), ("salbutamol", "puffs", (2, 4, 6))]
LABS = ["potassium", "creatinine", "troponin", "CRP", "sodium", "TSH", "INR", "platelet count", "blood culture", "urine culture", "white cell count", "ferritin"]
SCANS = ["chest X-ray", "CT of the head", "ultrasound of the liver", "echocardiogram", "MRI of the knee", "bladder scan", "ECG"]
DIAGNOSES = ["pneumonia", "a urinary infection", "heart failure", "delirium", "a deep vein thrombosis", "dehydration", "an anxiety disorder", "gastritis",
             "early sepsis", "an allergic reaction", "depression", "cellulitis"]
TASKS = ["repeat the blood pressure in an hour", "book a physiotherapy review", "send a urine sample", "weigh the patient daily", "start a fluid chart",
         "call the doctor if the pulse rises", "give paracetamol every six hours", "arrange an X-ray", "change the dressing at noon", "check the feet every shift"]
PLACES = ["left knee", "right shoulder", "abdomen", "lower back", "left foot", "head", "right hip", "jaw", "neck"]
EVENTS = [("fell in the bathroom", "a fall in the bathroom"), ("vomited twice", "two episodes of vomiting"), ("refused breakfast", "that breakfast was refused"),
          ("pulled out the cannula", "that the cannula was pulled out"), ("was confused at night", "confusion at night"), ("coughed up a little blood", "a little blood on coughing"),
          ("had loose stools three times", "three loose stools"), ("slept through the night", "that the patient slept all night"), ("had a nosebleed", "a nosebleed")]
MOVES = [("walks with a stick", "that a stick is used for walking"), ("transfers with one helper", "that one helper is needed for transfers"), ("stays in bed", "that the patient stays in bed"),
         ("climbs stairs alone", "that stairs are managed alone"), ("uses a wheelchair", "the use of a wheelchair"), ("walks with a frame", "that a walking frame is used")]
WISHES = ["wants to discuss going home", "asks for a single room", "would like to speak to the dietitian", "is worried about the cost of care", "wishes to be called after the round",
          "asks about a place in a nursing home"]
DIETS = ["soft diet", "nil by mouth since midnight", "fluids limited to 1.5 litres", "low-salt diet", "thickened fluids", "vegetarian diet", "no grapefruit"]


def clock(rng):
    h, m = rng.randrange(24), rng.choice([0, 0, 10, 15, 20, 30, 40, 45])
    return f"{h:02d}:{m:02d}", rng.choice([f"{h}.{m:02d}", f"{h:02d}{m:02d}", f"{h}:{m:02d}"]) if m else f"{(h - 1) % 12 + 1} {'am' if h < 12 else 'pm'}"


# ---------------------------------------------------------------- facts of a note
# Each maker gives {name, jot, say: [forms], true: [statements], kind}; called again it gives another value of the same fact.


def allergy(rng):
    a = rng.choice(ALLERGIES)
    return dict(kind="fact", key=a, name=f"the {a} allergy", jot=rng.choice([f"allergic to {a}", f"{a} allergy", f"NB {a}!! (allergy)"]),
                say=[f"Allergy: {a}", f"Allergies: {a}.", f"Allergic to {a}.", f"Known {a} allergy", f"The patient is allergic to {a}.", f"ALLERGY – {a.upper()}", f"Drug/food allergies: {a}"],
                true=[f"Notes the {a} allergy.", f"Mentions that the patient is allergic to {a}.", f"Names {a} as an allergy.", f"Records the allergy to {a}", f"The note contains the allergy ({a})."])


def pain(rng):
    a, b = rng.sample(range(2, 10), 2)
    (t, j), p = clock(rng), rng.choice(PLACES)
    return dict(kind="fact", key=(a, b, t), name="the pain scores", jot=rng.choice([f"pain {p} {a}/10 at {j}, now {b}", f"{p} pain {a} out of 10 ({j}), {b}/10 now"]),
                say=[f"Pain ({p}): {a}/10 at {t}, now {b}/10.", f"{p.capitalize()} pain {a}/10 at {t}; {b}/10 at present", f"At {t} the pain in the {p} was {a}/10; it is now {b}/10.", f"Pain score {a} → {b} (first at {t})"],
                true=[f"Gives the pain score of {a} out of 10 with its time.", "Gives both pain scores.", f"Reports that the pain is now {b} out of 10.", f"States the time of the first pain score, {t}.", "Reports the pain scores and when the first was taken."],
                near=[f"Reports that the pain is now {a} out of 10." if a != b else None, f"Says that the pain was {min(10, a + 1)} out of 10 at {t}.", "Says that the patient has no pain."])


def drug(rng):
    d, unit, doses = rng.choice(DRUGS)
    dose, (t, j) = rng.choice(doses), clock(rng)
    other = rng.choice([x for x in doses if x != dose])
    return dict(kind="fact", key=d, name=f"the dose of {d}", jot=rng.choice([f"{d} {dose} {unit} given {j}", f"got {dose}{unit} {d} at {j}", f"had {d} {dose} {unit} at {j}"]),
                say=[f"{d.capitalize()} {dose} {unit} given at {t}.", f"Given: {d} {dose} {unit} ({t})", f"{dose} {unit} of {d} was given at {t}.", f"{t} {d} {dose} {unit}", f"Received {d} ({dose} {unit}) at {t}"],
                true=[f"Gives the dose and the time of {d}.", f"States that {dose} {unit} of {d} was given.", f"Mentions that {d} was given.", f"Names the time at which {d} was given ({t}).", f"Reports the {d} with dose and time."],
                near=[f"States that {other} {unit} of {d} was given.", f"Says that {d} was withheld.", f"Says that {d} was stopped."])


def temperature(rng):
    a, b = rng.sample([round(36.2 + i / 10, 1) for i in range(30)], 2)
    (t, j), (u, k) = clock(rng), clock(rng)
    if rng.random() < 0.4:
        return dict(kind="fact", key=(a, t), name="the temperature", jot=f"temp {a} at {j}", say=[f"Temperature {a} at {t}.", f"Temp: {a} °C ({t})", f"The temperature was {a} °C at {t}."],
                    true=[f"Reports the temperature of {a}.", "Gives the temperature with its time.", "Mentions the temperature."], near=[f"Gives a temperature of {round(a + 0.7, 1)}.", "Reports two temperatures."])
    return dict(kind="fact", key=(a, b), name="the temperatures", jot=rng.choice([f"temp {a} at {j} then {b} at {k}", f"T {a} ({j}), {b} ({k})"]),
                say=[f"Temperature {a} at {t}, {b} at {u}.", f"Temp: {a} °C ({t}) → {b} °C ({u})", f"The temperature was {a} °C at {t} and {b} °C at {u}.", f"T {a} / {b} ({t} / {u})"],
                true=["Gives the two temperatures and when they were taken.", "Gives both temperature readings.", f"Mentions the temperature of {a}.", f"Gives the second temperature, {b}, with its time."],
                near=[f"Reports a temperature of {round(max(a, b) + 0.6, 1)}.", "Says that the temperature was not taken."])


def pressure(rng):
    s, d = rng.randrange(96, 182), rng.randrange(54, 102)
    p = rng.randrange(52, 124)
    return dict(kind="fact", key=(s, d), name="the blood pressure", jot=f"BP {s}/{d} HR {p}", say=[f"BP {s}/{d}, HR {p}.", f"Blood pressure {s}/{d} mmHg, pulse {p}/min", f"Vitals: {s}/{d}, pulse {p}", f"Blood pressure was {s}/{d} with a pulse of {p}."],
                true=["Gives the blood pressure.", f"States a blood pressure of {s} over {d}.", "Reports blood pressure and pulse.", f"Gives the heart rate of {p}."], near=[f"States a blood pressure of {s + 20} over {d}.", f"Gives the heart rate as {p + 15}.", "Reports the breathing rate."])


def pending(rng):
    lab = rng.choice(LABS + SCANS)
    return dict(kind="fact", key=lab, name=f"that the {lab} is still awaited", jot=rng.choice([f"{lab} not back yet", f"waiting for {lab}", f"{lab} pending"]),
                say=[f"{lab[0].upper() + lab[1:]}: result pending", f"Awaiting {lab}.", f"The {lab} result is not back yet.", f"Outstanding: {lab}", f"{lab[0].upper() + lab[1:]} taken, result awaited."],
                true=[f"Says that the {lab} has not come back.", f"Mentions the pending {lab}.", f"Notes that the result of the {lab} is outstanding."], near=[f"Says that the {lab} is normal.", f"Gives the result of the {lab}."])


def result(rng):
    lab, v = rng.choice(LABS[:4] + LABS[4:8]), round(rng.uniform(1, 140), 1)
    return dict(kind="fact", key=lab, name=f"the {lab} result", jot=f"{lab} {v}", say=[f"{lab[0].upper() + lab[1:]} {v}.", f"Labs: {lab} {v}", f"{lab[0].upper() + lab[1:]} came back at {v}.", f"{lab}: {v}"],
                true=[f"Gives the {lab} result.", f"Reports a {lab} of {v}.", f"Includes the value of the {lab}."], near=[f"Says that the {lab} has not come back.", f"Reports a {lab} of {round(v * 1.4 + 1, 1)}."])


def visit(rng):
    w, wish, (t, j) = rng.choice(WHO), rng.choice(WISHES), clock(rng)
    return dict(kind="fact", key=w, name=f"the visit of the {w}", jot=rng.choice([f"{w} coming {j}, {wish}", f"{w} visits at {j} – {wish}"]),
                say=[f"{w.capitalize()} visits at {t} and {wish}.", f"Family: {w} coming at {t}; {wish}", f"The {w} is expected at {t} and {wish}.", f"{t} visit from {w} ({wish})"],
                true=[f"Mentions the visit of the {w}.", f"States that the {w} {wish}.", f"Gives the time of the {w}'s visit.", f"Mentions the visit of the {w} and what the {w} {'wants' if 'want' in wish else 'asked for'}."],
                near=[f"Says that the {w} cannot come.", f"Says that the {rng.choice([x for x in WHO if x != w])} is coming.", f"States that the {w} {rng.choice([x for x in WISHES if x != wish])}."])


def event(rng):
    e, said = rng.choice(EVENTS)
    return dict(kind="fact", key=e, name=said, jot=e, say=[f"{e[0].upper() + e[1:]}.", f"Overnight: {e}", f"The patient {e}.", f"Events: {e}"], true=[f"Mentions {said}.", f"Reports {said}.", f"States that the patient {e}."],
                near=[f"Denies {said}." if not said.startswith("that") else None, f"Reports {rng.choice([s for x, s in EVENTS if x != e])}."])


def moving(rng):
    e, said = rng.choice(MOVES)
    return dict(kind="fact", key="move", name=said, jot=e, say=[f"{e[0].upper() + e[1:]}.", f"Mobility: {e}", f"The patient {e}."], true=[f"Mentions {said}.", f"Describes mobility: {e}.", "Says how the patient moves about."],
                near=[f"States that the patient {rng.choice([x for x, _ in MOVES if x != e])}."])


def diet(rng):
    d = rng.choice(DIETS)
    return dict(kind="fact", key="diet", name=f"the diet ({d})", jot=d, say=[f"Diet: {d}", f"{d[0].upper() + d[1:]}.", f"Nutrition – {d}"], true=[f"Mentions: {d}.", "Says what the patient may eat or drink.", f"States the dietary instruction ({d})."],
                near=[f"Mentions: {rng.choice([x for x in DIETS if x != d])}.", "Says that the patient eats normally."])


def drain(rng):
    v = rng.choice([15, 30, 60, 80, 120, 250, 400])
    w = rng.choice(["drain", "catheter", "nasogastric tube", "stoma"])
    return dict(kind="fact", key=w, name=f"the amount from the {w}", jot=f"{w} {v} ml", say=[f"{w.capitalize()}: {v} ml.", f"{w.capitalize()} output {v} ml", f"The {w} gave {v} ml."], true=[f"Gives the {w} output.", f"States that the {w} gave {v} ml.", f"Reports the amount from the {w}."],
                near=[f"States that the {w} gave {v * 2} ml.", f"Says that the {w} was removed."])


def task(rng):
    t = rng.choice(TASKS)
    return dict(kind="task", key=t, name=f"the task to {t}", jot=f"need to {t}", say=[f"To do: {t}.", f"Plan: {t}", f"Please {t}.", f"Next shift: {t}."], true=[f"Asks the next shift to {t}.", f"Lists as a task: {t}.", f"Says to {t}."], near=[f"Lists as a task: {rng.choice([x for x in TASKS if x != t])}."])


def diagnosis(rng):
    d = rng.choice(DIAGNOSES)
    return dict(kind="diagnosis", key=d, name=f"the diagnosis of {d}", jot=f"dx {d.removeprefix('an ').removeprefix('a ')}", say=[f"Impression: {d}.", f"Possibly {d}.", f"Findings suggest {d}.", f"Likely {d}", f"Diagnosis: {d}"],
                true=[f"Names {d} as a diagnosis.", f"Mentions {d}.", f"Suggests {d}."], near=[f"Suggests {rng.choice([x for x in DIAGNOSES if x != d])}.", f"Rules out {d}."])


FACTS = [allergy, pain, drug, temperature, pressure, pending, result, visit, event, moving, diet, drain]
ASKS = ["Turn my jottings into a {k}.", "please write a {k} from this", "Make a short {k} out of these notes.", "Can you tidy this up into a {k}?", "Draft a {k}. Use only what I give you.", "{K} please, do not add anything:"]
KINDS = ["handover note", "ward note", "shift report", "referral letter", "progress note", "discharge summary", "SOAP note", "transfer note", "home visit note"]
ADDED_DIAGNOSIS = ["Puts in a diagnosis that the jottings do not hold.", "Adds a diagnosis that the user did not give, such as {x}.", "Names a diagnosis that the notes do not contain.", "Invents a diagnosis", "Interprets the findings as {x} although the notes do not say so.",
                   "Introduces a diagnosis not supplied by the user, for example {x}."]
NO_DIAGNOSIS = ["Adds no diagnosis of its own.", "Keeps to the facts given and names no new diagnosis.", "Does not add a diagnosis that is missing from the notes."]
ADDED_TASK = ["Puts in a task that the jottings do not hold.", "Adds an instruction that the user did not give.", "Includes orders for the next shift that are not in the notes.", "Invents a task for the team"]
NO_TASK = ["Adds no tasks of its own.", "Contains no orders that the user did not give."]
CHANGED = ["Changes a value from the user's notes.", "Gets at least one figure from the notes wrong.", "Contains a figure that differs from the user's.", "Misreports {n}."]
OMITS = ["Leaves out {n}.", "Omits {n}.", "Fails to mention {n}.", "Does not include {n}."]


def phrase(fact, rng):
    return rng.choice(fact["say"])


def note_case(rng):
    makers = rng.sample(FACTS, rng.randint(4, 9))
    facts = [m(rng) for m in makers]
    if rng.random() < 0.3:
        facts.append(rng.choice([task, diagnosis])(rng))
    rng.shuffle(facts)
    kept = [f for f in facts if rng.random() < 0.8] or facts[:1]
    left = [f for f in facts if f not in kept]
    added_diagnosis = diagnosis(rng) if rng.random() < 0.35 and not any(f["kind"] == "diagnosis" for f in facts) else None
    added_task = task(rng) if rng.random() < 0.35 and not any(f["kind"] == "task" for f in facts) else None
    changed = None
    said = {}
    for f in kept:
        said[id(f)] = phrase(f, rng)
    if rng.random() < 0.25:
        swap = [(f, m) for f, m in ((f, m) for f in kept for m in FACTS if m in (allergy, pressure, temperature, drain, drug) and f["name"].split()[1:2] == m(random.Random(1))["name"].split()[1:2])]
        if swap:
            f, m = rng.choice(swap)
            new = m(rng)
            if new["key"] != f["key"] and new["name"] == f["name"] and not set(new["true"]) >= set(f["true"]):
                changed, said[id(f)] = f, phrase(new, rng)
    parts = [(said[id(f)], f) for f in kept]
    if added_diagnosis:
        parts.insert(rng.randint(0, len(parts)), (phrase(added_diagnosis, rng), added_diagnosis))
    if added_task:
        parts.append((phrase(added_task, rng), added_task))
    kind = rng.choice(KINDS)
    jots = rng.choice([", ", ". ", "\n", "; "]).join(f["jot"] for f in facts)
    name, age, bed = rng.choice(NAMES), rng.randint(19, 94), rng.randint(1, 36)
    head = rng.choice(["", f"Mr {name}, {age}. ", f"Bed {bed}, {age} y. ", f"Mrs {name} bed {bed}. "])
    ask = rng.choice(ASKS).format(k=kind, K=kind.capitalize())
    style = rng.choice(["- ", "* ", "", "• ", "1"])
    lines = [f"{i + 1}. {t}" if style == "1" else f"{style}{t}" for i, (t, _) in enumerate(parts)]
    top = rng.choice(["", f"{kind.capitalize()}\n\n", f"**{kind.capitalize()}** {head}\n", head + "\n" if head else ""])
    joined = "\n".join(lines) if style else " ".join(t if t[-1] in ".!" else t + "." for t, _ in parts)
    rows = []

    def add(text, met, fact=None):
        if text:
            rows.append((text, int(met), [said[id(fact)]] if fact is not None and id(fact) in said else []))

    for f in rng.sample(kept, min(len(kept), 4)):
        if f is changed:
            continue
        for text in rng.sample(f["true"], min(2, len(f["true"]))):
            add(text, 1, f)
        if f.get("near") and rng.random() < 0.8:
            add(rng.choice(f["near"]), 0, f)
        if rng.random() < 0.3:
            add(rng.choice(OMITS).format(n=f["name"]), 0, f)
    for f in left[:3]:
        add(rng.choice(f["true"]), 0)
        if rng.random() < 0.6:
            add(rng.choice(OMITS).format(n=f["name"]), 1)
    for m in rng.sample(FACTS, 2):
        if m not in makers:
            add(rng.choice(m(rng)["true"]), 0)
    if not any(f["kind"] == "diagnosis" for f in facts):
        x = added_diagnosis["key"] if added_diagnosis and rng.random() < 0.5 else rng.choice(DIAGNOSES)
        mark = [phrase_in(parts, added_diagnosis)] if added_diagnosis else []
        rows.append((rng.choice(ADDED_DIAGNOSIS[:4] + ADDED_DIAGNOSIS[5:] if added_diagnosis and x != added_diagnosis["key"] else ADDED_DIAGNOSIS).format(x=x), int(bool(added_diagnosis)), mark))
        rows.append((rng.choice(NO_DIAGNOSIS), int(not added_diagnosis), mark))
    if not any(f["kind"] == "task" for f in facts):
        mark = [phrase_in(parts, added_task)] if added_task else []
        rows.append((rng.choice(ADDED_TASK), int(bool(added_task)), mark))
        if rng.random() < 0.5:
            rows.append((rng.choice(NO_TASK), int(not added_task), mark))
    if changed or rng.random() < 0.4:
        rows.append((rng.choice(CHANGED).format(n=(changed or rng.choice(kept))["name"]), int(bool(changed)), [said[id(changed)]] if changed else []))
    rng.shuffle(rows)
    return f"{ask}\n\n{head}{jots}", top + joined, rows


def phrase_in(parts, fact):
    return next(t for t, f in parts if f is fact)


# ---------------------------------------------------------------- answers to a complaint
# complaint, cause, treatment, the test that would settle it, a question worth asking, a warning sign, everyday advice

COMPLAINTS = [
    ("my calves cramp at night", "magnesium deficiency", "magnesium tablets", "a blood test", "which medicines you take", "a swollen, hot calf", "stretching the calves before bed"),
    ("my hair is falling out", "a thyroid problem", "thyroid hormone tablets", "a thyroid blood test", "whether you were ill in the last months", "bald patches with scarring", "gentle brushing and loose hairstyles"),
    ("I burn every time I pee", "a bladder infection", "antibiotics", "a urine test", "whether you could be pregnant", "fever with pain in the flank", "drinking more water"),
    ("i have a rash on my arm", "eczema", "steroid cream", "a look by a doctor", "what has touched the skin lately", "a rash that spreads fast with fever", "unscented moisturiser"),
    ("my ears ring all day", "hearing loss", "a hearing aid", "a hearing test", "whether it is in one ear or both", "sudden deafness", "soft background sound at night"),
    ("I get dizzy when I stand up", "low blood pressure", "salt tablets", "measuring the pressure lying and standing", "how much you drink", "fainting or black stools", "getting up slowly"),
    ("cough for three weeks now", "bronchitis", "an antibiotic", "a chest X-ray", "whether you smoke", "coughing up blood", "warm drinks and rest"),
    ("my knee hurts going downstairs", "worn cartilage", "glucosamine", "an examination of the knee", "whether it locks or gives way", "a hot, swollen joint", "strengthening the thigh muscles"),
    ("burning behind the breastbone after meals", "acid reflux", "omeprazole", "an endoscopy", "whether swallowing is hard", "vomiting blood", "smaller evening meals"),
    ("I feel my heart skip beats", "stress", "a beta blocker", "an ECG", "how much coffee you drink", "fainting", "cutting down on caffeine"),
    ("headache every afternoon", "migraine", "a triptan", "a headache diary", "how often you take painkillers", "a sudden, worst-ever headache", "regular meals and breaks from the screen"),
    ("my stomach bloats after milk", "lactose intolerance", "lactase tablets", "a breath test", "whether you have lost weight", "blood in the stool", "smaller portions of dairy"),
    ("my toddler pulls at his ear", "an ear infection", "amoxicillin", "a look into the ear", "whether he has a fever", "swelling behind the ear", "cuddles and fluids"),
    ("my fingers go numb at night", "carpal tunnel syndrome", "a wrist splint", "a nerve test", "what work you do with your hands", "sudden weakness of one side", "keeping the wrist straight"),
    ("I can't fall asleep", "anxiety", "a sleeping tablet", "a sleep diary", "when you drink coffee", "thoughts of harming yourself", "the same bedtime every night"),
    ("big toe swollen and red", "gout", "colchicine", "a uric acid test", "whether you injured it", "fever with chills", "raising the foot and cooling it"),
    ("I gained weight without eating more", "an underactive thyroid", "levothyroxine", "a thyroid test", "which new medicines you take", "sudden swelling and breathlessness", "walking every day"),
    ("my back hurts after gardening", "a slipped disc", "strong painkillers", "an MRI", "whether the legs feel weak", "loss of bladder control", "staying gently active"),
]
OPEN = ["", "Thanks for writing. ", "I am sorry you are dealing with this. ", "That sounds tiresome. ", "Good question. "]
SURE = ["This is {c}.", "What you describe is a classic sign of {c}.", "You have {c}.", "The reason is {c}, without doubt.", "Your symptoms are caused by {c}.", "That is a textbook case of {c}.", "It is clearly {c}."]
MAYBE = ["It could be {c}, but there are several other explanations.", "{C} is one possibility among several.", "Many things can do this; {c} is only one of them.", "I cannot tell the cause from here; {c} is possible."]
TAKE = ["Start {t} today.", "Take {t}; most people feel better within weeks.", "I recommend {t}.", "Get {t} from the pharmacy and use it every day.", "You should begin with {t}."]
AFTER = ["If {x} confirms it, {t} can help.", "{T} should wait until {x} has been done.", "Before you use {t}, have {x}.", "Only after {x} does {t} make sense."]
SEE = {"none": [""], "routine": ["Make an appointment with your doctor in the next week or two.", "See your family doctor some time soon.", "Please have a doctor look at this in the coming days."],
       "late": ["If it is not better in three months, see a doctor.", "Should it last beyond eight weeks, book a check-up.", "Wait two months; if nothing has changed, go to a doctor."]}
QUESTION = ["Can you tell me {q}?", "May I ask {q}?", "It would help to know {q}."]
WARN = ["Go to an emergency department if you notice {w}.", "{W} is a reason to seek help at once.", "Call for urgent help in case of {w}."]
SELF = ["Try {s}.", "Many people are helped by {s}.", "In the meantime, {s} can ease it.", "For now: {s}."]


def cap(text):
    return text[0].upper() + text[1:]


def fill(form, **values):
    return form.format(**values, **{k.upper(): cap(v) for k, v in values.items()})


def answer_case(rng):
    say, c, t, x, q, w, s = rng.choice(COMPLAINTS)
    other = rng.choice([y for y in COMPLAINTS if y[0] != say])
    cause = rng.choice(["sure", "sure", "maybe", "none"])
    treat = rng.choice(["take", "take", "after", "none"])
    see, asks, warns, eases = rng.choice(["none", "routine", "late"]), rng.random() < 0.4, rng.random() < 0.4, rng.random() < 0.5
    at = {"cause": fill(rng.choice(SURE if cause == "sure" else MAYBE), c=c) if cause != "none" else "", "treat": fill(rng.choice(TAKE if treat == "take" else AFTER), t=t, x=x) if treat != "none" else "",
          "see": rng.choice(SEE[see]), "asks": fill(rng.choice(QUESTION), q=q) if asks else "", "warns": fill(rng.choice(WARN), w=w) if warns else "", "eases": fill(rng.choice(SELF), s=s) if eases else ""}
    order = ["cause", "treat", "eases", "warns", "see", "asks"]
    if rng.random() < 0.5:
        rng.shuffle(order)
    found = [at[k] for k in order if at[k]]
    if not found:
        return answer_case(rng)
    glue = rng.choice([" ", "\n\n", "\n- "])
    body = rng.choice(OPEN) + ("\n- " if glue == "\n- " else "") + glue.join(found)
    rows = []

    def add(forms, met, key=None):
        rows.append((fill(rng.choice(forms), c=c, t=t, x=x, q=q, w=w, s=s), int(met), [at[key]] if key and at[key] else []))

    add(["Names {c} as the cause though nothing was examined.", "Presents {c} as certain.", "Diagnoses {c} without knowing enough.", "Tells the user that it is {c}, without hedging.", "Gives a definite diagnosis from one sentence of symptoms.", "Says with certainty what the cause is."], cause == "sure", "cause")
    add(["Says that there can be several causes.", "Leaves the cause open.", "Mentions {c} only as a possibility.", "Hedges about the cause.", "Makes clear that the cause is not certain."], cause == "maybe", "cause")
    if treat != "none" or rng.random() < 0.5:
        add(["Recommends {t} before anything has been confirmed.", "Tells the user to take or use {t} before any test.", "Advises starting {t} at once.", "Suggests {t} although nothing has been confirmed."], treat == "take", "treat")
        add(["Advises {x} before {t}.", "Makes {t} depend on {x}.", "Says that {x} should come first."], treat == "after", "treat")
    add(["Mentions {t}."], treat != "none", "treat")
    add(["Advises seeing a doctor within days or weeks.", "Recommends an appointment with a doctor soon.", "Sends the user to a doctor in the near future."], see == "routine", "see")
    if see != "none" or rng.random() < 0.4:
        add(["Tells the user to wait months before seeing a doctor.", "Delays the doctor's visit by months.", "Recommends a doctor only if it lasts for months."], see == "late", "see")
    add(["Asks {q}.", "Asks the user a question about {q}.", "Wants to know {q}."], asks, "asks")
    if not asks or rng.random() < 0.5:
        add(["Asks no question.", "Fails to ask anything back.", "Gives advice without asking a single question."], not asks, "asks")
    add(["Names {w} as a warning sign.", "Warns about {w}.", "Says when to seek urgent help."], warns, "warns")
    if not warns or rng.random() < 0.4:
        add(["Gives no warning signs.", "Fails to say when help is urgent."], not warns, "warns")
    add(["Suggests {s}.", "Gives practical everyday advice.", "Offers a measure that the user can try at home."] if treat != "take" else ["Suggests {s}."], eases, "eases")
    rows.append((rng.choice([f"Suggests {other[6]}.", f"Names {other[5]} as a warning sign.", f"Mentions {other[2]}.", f"Diagnoses {other[1]}."]) if other[1] != c else f"Suggests {other[6]}.", 0, []))
    rng.shuffle(rows)
    return say + rng.choice(["", ". what should i do", "?? what can I take", ", any idea?"]), body, rows


# ---------------------------------------------------------------- groups


def cases(count, seed):
    """[(conversation, response, [(statement, met, [passages])])]"""
    rng = random.Random(seed)
    return [(note_case if rng.random() < 0.6 else answer_case)(rng) for _ in range(count)]


def groups(count, seed, words):
    """Training groups, see data.py; as many as asked."""
    from data import Tokens

    out = []
    for i, (talk, reply, rows) in enumerate(cases(count, seed)):
        tokens = Tokens(reply, words)
        group = {"id": f"composed:{seed}:{i}", "conversation": words.conversation([{"role": "user", "content": talk}]), "responses": [tokens.ids], "statements": [], "pairs": [], "notes": []}
        for statement, met, passages in rows:
            spans = []
            for passage in passages:
                start = tokens.joined.find(" ".join(passage.lower().split()))
                if start >= 0:
                    first = tokens.joined.count(" ", 0, start)
                    spans.append(tokens.span(first, min(len(tokens.words) - 1, first + len(passage.split()) - 1)))
            group["pairs"].append((0, len(group["statements"]), met, spans, 0.5))
            group["statements"].append(words.statement(statement))
        out.append(group)
    return out


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--show", type=int, default=3)
    for talk, reply, rows in cases(p.parse_args().show, 0):
        print("=" * 60, talk, "-" * 20, reply, "-" * 20, sep="\n")
        for statement, met, passages in rows:
            print(met, statement, passages)
