/** What opens a denial: who, the denial, an adverb or none, and the verb that is denied. */
const denied =
  /^((?:(?:the|this) (?:response|answer|reply|model|assistant)|it) )?(?:(?:fails|failed|failing|failure|neglects) to|does not|doesn['’]t|did not|didn['’]t) ((?:also|even|ever|(?!(?:apply|comply|imply|multiply|rely|reply|supply) )[a-z]+ly) )?([a-z-]+)/i;
const lacking = /^((?:(?:the|this) (?:response|answer|reply|model|assistant)|it) )?(?:omits|lacks)\b/i;

/**
 * What a statement denies, as a statement of its own: `Fails to name a dose` gives `names a dose`; null where it does not
 * begin with a denial. A model that matches words reads the plain form better, and either decides the other.
 */
export function affirm(statement: string): string | null {
  const [found, subject = '', adverb = '', verb = ''] = denied.exec(statement) ?? [];
  if (found !== undefined) return subject + adverb + thirdPerson(verb.toLowerCase()) + statement.slice(found.length);
  const [lack, who = ''] = lacking.exec(statement) ?? [];
  return lack === undefined ? null : `${who}includes${statement.slice(lack.length)}`;
}

function thirdPerson(verb: string): string {
  if (verb === 'have') return 'has';
  if (verb === 'be') return 'is';
  if (/(?:s|sh|ch|x|z|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}
