const verbs =
  'acknowledges|adds|addresses|admits|advises|answers|asks|assesses|avoids|calls|clarifies|compares|confirms|considers|corrects|describes|directs|discusses|emphasizes|encourages|ends|explains|explores|gives|identifies|includes|informs|invites|lists|mentions|names|notes|offers|outlines|points|prescribes|presents|promises|proposes|provides|quotes|recommends|refers|rejects|reminds|repeats|reports|requests|says|shows|states|stresses|suggests|summarizes|summarises|tells|uses|urges|warns|writes';
const joint = new RegExp(`,?\\s+(?:and|but|as well as)\\s+(?:then\\s+|also\\s+)?(?=(?:${verbs})\\b)`, 'i');
const opening = /^((?:the\s+)?(?:response|answer|assistant|reply)\s+)/i;
const firstVerb = new RegExp(`^(?:${verbs})\\b`, 'i');

/** A statement that says two things, as the two statements it is made of; null where it says one. */
export interface Halves {
  readonly words: string;
  readonly parts: readonly [string, string];
}

/** Splits "The response names X and advises Y" where a second verb begins a second idea. */
export function splitStatement(text: string): Halves | null {
  const head = opening.exec(text)?.[1] ?? '';
  const body = text.slice(head.length).trim().replace(/\.$/, '');
  if (!firstVerb.test(body)) return null;
  const at = joint.exec(body);
  if (!at) return null;
  const [one, other] = [body.slice(0, at.index), body.slice(at.index + at[0].length)];
  const whole = (part: string): string => {
    const said = `${head}${part}`;
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  };
  return { words: at[0].trim().replace(/^,\s*/, ''), parts: [whole(one), whole(other)] };
}
