const common = new Set(
  'the a an and or of to in for on at by with from as is are was were be been it its this that these those which who what when where how if than then so not no do does did has have had can could may might must should would will i you he she we they my your his her their me response user says say advises advise names name gives give states state asks ask about explains explain recommends recommend describes describe mentions mention person such'.split(
    ' ',
  ),
);

/** Content words in lower case without accents, cut to a common beginning: crude, but the same on both sides. */
export function wordStems(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 1 && !common.has(word))
    .map((word) => word.replace(/(?:ing|ed|es|s|ly)$/, '').slice(0, 8));
}
