/** The live articles and their stories, day by day. */
import type { StoryId } from "../model/id.ts";
import { days, type Instant } from "../model/time.ts";
import type { Sketch } from "./likeness.ts";
import type { Outline } from "./opening.ts";
import { WordIndex } from "./word-index.ts";

/** A story takes no article after it has been quiet for this long. */
export const QUIET_AFTER = days(3);

export interface Member extends Omit<Outline, "opening"> {
  readonly sketch: Sketch;
  /** Where it stands now. */
  story: StoryId;
}

const isOfKind = (one: Member, other: Member): boolean =>
  one.language === other.language && one.isOpinion === other.isOpinion;

const isLive = (member: Member, at: Instant): boolean => Math.abs(at - member.at) <= QUIET_AFTER;

interface Day {
  readonly members: Member[];
  readonly index: WordIndex<Member>;
}

/** So many of a day are looked at more closely. */
const MOST_LIKE = 40;

/** What more articles than this have is a word of the day. */
const MOST_HAVING = 200;

const dayOf = (at: Instant): number => Math.floor(at / days(1));

/** A day that nobody joins any more is let go as a whole. */
export class Roll {
  private readonly days = new Map<number, Day>();
  private readonly members = new Map<StoryId, Member[]>();
  private newest = 0;

  add(member: Member): void {
    const day = this.dayFor(member.at);
    day.members.push(member);
    day.index.add(member, member.sketch.all);
    const { numbers } = member.sketch.landmarks;
    day.index.add(member, { ids: numbers, weights: new Float32Array(numbers.length) });
    this.enter(member);
  }

  /** The live articles that may tell the same as this one. */
  like(one: Member): readonly Member[] {
    const near = [...this.days].filter(([day]) => Math.abs(day - dayOf(one.at)) <= QUIET_AFTER / days(1));
    return near.flatMap(([, { index }]) =>
      index
        .like(one.sketch.all, MOST_LIKE)
        .filter((other) => other !== one && isOfKind(one, other) && isLive(other, one.at)),
    );
  }

  /** The articles around its day that have a word, in any language; undefined where more stories than `most` have it. */
  having(word: number, { at }: Member, most: number): readonly Member[] | undefined {
    const found: Member[] = [];
    const stories = new Set<StoryId>();
    for (const day of [-1, 0, 1])
      for (const member of this.days.get(dayOf(at) + day)?.index.having(word) ?? []) {
        found.push(member);
        stories.add(member.story);
        if (stories.size > most || found.length > MOST_HAVING) return undefined;
      }
    return found;
  }

  /** The live articles of its kind that a story has, itself left out. */
  matesFor(one: Member, story: StoryId): readonly Member[] {
    const own = this.members.get(story) ?? [];
    return own.filter((other) => other !== one && isOfKind(one, other) && isLive(other, one.at));
  }

  membersOf(story: StoryId): readonly Member[] {
    return this.members.get(story) ?? [];
  }

  move(member: Member, story: StoryId): void {
    this.leave(member.story, (one) => one !== member);
    member.story = story;
    this.enter(member);
  }

  private enter(member: Member): void {
    const others = this.members.get(member.story);
    if (others) others.push(member);
    else this.members.set(member.story, [member]);
  }

  private leave(story: StoryId, isLeft: (member: Member) => boolean): void {
    const left = (this.members.get(story) ?? []).filter(isLeft);
    if (left.length > 0) this.members.set(story, left);
    else this.members.delete(story);
  }

  private dayFor(at: Instant): Day {
    const number = dayOf(at);
    const known = this.days.get(number);
    if (known) return known;
    const day: Day = { members: [], index: new WordIndex() };
    this.days.set(number, day);
    this.newest = Math.max(this.newest, number);
    for (const old of this.days.keys()) if (old < this.newest - QUIET_AFTER / days(1)) this.letGo(old);
    return day;
  }

  private letGo(number: number): void {
    for (const { story } of this.days.get(number)?.members ?? [])
      this.leave(story, ({ at }) => dayOf(at) !== number);
    this.days.delete(number);
  }
}
