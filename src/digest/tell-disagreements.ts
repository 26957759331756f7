/** "Sources differ: 290 people (Salt Quay Courier) · 340 people (Radio Nord)". What they say are their own words. */
import type { Disagreement, Side, Source } from "../model/digest.ts";
import type { Block, TextSpan } from "../model/message.ts";
import { hours } from "../model/time.ts";
import { spokenTime } from "./spoken-time.ts";
import { nameOf, type Telling } from "./telling.ts";
import { wordingFor } from "./wording.ts";

/** Told this far apart, the later ones may only know more. */
const LATER = hours(3);

interface Known {
  readonly side: Side;
  readonly source: Source | undefined;
}

const isOverTime = (known: readonly Known[]): boolean => {
  const times = known.map(({ source }) => Date.parse(source?.publishedAt ?? ""));
  return times.every(Number.isFinite) && Math.max(...times) - Math.min(...times) >= LATER;
};

const outletSpans = ({ source }: Known, isTimed: boolean, telling: Telling): readonly TextSpan[] => {
  const time = isTimed && source?.publishedAt ? `, ${spokenTime(source.publishedAt, telling)}` : "";
  return [
    {
      text: nameOf(source?.publisher ?? null, telling),
      ...(source?.url != null && { link: source.url }),
    },
    { text: `${time})` },
  ];
};

/** One line; who says the same is named together. */
const disagreementSpans = (
  { sides }: Disagreement,
  sources: readonly Source[],
  telling: Telling,
): readonly TextSpan[] => {
  const known = sides.map((side) => ({
    side,
    source: sources.find(({ article }) => article === side.article),
  }));
  const isTimed = isOverTime(known);
  const { differ, differLater } = wordingFor(telling.language);
  return [
    { text: `${isTimed ? differLater : differ}: `, tone: "mark" },
    ...known.flatMap((one, at): readonly TextSpan[] => [
      { text: `${at > 0 ? " · " : ""}${one.side.says.replaceAll(/\s+/gu, " ")} (` },
      ...outletSpans(one, isTimed, telling),
    ]),
  ];
};

export const disagreementBlock = (
  one: Disagreement,
  sources: readonly Source[],
  telling: Telling,
): Block => ({ kind: "text", spans: disagreementSpans(one, sources, telling) });
