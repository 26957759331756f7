/** How likely it is that two articles tell one event, by their titles, openings, names and days. */
import { BEGINNING, LEAD_WORDS, type Opening } from "./opening.ts";

/** With few articles at hand, no word can be told to be common: as if so many others had been read before. */
const READ_BEFORE = 300;
/** A word that nobody has yet is met again sooner than it seems. */
const MET_ELSEWHERE = 1;
/** A word of the title says as much about the event as this many of the body. */
const TITLE_WEIGHT = 2;

/** Words as numbers, in rising order; `weights` beside them has the length of one. */
interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** An article as it is compared. */
export interface Sketch {
  readonly all: Vector;
  readonly title: Vector;
  readonly body: Vector;
  readonly lead: Int32Array;
  /** A bit for each day of the week that it names. */
  readonly weekdays: number;
  readonly landmarks: Landmarks;
}

/** What an event is known by in any language. */
export interface Landmarks {
  /** Whole last words of names. */
  readonly names: Int32Array;
  /** The same as they stand among all words. */
  readonly beginnings: Int32Array;
  readonly numbers: Int32Array;
  /** What the title tells of, and what the title and the lead do. */
  readonly headed: Int32Array;
  readonly matters: Int32Array;
}

/** What is no word among words: nobody writes so. */
const WHOLE = "=";
const NUMBER = "#";
const MATTER = "~";

/** Every word that was met, and in how many articles. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly metIn: number[] = [];
  private read = READ_BEFORE;

  /** Counts an article, and gives what it is compared by from now on. */
  sketch(opening: Opening): Sketch {
    const { title, isUntitled, body, weekdays } = opening;
    const [titleIds, bodyIds] = [this.idsOf(title), this.idsOf(body)];
    const heard = Array.from({ length: isUntitled ? 0 : TITLE_WEIGHT }, () => titleIds);
    const all = counted(bodyIds, ...heard);
    all.ids.forEach((id) => {
      this.metIn[id] = (this.metIn[id] ?? 0) + 1;
    });
    this.read += 1;
    return {
      all: this.weigh(all),
      title: this.weigh(counted(titleIds)),
      body: this.weigh(counted(bodyIds)),
      lead: counted(titleIds, bodyIds.subarray(0, LEAD_WORDS)).ids,
      weekdays: [...weekdays].reduce((bits, day) => bits | (1 << day), 0),
      landmarks: this.landmarks(opening),
    };
  }

  private landmarks({ landmarks, numbers, headed, matters }: Opening): Landmarks {
    return {
      names: this.idsOf(landmarks.map((name) => WHOLE + name)),
      beginnings: this.idsOf(landmarks.map((name) => name.slice(0, BEGINNING))),
      numbers: this.idsOf(numbers.map((number) => NUMBER + number)),
      headed: this.idsOf(headed.map((matter) => MATTER + matter)),
      matters: this.idsOf(matters.map((matter) => MATTER + matter)),
    };
  }

  /** The rarity of a word that no other article has. */
  rarest(): number {
    return Math.log(this.read);
  }

  rarity(id: number): number {
    return Math.max(0, Math.log(this.read / ((this.metIn[id] ?? 1) + MET_ELSEWHERE)));
  }

  private idOf(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    this.ids.set(word, this.ids.size);
    return this.ids.size - 1;
  }

  private idsOf(words: readonly string[]): Int32Array {
    const ids = new Int32Array(words.length);
    words.forEach((word, at) => {
      ids[at] = this.idOf(word);
    });
    return ids;
  }

  private weigh({ ids, counts }: Counted): Vector {
    const weights = new Float32Array(ids.length);
    let squares = 0;
    ids.forEach((id, at) => {
      const weight = (1 + Math.log(counts[at] ?? 1)) * this.rarity(id);
      weights[at] = weight;
      squares += weight * weight;
    });
    const length = Math.sqrt(squares) || 1;
    return { ids, weights: weights.map((weight) => weight / length) };
  }
}

interface Counted {
  readonly ids: Int32Array;
  readonly counts: Uint16Array;
}

/** Each once, in rising order, and how often it was there. */
const counted = (...rows: readonly Int32Array[]): Counted => {
  const all = new Int32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let filled = 0;
  for (const row of rows) {
    all.set(row, filled);
    filled += row.length;
  }
  const [ids, counts] = [new Int32Array(filled), new Uint16Array(filled)];
  let many = 0;
  all.sort().forEach((id) => {
    if (many === 0 || ids[many - 1] !== id) ids[many++] = id;
    counts[many - 1] = (counts[many - 1] ?? 0) + 1;
  });
  return { ids: ids.slice(0, many), counts: counts.subarray(0, many) };
};

