/** What a text says, for telling texts apart: markup, marks and the size of letters aside. */

const LOOKED_AT = 5000;
const [LESS, SPACE] = [0x3c, 0x20];

/** Each letter and digit of ASCII as a small one; 0 for all else. */
const SMALL = Uint8Array.from({ length: 128 }, (_, code) => {
  const small = String.fromCodePoint(code).toLowerCase();
  return /[a-z0-9]/u.test(small) ? small.charCodeAt(0) : 0;
});

/** The end of the tag that begins there, or the place itself, where none does. */
const endOfTag = (text: string, at: number): number => {
  const end = text.indexOf(">", at);
  const next = text.indexOf("<", at + 1);
  return end >= 0 && (next < 0 || end < next) ? end : at;
};

const written = Buffer.alloc(LOOKED_AT);

/** In one pass; undefined where there is a letter that is not of ASCII. */
const foldedAscii = (text: string): string | undefined => {
  let length = 0;
  let isApart = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LESS) at = endOfTag(text, at);
    const small = SMALL[code];
    if (small === undefined) return undefined;
    if (small === 0) isApart = length > 0;
    else {
      if (isApart) written[length++] = SPACE;
      written[length++] = small;
      isApart = false;
    }
  }
  return written.toString("latin1", 0, length);
};

export const folded = (text: string): string => {
  const start = text.slice(0, LOOKED_AT);
  return (
    foldedAscii(start) ??
    start
      .replace(/<[^<>]*>/gu, " ")
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
  );
};
