/** Which encoding bytes are in that nobody names: the one in which they make the letters that its language is full of. */

const EXPECTED: readonly (readonly [encoding: string, letters: RegExp])[] = [
  ["windows-1251", /[оеаинтсрвлкмдпуяыьі]/gu],
  ["koi8-u", /[оеаинтсрвлкмдпуяыьі]/gu],
  ["windows-1253", /[αοιετσνηυρπκμλςωάέήίόύ]/gu],
  ["shift_jis", /[ぁ-ん]/gu],
  ["euc-jp", /[ぁ-ん]/gu],
  ["euc-kr", /[이다의는에을가를고한로하지도사인기은서자대시어정]/gu],
  [
    "gbk",
    /[的一是不了在人有我他这中大来上国个到说们为和地出也时年得就那要下以生会可后多天能对发成事用行方前所经分部日月新本市]/gu,
  ],
  [
    "big5",
    /[的一是不了在人有我他這中大來上國個到說們為和地出也時年得就那要下以生會可後多天能對發成事用行方前所經分部日月新本市]/gu,
  ],
];

const LOOKED_AT = 20_000;
const FEWEST = 12;
/** Of the letters beyond ASCII. A right reading has two to five times as many of the expected ones, a wrong one hardly any. */
const ENOUGH = 0.15;

const isHigh = (byte: number | undefined): boolean => byte !== undefined && byte > 127;

/** Languages with a Latin alphabet have accents here and there; others have word after word beyond ASCII. */
const isRunning = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, LOOKED_AT);
  const high = head.filter(isHigh).length;
  const joined = head.filter(
    (byte, at) => isHigh(byte) && (isHigh(head[at - 1]) || isHigh(head[at + 1])),
  ).length;
  return high >= FEWEST && joined > high * 0.6;
};

const share = (text: string, letters: RegExp): number => {
  const head = text.slice(0, LOOKED_AT);
  return (head.match(letters)?.length ?? 0) / Math.max(1, head.match(/\P{ASCII}/gu)?.length ?? 0);
};

export const guessed = (
  bytes: Uint8Array,
  read: (encoding: string, bytes: Uint8Array) => string | undefined,
): string | undefined => {
  if (!isRunning(bytes)) return undefined;
  const readings = EXPECTED.map(([encoding, letters]) => {
    const text = read(encoding, bytes);
    return { text, share: text === undefined ? 0 : share(text, letters) };
  });
  const best = readings.toSorted((a, b) => b.share - a.share)[0];
  return best && best.share >= ENOUGH ? best.text : undefined;
};
