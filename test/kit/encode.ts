/** Text → bytes in encodings that the platform only reads: its own decoder, turned round. */

type Encode = (text: string) => Uint8Array;

const singles = Array.from({ length: 128 }, (_, at) => [at + 128]);
const pairs = Array.from({ length: 126 }, (_, at) => at + 0x81).flatMap((lead) =>
  Array.from({ length: 191 }, (_, at) => [lead, at + 0x40]),
);

const turned = (encoding: string, sequences: readonly number[][]): ReadonlyMap<string, readonly number[]> => {
  const decoder = new TextDecoder(encoding);
  const found = new Map<string, readonly number[]>();
  for (const bytes of sequences) {
    const letter = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(letter).length === 1 && letter !== "\uFFFD" && !found.has(letter))
      found.set(letter, bytes);
  }
  return found;
};

const by = (encoding: string, sequences: readonly number[][]): Encode => {
  let letters: ReadonlyMap<string, readonly number[]> | undefined;
  return (text) => {
    letters ??= turned(encoding, sequences);
    const of = letters;
    return Uint8Array.from(
      Array.from(text).flatMap((letter) => {
        if (letter < "\u0080") return [letter.charCodeAt(0)];
        const bytes = of.get(letter);
        if (!bytes) throw new Error(`${letter} cannot be written in ${encoding}.`);
        return bytes;
      }),
    );
  };
};

const wide =
  (size: 2 | 4, isLittle: boolean): Encode =>
  (text) => {
    const units = size === 2 ? text.split("") : Array.from(text);
    const view = new DataView(new ArrayBuffer(units.length * size));
    for (const [at, unit] of units.entries())
      if (size === 2) view.setUint16(at * size, unit.charCodeAt(0), isLittle);
      else view.setUint32(at * size, unit.codePointAt(0) ?? 0, isLittle);
    return new Uint8Array(view.buffer);
  };

const utf8: Encode = (text) => new TextEncoder().encode(text);

export const encoders: Readonly<Record<string, Encode>> = {
  "utf-8": utf8,
  "utf-16le": wide(2, true),
  "utf-16be": wide(2, false),
  "utf-32le": wide(4, true),
  "utf-32be": wide(4, false),
  "windows-1251": by("windows-1251", singles),
  "koi8-r": by("koi8-r", singles),
  "iso-8859-1": by("iso-8859-1", singles),
  "iso-8859-2": by("iso-8859-2", singles),
  "windows-1253": by("windows-1253", singles),
  shift_jis: by("shift_jis", pairs),
  "euc-jp": by("euc-jp", pairs),
  gbk: by("gbk", pairs),
  big5: by("big5", pairs),
  "euc-kr": by("euc-kr", pairs),
};
