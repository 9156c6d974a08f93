/** A sentence in which the user tells the assistant how to answer. */
export interface InstructionSentence {
  readonly text: string;
  /** True for a fragment such as "Max 150 words." that is nothing but the demand. */
  readonly bare: boolean;
}

/** Instructions stand at either end of a long message; the pasted text between them is not read for any. */
const END_LENGTH = 4000;
const SENTENCE_LIMIT = 600;

const imperative =
  'write|rewrite|redraft|draft|give|list|name|provide|suggest|explain|describe|summari[sz]e|answer|reply|respond|return|output|format|present|show|make|create|build|generate|produce|tell|keep|limit|use|avoid|include|mention|put|structure|organi[sz]e|convert|turn|translate|compare|outline|help|prepare|compose|type|do not|don.t|never|no|only|must|stick|restrict|start|end|begin|send|share|recommend|state|speak|talk|be|ensure|number|tabulate|condense|shorten|extract|record|document|offer|cover|address|assess|analy[sz]e|review|evaluate|discuss|define|break|expand|teach|propose|cut|reduce|trim|finali[sz]e|fill';
const lead =
  "(?:(?:ok(?:ay)?|so|and|but|then|also|now|thanks?|thank you|hi|hello|please|pls|plz|kindly|just|again|finally)[,!]?\\s+)*(?:(?:can|could|would|will) (?:you|u|someone)\\s+(?:please\\s+|just\\s+|also\\s+)*|i(?: a|')?m asking you to\\s+|i (?:want|need|would like|'d like|d like) (?:you )?(?:to )?(?:please )?|i'd like (?:you )?(?:to )?|you (?:must|should|have to|need to|can)\\s+(?:only\\s+|not\\s+)?|let'?s\\s+)?(?:please\\s+|just\\s+|also\\s+)*";
const opensWithOrder = new RegExp(`^${lead}(?:${imperative})\\b`, 'i');
const politeOrder = new RegExp(
  `\\b(?:please|pls|can you|could you|would you|will you)\\s+(?:also\\s+|just\\s+|please\\s+)*(?:${imperative})\\b`,
  'i',
);
const lateOrder = new RegExp(
  `(?:[,:;–—-]|\\band|\\bbut|\\bthen|\\bso)\\s+(?:please\\s+|just\\s+|also\\s+|then\\s+)*(?:${imperative})\\b`,
  'i',
);
const wanted =
  /\bi(?:'d| would)? (?:want|need|like|prefer)\b(?! to (?:know|stop|lose|ask|die|see|be|go|have|start|quit))/i;
const aboutAnswer =
  /\b(?:your|the|my|an?) (?:final )?(?:answer|response|reply|output|summary|explanation|text|message|note|letter|list|report)\b[^.?!]{0,40}\b(?:must|should|needs? to|has to|in|as|under|within|be|to|at most|no more than|no longer than)\b/i;
const bareDemand =
  /^[(["'\s]*(?:in|under|within|max(?:imum)?\.?|min(?:imum)?\.?|at most|at least|no more than|less than|fewer than|up to|exactly|about|around|approximately|roughly|only|no|without|using|as|bullet|numbered|json|table|\d+|one|two|three|four|five|six|seven|eight|nine|ten|word (?:limit|count)|length|format|language)\b/i;
const reported =
  /\b(?:my (?:doctor|nurse|boss|teacher|mother|father|son|daughter|wife|husband|child|baby|toddler|therapist|pharmacist)|the (?:doctor|nurse|label|leaflet|report)|he|she|they|it) (?:\w+ ){0,2}(?:told|tells|says?|said|asked|wrote|knows?|uses?|speaks?|can say|wants?|suggested|gave|listed|reads?)\b/i;
const asksHow =
  /^(?:how|what|why|when|who|where|which|is|are|was|were|does|do i|did|has|have|should|can i|could i|am)\b/i;

/** The sentences of a message that instruct the assistant; reports of what others said and plain questions are left out. */
export function instructionSentences(message: string): readonly InstructionSentence[] {
  const text =
    message.length <= 2 * END_LENGTH ? message : `${message.slice(0, END_LENGTH)}\n${message.slice(-END_LENGTH)}`;
  const found: InstructionSentence[] = [];
  for (const sentence of splitSentences(text)) {
    if (sentence.length > SENTENCE_LIMIT || reported.test(sentence)) continue;
    const bare = bareDemand.test(sentence) && sentence.length <= 80;
    const late = lateOrder.test(sentence);
    if (asksHow.test(sentence) && !politeOrder.test(sentence) && !late && !aboutAnswer.test(sentence)) {
      const tail = /[?]\s*$/.test(sentence) ? null : sentence;
      if (tail === null) continue;
    }
    const ordered = opensWithOrder.test(sentence) || politeOrder.test(sentence) || late;
    if (ordered || wanted.test(sentence) || aboutAnswer.test(sentence) || bare) found.push({ text: sentence, bare });
  }
  return found;
}

/** Splits at sentence ends and line breaks; abbreviations and decimals do not end a sentence. */
function splitSentences(text: string): readonly string[] {
  return text
    .split(/\r?\n+|(?<=[.!?。！？])(?<!\b(?:e\.g|i\.e|vs|dr|mr|mrs|ms|approx|max|min)\.)\s+(?=\S)|(?<=[。！？])/i)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 1);
}
