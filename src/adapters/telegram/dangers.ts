/**
 * What Telegram makes alive in a text by itself: addresses, names with an @, hashtags, commands. Inside code it makes nothing
 * alive, and the letters stay what they are.
 */

const PATTERNS: readonly RegExp[] = [
  /(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+/giu,
  /[\p{L}\p{N}_%+@-]+(?:\.[\p{L}\p{N}_@-]+)*\.\p{L}{2,}(?:[/:?#]\S*)?/gu,
  /(?:\d{1,3}\.){3}\d{1,3}(?:[/:]\S*)?/gu,
  /\S*@[\w.-]+/gu,
  /[#$][\p{L}\p{N}_]+/gu,
  /\/[A-Za-z\d_]+(?:@\w+)?/gu,
];

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const found = (text: string): readonly Stretch[] =>
  PATTERNS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({
      start: index,
      end: index + match.length,
    })),
  ).toSorted((one, other) => one.start - other.start || other.end - one.end);

const joined = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const all: Stretch[] = [];
  for (const next of stretches) {
    const last = all.at(-1);
    if (last && next.start <= last.end)
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else all.push(next);
  }
  return all;
};

export interface Piece {
  readonly text: string;
  readonly isDangerous: boolean;
}

/** The text in its pieces; together they are the text. */
export const pieces = (text: string): readonly Piece[] => {
  const all: Piece[] = [];
  let at = 0;
  for (const { start, end } of joined(found(text))) {
    all.push(
      { text: text.slice(at, start), isDangerous: false },
      { text: text.slice(start, end), isDangerous: true },
    );
    at = end;
  }
  all.push({ text: text.slice(at), isDangerous: false });
  return all.filter(({ text }) => text !== "");
};

/** A command of ours, which may be tapped: nothing but its name, and how it goes on. */
export const isAlive = (text: string): boolean =>
  /^\/[a-z_]+(?: |$)/u.test(text) && pieces(text).filter(({ isDangerous }) => isDangerous).length === 1;
