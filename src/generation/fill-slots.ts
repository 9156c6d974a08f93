import { conditions, medicines, symptoms } from '../../models/bank/lexicon.ts';
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
  const symptom = firstOf(text.last, symptoms) ?? firstOf(text.earlier, symptoms);
  if (symptom !== null) slots.symptom = symptom;
  const condition = firstOf(text.last, conditions) ?? firstOf(text.earlier, conditions);
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

/** The first listed thing that the words name and do not deny. */
function firstOf(words: string, list: readonly string[]): string | null {
  for (const line of list) {
    const forms = line.split('|');
    const found = forms.some((form) => {
      const plain = toPlainWords(form).trim();
      const at = words.indexOf(` ${plain} `);
      return (
        at >= 0 && !/ (?:no|denies|denied|without|not)(?: [^ .]+){0,2}$/.test(words.slice(Math.max(0, at - 40), at))
      );
    });
    if (found) return forms[0] ?? null;
  }
  return null;
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
