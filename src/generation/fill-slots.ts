import { conditions, medicines, symptoms } from '../../models/bank/lexicon.ts';
import { cueFinder } from './cues.ts';
import { type ConversationText, toPlainWords } from './plain-text.ts';

export type Slot = 'medication' | 'medications' | 'symptom' | 'condition' | 'age';
/** What the conversation gives for each slot; absent where it gives nothing, or more than one thing. */
export type Slots = Readonly<Partial<Record<Slot, string>>>;

const medicineSet = new Set(medicines);
/** Endings of generic names, for medicines that are not in the list. Long words only: "april" is no ACE inhibitor. */
const medicineEnding =
  /^\p{L}{4,}(?:prazole|sartan|statin|cillin|mycin|floxacin|gliptin|gliflozin|glutide|oxetine|triptan|cycline|azepam|olone|conazole|ciclovir|tinib|limumab|lizumab)$/u;

/** Reads medicines, a symptom, a condition and an age from what the user wrote. */
export function findSlots(text: ConversationText): Slots {
  const inLast = namesIn(text.last);
  const named = inLast.length > 0 ? inLast : namesIn(text.earlier);
  const both = `${text.earlier}. ${text.last}`;
  const slots: Partial<Record<Slot, string>> = {};
  if (named.length === 1 && named[0] !== undefined) slots.medication = named[0];
  if (named.length === 2) slots.medications = named.join(' and ');
  const symptom = onlyOne(text, symptoms);
  if (symptom !== null) slots.symptom = symptom;
  const condition = onlyOne(text, conditions);
  if (condition !== null) slots.condition = condition;
  const age = ageIn(both);
  if (age !== null) slots.age = age;
  return slots;
}

/** Fills `{slot|generic words}`: the conversation's word where there is one, the generic words otherwise. */
export function fillSlots(text: string, slots: Slots): string {
  return text.replace(/\{(\w+)\|([^}]*)\}/g, (_, slot: string, generic: string) => slots[slot as Slot] ?? generic);
}

function namesIn(words: string): readonly string[] {
  const names = words.split(' ').filter((word) => medicineSet.has(word) || medicineEnding.test(word));
  return [...new Set(names)];
}

/** The one listed thing that the last message, else an earlier one, names and does not deny; null if it names several. */
function onlyOne(text: ConversationText, list: readonly string[]): string | null {
  const inLast = namedOf(text.last, list);
  const named = inLast.length > 0 ? inLast : namedOf(text.earlier, list);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** A longer name ("type 2 diabetes") takes the place of a shorter one inside it ("diabetes"). */
function namedOf(words: string, list: readonly string[]): readonly string[] {
  let rest = words;
  const named: string[] = [];
  for (const line of list) {
    const forms = line.split('|');
    const cues = forms.map((form) => toPlainWords(form).trim());
    if (!cueFinder(cues.join('|'))(rest)) continue;
    if (forms[0] !== undefined) named.push(forms[0]);
    for (const cue of cues) rest = rest.replaceAll(` ${cue} `, ' . ');
  }
  return named;
}

/** An age as it reads after "at": "2 months", "45 years". */
function ageIn(words: string): string | null {
  const match =
    / (\d{1,3}) ?(weeks?|months?|years?|mo|yo|yr|yrs)(?: old| of age)(?= )| (?:at|age|aged) (\d{1,2}) (weeks|months|years)(?= )| (\d{1,3}) ?(yo|y o)(?= )/.exec(
      words,
    );
  if (match === null) return null;
  const amount = Number(match[1] ?? match[3] ?? match[5]);
  const unit = match[2] ?? match[4] ?? 'years';
  const name = unit.startsWith('w') ? 'week' : unit.startsWith('m') ? 'month' : 'year';
  if (amount === 0 || (name === 'year' && amount > 115)) return null;
  return `${amount} ${name}${amount === 1 ? '' : 's'}`;
}
