/** Word lists as they are written in data: words apart, "-" for a space or a hyphen, "*" for any ending. */
const sourceOf = (word: string): string =>
  word
    .replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll("-", String.raw`[\s\u00a0-]`)
    .replaceAll("*", String.raw`\p{L}*`);

const patterns = new Map<string, RegExp>();

/** Finds each of the words, large or small, where it stands alone. */
export const anyOf = (words: string): RegExp => {
  const known = patterns.get(words);
  if (known) return known;
  const all = words.trim().split(/\s+/u).filter(Boolean).map(sourceOf).join("|") || "(?!)";
  const made = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${all})(?![\p{L}\p{N}])`, "giu");
  patterns.set(words, made);
  return made;
};
