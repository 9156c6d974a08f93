/**
 * Puts text between tags that it cannot close: the tag gets the first number for which the text, however it is spelt,
 * holds no such closing tag. What stands inside is data for a model, never the end of its own section.
 */
export function quoteText(name: string, text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '');
  let tag = name;
  for (let number = 2; bare.includes(`</${tag}`); number += 1) tag = `${name}-${number}`;
  return `<${tag}>\n${text}\n</${tag}>`;
}
