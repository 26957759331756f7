/** Whether a claim turns what its passage tells into the opposite: before into after, some into all. */
import { anyOf } from "../language/word-list.ts";
import { type Claim, type Doubts, restsOn } from "./claim.ts";
import { oppositesIn } from "./opposites.ts";

const has = (text: string, words: string): boolean => text.search(anyOf(words)) >= 0;

/** Every sentence that it rests on has the one word and none of them the other, which the claim has alone. */
export const turnedSenses = (claim: Claim): Doubts => {
  const { text, language, ground } = claim;
  const rests = restsOn(claim);
  const isTurned = (said: string, printed: string): boolean =>
    has(text, said) &&
    !has(text, printed) &&
    rests.length > 0 &&
    rests.every((sentence) => has(sentence.text, printed)) &&
    !ground.sentences.some((sentence) => has(sentence.text, said));
  return oppositesIn(language).some(([one, other]) => isTurned(one, other) || isTurned(other, one))
    ? [["negation", "tells the opposite of its passage"]]
    : [];
};
