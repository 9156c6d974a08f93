import { answerLanguages } from './answer-languages.ts';
import type { FoundConstraint } from './find-constraints.ts';
import { instructionSentences } from './instruction-sentences.ts';

const verbs =
  '(?:answer|respond|reply|write|explain|translate|say|tell|give|summari[sz]e|speak|talk|describe|rewrite|draft|provide|send|put|make|do|convert|answers?|response|output|continue|everything|all|message|text|it|that|this)';
/** After the language's name the sentence must end or go on as an instruction: "in Chinese medicine" names no language. */
const ends =
  '(?=\\s*(?:$|[.,;:!?)"\'\\n—–-]|(?:please|pls|only|language|too|also|instead|and|so|for|because|since|using|with|without|that|but|then|as|not|if|to|thanks|thank)\\b))';

/** The language in which the user asks to be answered, when they name one. */
export function findLanguage(message: string): readonly FoundConstraint[] {
  for (const { text, bare } of instructionSentences(message)) {
    for (const { name, code } of answerLanguages) {
      const asked = new RegExp(
        `\\b${verbs}\\b[^.?!]{0,80}?\\b(?:in|into|to) (?:simple |plain |easy |clear |proper |formal |brazilian |mexican |simplified |traditional |modern |standard )?${name}\\b${ends}`,
        'i',
      );
      const alone = new RegExp(
        `^(?:in|use|only|${name} only)\\b.{0,12}\\b${name}\\b${ends}|^(?:please )?(?:use|speak) ${name}\\b${ends}`,
        'i',
      );
      const match = asked.exec(text) ?? (bare || /^(?:please )?(?:use|speak)/i.test(text) ? alone.exec(text) : null);
      if (match !== null && !isAboutOthers(text, match)) return [constraint(code, name, match[0].trim())];
    }
  }
  return findOwnName(message);
}

/** "Responde en español", "请用中文回答": the demand in the language itself. */
function findOwnName(message: string): readonly FoundConstraint[] {
  const ends4000 = message.length > 8000 ? `${message.slice(0, 4000)}\n${message.slice(-4000)}` : message;
  for (const { name, code, own } of answerLanguages) {
    if (own === '') continue;
    const latin = /^[\p{Script=Latin}|\s-]+$/u.test(own);
    const pattern = latin
      ? new RegExp(
          `(?:respond\\p{L}*|contest\\p{L}*|r[ée]pond\\p{L}*|rispond\\p{L}*|antwort\\p{L}*|escrib\\p{L}*|escrev\\p{L}*|[ée]cri\\p{L}*|scriv\\p{L}*|schreib\\p{L}*|explic\\p{L}*|expliqu\\p{L}*|erkl[äa]r\\p{L}*|spieg\\p{L}*|responda|traduc\\p{L}*|traduz\\p{L}*|traduis\\p{L}*|antwoord\\p{L}*|odpowiedz|cevap\\p{L}*|yanıt\\p{L}*|trả lời|svara)[^.?!\\n]{0,40}?(?:(?:en|em|in|auf|po|på|bằng) )?(?:${own})(?![\\p{L}])`,
          'iu',
        )
      : new RegExp(
          `(?:用|請用|请用|使用|以|で|로|на|по|ب|في|में|בשפה)?\\s?(?:${own})(?:回答|回复|回覆|解释|答え|で答え|で説明|로 (?:답|대답|설명)| में (?:जवाब|उत्तर|बताएं))|(?:ответ|напиши|объясни|أجب|اكتب|اشرح|відповід|ענה|כתוב)\\p{L}*[^.?!\\n]{0,30}?(?:${own})`,
          'iu',
        );
    const match = pattern.exec(ends4000);
    if (match !== null) return [constraint(code, name, match[0].trim())];
  }
  return [];
}

/** "Tell me how to say it in Spanish" and "he only speaks in Korean" do not choose the answer's language. */
function isAboutOthers(sentence: string, match: RegExpExecArray): boolean {
  const upTo = sentence.slice(0, match.index + match[0].length);
  return (
    /\b(?:how (?:do|to|can|would)|what is|the word for|called|means?|how you) [^.]*$/i.test(upTo) ||
    /\b(?:he|she|they|patient|doctor|wrote|written|was|is|are) (?:\w+ )?(?:in|to|into) (?:\w+ )?\w+$/i.test(upTo)
  );
}

function constraint(code: string, name: string, quote: string): FoundConstraint {
  return {
    check: { kind: 'language', language: code },
    text: `The response is written in ${name}.`,
    quote,
    key: `language-${code}`,
  };
}
