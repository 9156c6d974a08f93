/**
 * The language of a user's message, as an ISO 639-1 code, or null when it cannot be told. It has to work on a line of
 * chat, where a detector trained on long text guesses wildly; so it counts function words, and reads scripts as such.
 */
export function promptLanguage(text: string): string | null {
  const start = text.slice(0, 4000).toLowerCase().normalize('NFC');
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return null;
  for (const [code, script] of scripts) {
    if ((start.match(script)?.length ?? 0) > letters * 0.3) return code;
  }
  const words = start.match(/[\p{L}']+/gu) ?? [];
  const counts = functionWords.map(([code, list]) => [code, words.filter((word) => list.has(word)).length] as const);
  const [best, second] = counts.toSorted((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 2 || best[1] === second?.[1]) return null;
  return best[0];
}

/** Kana before Han: Japanese writes both. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['uk', /[іїєґ]\p{Script=Cyrillic}*|\p{Script=Cyrillic}+[іїєґ]\p{Script=Cyrillic}*/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ur', /[ےھٹڈڑں]\p{Script=Arabic}*|\p{Script=Arabic}+[ےھٹڈڑں]/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
];

const functionWords: readonly (readonly [string, ReadonlySet<string>])[] = (
  [
    [
      'en',
      'the and is are was i my me you your it of to for in on with what how do does can should have has had a an this that be if not or any at from when why which will would could after since been just been they',
    ],
    [
      'es',
      'el la los las de del que y en un una por para con no me mi es si qué cuál cómo puedo tengo está se su lo al como más pero hay muy hace desde cuando podrías',
    ],
    [
      'pt',
      'o a os as de do da que e em um uma por para com não me meu minha é se qual como posso tenho está seu no na mais mas ou há muito fazer quais dá pra onde preciso quero',
    ],
    [
      'fr',
      "le la les de des du que et en un une pour avec ne pas je mon ma mes est si quel quelle comment puis j'ai ai sur au aux ce plus mais ou dans depuis il elle",
    ],
    [
      'it',
      'il lo la gli le di del della che e un una per con non mi mio mia è se quale come posso ho sono al nel più ma o da ora devo mio ha',
    ],
    [
      'de',
      'der die das den dem ein eine und ist ich mein meine mir mich nicht mit für auf zu von im in was wie kann soll habe hat seit bei oder aber wenn ob bitte es du',
    ],
    [
      'nl',
      'de het een en is ik mijn me niet met voor op te van in wat hoe kan moet heb heeft sinds bij of maar als je dat',
    ],
    ['tr', 'bir ve bu için ne mi mı var yok ben benim nasıl çok ile daha ama gibi mu hangi hangisini kadar'],
    ['pl', 'i w na nie się jest mam mi co jak czy od do że z to mogę po dla'],
    ['id', 'yang dan di ke dari saya apa untuk dengan tidak ini itu ada bisa bagaimana sudah atau'],
    ['vi', 'tôi và là của có không bị cho được này một những các thì làm sao'],
    ['tl', 'ang ng sa na ako ko mo ay hindi ano po ba mga kung paano'],
    ['sv', 'och är jag min inte med för på att av i vad hur kan ska har sedan eller men om det en ett'],
    ['sw', 'na ya wa ni kwa mimi yangu nina je ninaweza hii nini gani'],
  ] as const
).map(([code, words]) => [code, new Set(words.split(' '))]);