/** Walks through what two rising rows have in common. */
const inCommon = (one: Int32Array, other: Int32Array, tell: (at: number, there: number) => void): void => {
  for (let at = 0, there = 0; at < one.length && there < other.length;) {
    const step = (one[at] ?? 0) - (other[there] ?? 0);
    if (step === 0) tell(at, there);
    if (step <= 0) at += 1;
    if (step >= 0) there += 1;
  }
};

const cosine = (one: Vector, other: Vector): number => {
  let sum = 0;
  inCommon(one.ids, other.ids, (at, there) => {
    sum += (one.weights[at] ?? 0) * (other.weights[there] ?? 0);
  });
  return sum;
};

/** How much of one's title the other has, by the rarity of its words. */
const covered = ({ title }: Sketch, { all }: Sketch, words: Vocabulary): number => {
  const whole = title.ids.reduce((sum, id) => sum + words.rarity(id), 0);
  let both = 0;
  inCommon(title.ids, all.ids, (at) => {
    both += words.rarity(title.ids[at] ?? 0);
  });
  return whole === 0 ? 0 : both / whole;
};

/** The rarest word that both have, against the rarest that there can be. */
const rarestShared = (one: Sketch, other: Sketch, words: Vocabulary): number => {
  let rarest = 0;
  inCommon(one.all.ids, other.all.ids, (at) => {
    rarest = Math.max(rarest, words.rarity(one.all.ids[at] ?? 0));
  });
  return rarest / words.rarest();
};

/** Only what is rarer than this speaks for one event when two leads share it. */
const ORDINARY = 2;

const sharedLead = (one: Sketch, other: Sketch, words: Vocabulary): number => {
  let shared = 0;
  inCommon(one.lead, other.lead, (at) => {
    shared += Math.max(0, words.rarity(one.lead[at] ?? 0) - ORDINARY);
  });
  return Math.log(1 + shared);
};

/**
 * What each likeness adds to the logarithm of the odds, fitted by logistic regression on pairs of three sets of stories at once,
 * the days but for their own: they are set by hand, for in those sets they tell more than they do in life.
 */
const SPEAKS = { all: 9.1, title: 2.7, crossed: 3.5, rarest: 4.8, lead: 1.4, covered: 2.3 } as const;
const BEFOREHAND = -10.7;
/** For each day between them. */
const DAY_APART = -1;
/** Where nobody knows how many days are between them. */
const UNDATED = -1.4;
/** What both say of the day on which it happened. */
const SAME_WEEKDAY = 0.5;
const OTHER_WEEKDAY = -2;

/** Neither title has to do with the other article: only the phrases are alike. */
const NO_COMMON_MATTER = 0.1;
/** Less than this is not told apart: one that says nothing in common must not outweigh what others say. */
const LEAST_ODDS = -8;

const byWeekday = ({ weekdays: one }: Sketch, { weekdays: other }: Sketch): number => {
  if (one === 0 || other === 0) return 0;
  return (one & other) === 0 ? OTHER_WEEKDAY : SAME_WEEKDAY;
};

/** @param apart days between them, undefined where one has no date @returns the logarithm of the odds */
export const oddsOfOneEvent = (
  one: Sketch,
  other: Sketch,
  apart: number | undefined,
  words: Vocabulary,
): number => {
  const crossed = (cosine(one.title, other.body) + cosine(one.body, other.title)) / 2;
  const titles = cosine(one.title, other.title);
  const titleCovered = Math.min(covered(one, other, words), covered(other, one, words));
  if (Math.max(titles, crossed, titleCovered) < NO_COMMON_MATTER) return LEAST_ODDS;
  const odds =
    BEFOREHAND +
    (apart === undefined ? UNDATED : DAY_APART * apart) +
    byWeekday(one, other) +
    SPEAKS.all * cosine(one.all, other.all) +
    SPEAKS.title * titles +
    SPEAKS.crossed * crossed +
    SPEAKS.rarest * rarestShared(one, other, words) +
    SPEAKS.lead * sharedLead(one, other, words) +
    SPEAKS.covered * titleCovered;
  return Math.max(LEAST_ODDS, odds);
};
