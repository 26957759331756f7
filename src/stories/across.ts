/** One event in two languages: told by the names and numbers that few other articles have. Sooner two stories than a wrong one. */
import type { StoryId } from "../model/id.ts";
import { days } from "../model/time.ts";
import type { Landmarks, Sketch } from "./likeness.ts";
import type { Member, Roll } from "./roll.ts";

/** So many names and numbers are shared, of which so many are names: a number alone is chance. */
const FEWEST_SHARED = 3;
const FEWEST_NAMES = 2;
/** With numbers among so many, it need not be known what is told of. */
const MANY_SHARED = 5;
/** A landmark is in no more stories than these around its day, its own counted; a name that all speak of tells nothing. */
const MOST_STORIES = 5;
/** Of the names of the one that has fewer: whoever else is in it may be what makes it another event. */
const SHARED_WITH_NUMBER = 0.6;
const SHARED_WITHOUT = 0.9;

const isWithinADay = (one: Member, other: Member): boolean =>
  one.isDated && other.isDated && Math.abs(one.at - other.at) <= days(1);

/** Each says on which day it was, and they say different ones. */
const isOtherDay = ({ weekdays: one }: Sketch, { weekdays: other }: Sketch): boolean =>
  one !== 0 && other !== 0 && (one & other) === 0;

const shared = (one: Int32Array, other: Int32Array): readonly number[] =>
  [...one].filter((id) => other.includes(id));

/** Both titles tell of it; where one says nothing of the kind, its lead does. A lead alone may tell of what was before. */
const isSameMatter = (one: Landmarks, other: Landmarks): boolean =>
  one.headed.length > 0 && other.headed.length > 0
    ? shared(one.headed, other.headed).length > 0
    : shared(one.headed, other.matters).length > 0 || shared(one.matters, other.headed).length > 0;

/** The same people do one thing and another: both titles say what, and it is not the same. */
const isOtherMatter = (one: Landmarks, other: Landmarks): boolean =>
  one.headed.length > 0 && other.headed.length > 0 && !isSameMatter(one, other);

interface Common {
  /** How many names and numbers that few others have. */
  readonly names: number;
  readonly numbers: number;
  /** Of all names of the one that has fewer. */
  readonly share: number;
  readonly isSameMatter: boolean;
  readonly haveNumbers: boolean;
}

/** The same people meet again and again: without a number both must tell of the same matter, and none of them count otherwise. */
const isEnough = (common: Common): boolean => {
  const { names, numbers, share } = common;
  if (names < FEWEST_NAMES || names + numbers < FEWEST_SHARED) return false;
  return numbers > 0
    ? share >= SHARED_WITH_NUMBER && (common.isSameMatter || names + numbers >= MANY_SHARED)
    : share >= SHARED_WITHOUT && common.isSameMatter && !common.haveNumbers;
};

class Across {
  private readonly roll: Roll;
  private readonly one: Member;

  constructor(one: Member, roll: Roll) {
    this.roll = roll;
    this.one = one;
  }

  /** The stories that tell the same in another language. */
  stories(): ReadonlySet<StoryId> {
    const { language, isOpinion, sketch } = this.one;
    const rare = this.rareIn(sketch.landmarks.beginnings);
    const seen = new Map<Member, number>();
    for (const other of rare.flatMap((id) => this.having(id) ?? []))
      if (other.language !== language && other.isOpinion === isOpinion && isWithinADay(this.one, other))
        seen.set(other, (seen.get(other) ?? 0) + 1);
    const alike = [...seen].filter(([other, count]) => count >= FEWEST_NAMES && this.tellsTheSame(other));
    return new Set(alike.map(([{ story }]) => story));
  }

  private having(id: number): readonly Member[] | undefined {
    return this.roll.having(id, this.one, MOST_STORIES);
  }

  private rareIn(ids: Iterable<number>): readonly number[] {
    return [...ids].filter((id) => this.having(id) !== undefined);
  }

  private tellsTheSame({ sketch: other }: Member): boolean {
    const { sketch: own } = this.one;
    if (isOtherDay(own, other) || isOtherMatter(own.landmarks, other.landmarks)) return false;
    const { names, beginnings, numbers } = own.landmarks;
    const same = shared(names, other.landmarks.names);
    return isEnough({
      names: this.rareIn(same.map((id) => beginnings[names.indexOf(id)] ?? id)).length,
      numbers: this.rareIn(shared(numbers, other.landmarks.numbers)).length,
      // “Corvania” is “Corvanie” elsewhere.
      share:
        shared(beginnings, other.landmarks.beginnings).length /
        Math.min(names.length, other.landmarks.names.length),
      isSameMatter: isSameMatter(own.landmarks, other.landmarks),
      haveNumbers: numbers.length > 0 && other.landmarks.numbers.length > 0,
    });
  }
}

/** @returns the story that an article belongs to which found none in its own language; undefined where none or several would do */
export const storyAcross = (one: Member, roll: Roll): StoryId | undefined => {
  const stories = [...new Across(one, roll).stories()].filter(
    // What its own language says of it goes before.
    (story) => roll.matesFor(one, story).length === 0,
  );
  return stories.length === 1 ? stories[0] : undefined;
};
