/** "Corrected: Salt Quay Courier now says 290, not 340." Every word that is shown is one of the two texts, or the frame around them. */
import { differences } from "../language/difference.ts";
import type { Passage } from "../model/article.ts";
import type { DigestArticle, DigestCorrection } from "../model/digest.ts";
import type { Block } from "../model/message.ts";
import type { Corrected } from "./corrections.ts";
import { nameOf, type Telling } from "./telling.ts";
import { wordingFor } from "./wording.ts";

type Articles = Readonly<Record<string, DigestArticle>>;

const FEW_WORDS = 4;

/** A number or a name can be told without its sentence. */
const isBrief = (words: string, sentence: string): boolean =>
  words.split(" ").length <= FEW_WORDS &&
  (/\d/u.test(words) ||
    (/^\p{Lu}/u.test(words) && !sentence.replace(/^[^\p{L}\p{N}]+/u, "").startsWith(words)));

const slice = (articles: Articles, { article, start, end }: Passage): string =>
  articles[article]?.text.slice(start, end).replaceAll("\n", " ") ?? "";

/** What has changed, in a sentence of ours. */
export const correctionLine = ({ was, now }: Corrected, articles: Articles, telling: Telling): string => {
  const outlet = nameOf(articles[was.article]?.publisher ?? null, telling);
  const wording = wordingFor(telling.language);
  const before = slice(articles, was);
  if (now === null) return wording.noLongerSays({ outlet, before });
  const after = slice(articles, now);
  const [only, ...more] = differences(before, after);
  return only && more.length === 0 && isBrief(only.was, before) && isBrief(only.now, after)
    ? wording.nowSaysNot({ outlet, now: only.now, not: only.was })
    : wording.nowSays({ outlet, after, before });
};

/** At the head of a digest: what was told wrongly before. */
export const tellCorrections = (
  corrections: readonly DigestCorrection[],
  articles: Articles,
  telling: Telling,
): readonly Block[] =>
  corrections.flatMap((one): readonly Block[] => {
    const article = articles[one.was.article];
    return [
      {
        kind: "text",
        spans: [
          { text: `${wordingFor(telling.language).corrected}: `, tone: "mark" },
          { text: correctionLine(one, articles, telling) },
          { text: ` [${one.n}]`, tone: "receipt" },
        ],
      },
      {
        kind: "sources",
        spans: [
          { text: `${one.headline} · ` },
          {
            text: nameOf(article?.publisher ?? null, telling),
            ...(article?.url != null && { link: article.url }),
          },
        ],
      },
    ];
  });

/** Below a story that was told before. */
export const amendmentNote = (one: Corrected, articles: Articles, telling: Telling): Block => ({
  kind: "text",
  spans: [
    { text: `${wordingFor(telling.language).corrected}: `, tone: "mark" },
    { text: correctionLine(one, articles, telling) },
  ],
});
