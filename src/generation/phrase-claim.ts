/** Units: UTF-16 code units. Longer sentences say too much for one criterion. */
const longest = 300;
const leastWords = 3;

const verbs =
  'add|administer|advise|allow|apply|arrange|ask|assess|avoid|bandage|be|begin|boil|book|breathe|bring|burp|buy|call|carry|change|chat|check|chew|choose|clean|clear|click|confirm|consider|contact|continue|cook|cool|cover|cut|cycle|decrease|dial|discuss|do|document|dress|drink|dry|eat|educate|elevate|encourage|ensure|evacuate|evaluate|examine|exercise|explain|feed|fill|find|focus|follow|gargle|gather|get|give|go|have|hold|hydrate|ice|identify|include|increase|inform|inhale|initiate|inject|insert|inspect|jog|keep|lean|let|lie|lift|limit|lock|look|loosen|lower|maintain|make|manage|massage|measure|mention|monitor|move|note|obtain|offer|order|pack|perform|place|plan|practice|practise|prepare|prescribe|press|print|prioritise|prioritize|protect|provide|pull|pump|push|put|quit|raise|read|reassess|reassure|recheck|recommend|record|reduce|refer|refrain|remain|remember|remove|repeat|replace|report|request|rest|return|review|rinse|rub|run|save|schedule|screen|see|seek|send|set|share|sit|skip|sleep|snack|soak|speak|split|start|stay|stop|store|stretch|support|swallow|swap|swim|switch|take|talk|taper|tell|test|tilt|train|treat|try|turn|type|use|visit|wait|walk|warm|warn|wash|watch|wear|weigh|withhold|wrap|write';
const order = new RegExp(`^(?:please |always |also |just )*(?:${verbs})\\b`, 'i');
const politely = /^(?:please|kindly|just|also)\s+/i;
const forbidding = /^(?:please )?(?:do not|don['’]t)\s+/i;
const never = /^never\s+/i;
const conditional = new RegExp(
  `^((?:if|when|unless|before|after|until|once|while|in case)\\s[^,]{3,160}),\\s+(?:then\\s+)?((?:please\\s+)?(?:(?:do not|don['’]t|never)\\s+)?(?:${verbs})\\b.*)$`,
  'is',
);
const counsel = /^(?:I(?:['’]d| would)?|we) (?:strongly )?(recommend|suggest|advise)\s+(?:that\s+)?(.+)$/is;
const connecting =
  /^(?:however|also|in addition|additionally|moreover|furthermore|finally|lastly|to (?:begin|start)(?: with)?|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|then|so|therefore|meanwhile|overall|importantly|in general|generally speaking|that said|for now|and|but|note that|keep in mind that|remember that|please note that)\b[,:]?\s+/i;
const social =
  /^(?:hi|hello|dear|thanks?|thank you|sure|of course|certainly|absolutely|great|good (?:question|luck)|you['’]re welcome|welcome|sorry|best (?:wishes|regards)|kind regards|take care|get well|(?:i|we) (?:hope|wish)|i(?:['’]m| am| understand| can|['’]ll| will|['’]ve)|let me know|feel free|please (?:let me know|feel free)|(?:here|below) (?:is|are)|as an ai|hope|if you have (?:any )?(?:more |other |further )?questions|in (?:summary|conclusion|short))\b/i;
const dangling =
  /^(?:this|that|these|those|it|its|it['’]s|they|them|their|he|she|his|her|such|doing so|both|either|neither|another|others|the (?:latter|former|above|following)|in (?:that|this) case|because|otherwise)\b/i;

/** A sentence without marks, links, note numbers, and the words that tie it to the one before. */
export function cleanClaim(sentence: string): string {
  let claim = sentence
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\d+(?:[,–-]\s?\d+)*\]/g, '')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  for (let before = ''; before !== claim; ) {
    before = claim;
    const rest = claim.replace(connecting, '');
    claim = rest.charAt(0).toUpperCase() + rest.slice(1);
  }
  return claim;
}

/** Whether a claim says something that can be understood and looked for without what stands around it. */
export function isSelfContained(claim: string): boolean {
  const words = claim.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words >= leastWords && claim.length <= longest && !social.test(claim) && !dangling.test(claim);
}

/**
 * A claim as a criterion about a response: a question is asked, an order is advice, anything else is said.
 * `context` shows which words keep their capital: those written so inside a sentence.
 */
export function sayClaim(claim: string, context = ''): string {
  const bare = claim.replace(/[\s.!;:,]+$/, '');
  if (bare.endsWith('?')) return `The response asks: “${bare}”`;
  // A label with what stands under it is no sentence.
  if (/^[^:.,]{2,40}:\s/.test(bare)) return `The response says: “${bare}”`;
  const inCase = conditional.exec(bare);
  if (inCase?.[1] !== undefined && inCase[2] !== undefined) {
    return `The response ${asAdvice(inCase[2], context)} ${lowerFirst(inCase[1], context)}.`;
  }
  const advised = counsel.exec(bare);
  if (advised?.[1] !== undefined) return `The response ${advised[1].toLowerCase()}s ${advised[2] ?? ''}.`;
  if (forbidding.test(bare) || never.test(bare) || order.test(bare)) return `The response ${asAdvice(bare, context)}.`;
  return `The response says that ${lowerFirst(bare, context)}.`;
}

function asAdvice(sentence: string, context: string): string {
  const said = sentence.replace(politely, '');
  if (forbidding.test(said)) return `says not to ${said.replace(forbidding, '')}`;
  if (never.test(said)) return `says never to ${said.replace(never, '')}`;
  return `says to ${lowerFirst(said, context)}`;
}

/** A text as it reads inside a sentence; names and abbreviations keep their capital. */
export function lowerFirst(text: string, context: string): string {
  const [first = ''] = text.match(/^[\p{L}\p{N}'’-]+/u) ?? [];
  const isName = first === 'I' || /^I['’]/.test(first) || /[\p{Lu}\p{N}]/u.test(first.slice(1));
  const body = first.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const insideSentence = first !== '' && new RegExp(`[\\p{Ll}\\p{N},] ${body}(?![\\p{L}\\p{N}])`, 'u').test(context);
  return isName || (insideSentence && /^\p{Lu}/u.test(first)) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
