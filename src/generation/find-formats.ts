import type { FoundConstraint } from './find-constraints.ts';

type Format = 'json' | 'table' | 'bullets' | 'numbered' | 'no-lists';

const into =
  '(?:in|as|into|to|return|output|using|use|with|produce|generate|give me|provide|make|create|build|draw|prepare|respond with|answer with|format(?:ted)? as|only)';
const article =
  '(?:(?:a|an|the|one|only|valid|raw|pure|single|simple|clear|short|small|neat|brief|concise|markdown|comparison|comparative|summary|two-column|three-column|nice|quick) ){0,4}';
const noList = '(?:bullets?(?: ?points?)?|bulleted lists?|lists|numbered lists?|bullet lists?|listicles?)';

const texts: Readonly<Record<Format, string>> = {
  json: 'The response is valid JSON.',
  table: 'The response presents its content in a table.',
  bullets: 'The response uses bullet points.',
  numbered: 'The response uses a numbered list.',
  'no-lists': 'The response contains no lists.',
};

const patterns: readonly (readonly [Format, RegExp])[] = [
  [
    'no-lists',
    new RegExp(
      `\\b(?:no|without|don.?t (?:use|give me|want|write|make)(?: any)?|do not (?:use|give me|want|write|make)(?: any)?|avoid(?: using)?(?: any)?|not (?:in|as|use)|instead of|rather than|never use) (?:any |a )?${noList}\\b(?! of\\b)`,
      'i',
    ),
  ],
  ['json', new RegExp(`\\b${into} ${article}json\\b(?! (?:file|i|that|my|below|above|data))`, 'i')],
  [
    'table',
    new RegExp(
      `\\b(?:${into} ${article}table\\b(?! ?(?:salt|spoons?|sugar|tennis|top|of contents|below|above|i\\b))|tabulate\\b|in (?:table|tabular) form(?:at)?\\b)`,
      'i',
    ),
  ],
  [
    'bullets',
    /\b(?:bullet(?:ed)?[- ]?(?:points?|lists?|form(?:at)?)|(?:in|as|use|using|with|into) (?:\w+ )?bullets|bullets (?:only|please))\b/i,
  ],
  [
    'numbered',
    /\b(?:(?:a|as|in|use|using|with|into) (?:\w+ )?numbered (?:list|steps|points|format)|number (?:the|your|each) (?:steps|items|points)|numbered list)\b/i,
  ],
];

/** The shape the instruction asks for: JSON, a table, bullets, a numbered list, or no lists at all. */
export function findFormats(sentence: string): readonly FoundConstraint[] {
  const found: FoundConstraint[] = [];
  let rest = sentence;
  for (const [format, pattern] of patterns) {
    const match = pattern.exec(rest);
    if (match === null || isNegated(rest, match)) continue;
    found.push({
      check: { kind: 'format', format },
      text: texts[format],
      quote: match[0].trim(),
      key: `format-${format}`,
    });
    // What one pattern has taken is not read again: "no bullet points" does not also ask for bullet points.
    rest = `${rest.slice(0, match.index)} ; ${rest.slice(match.index + match[0].length)}`;
  }
  return found;
}

/** "My bullet points are below" and "do not use a table" ask for neither. */
function isNegated(sentence: string, match: RegExpExecArray): boolean {
  const before = sentence.slice(Math.max(0, match.index - 25), match.index + Math.min(4, match[0].length));
  if (/^(?:no|without|don|do not|avoid|not|instead|rather|never)/i.test(match[0])) return false;
  return /\b(?:no|not|n't|dont|without|avoid|never|instead of|rather than|my|these|those|from|this|the (?:following|above)) (?:\w+ )?\w{0,4}$/i.test(
    before,
  );
}
