/** Whether the net is down or the feeds are, round by round. */
import { describe, expect, it } from "vitest";
import { isPlainlyOffline, judge, type Outage } from "../../src/ingest/outage.ts";
import { hours, minutes } from "../../src/model/time.ts";
import { NOON } from "../kit/articles.ts";

/** Rounds of five minutes: hosts that answer, hosts that do not. Gives whether each round was offline, and when it was told. */
const rounds = (...all: readonly (readonly [answered: string, silent: string])[]): string => {
  let outage: Outage | undefined;
  return all
    .map(([answered, silent], at) => {
      const heard = {
        answered: new Set(answered.split("").filter(Boolean)),
        silent: new Set(silent.split("")),
      };
      const judged = judge(outage, heard, NOON + minutes(5) * at);
      ({ outage } = judged);
      return `${judged.isOffline ? "offline" : "online"}${judged.isToTell ? ", told" : ""}`;
    })
    .join("; ");
};

describe("we are offline", () => {
  it("when at least half of the hosts, three or more, fall silent together; it is told once", () => {
    expect(rounds(["", "abc"], ["", "abcd"], ["", "a"])).toBe("offline, told; offline; offline");
    expect(rounds(["ab", "cde"])).toBe("offline, told");
  });
  it("and not when fewer do", () => {
    expect(rounds(["abc", "de"], ["abc", "d"])).toBe("online; online");
    expect(rounds(["ab", "c"])).toBe("online");
  });
  it("when all do of one or two; that is told when it stays so", () => {
    expect(rounds(["", "a"], ["", "a"], ["", "a"])).toBe("offline; offline, told; offline");
    expect(rounds(["b", "a"])).toBe("online");
  });
  it("and a host that was silent alone is blamed as soon as others have answered meanwhile", () => {
    expect(rounds(["", "a"], ["bc", ""], ["", "a"])).toBe("offline; online; online");
  });
  it("and it is told anew the next time", () => {
    expect(rounds(["", "abc"], ["abc", ""], ["", "abc"])).toBe("offline, told; online; offline, told");
  });
  it("for as long as nothing answers, and for some hours where something does or there are few hosts", () => {
    const since = { since: NOON, answered: [], isTold: true };
    const after = (silent: string, answered = ""): boolean =>
      judge(
        { ...since, silent: silent.split("") },
        { answered: new Set(answered), silent: new Set(silent) },
        NOON + hours(7),
      ).isOffline;
    expect([after("abc"), after("ab"), after("abc", "de")]).toEqual([true, false, false]);
  });
  it("plainly, after a few hosts, so that nobody waits for all of them in vain", () => {
    const of = (answered: string, silent: string) =>
      isPlainlyOffline({ answered: new Set(answered), silent: new Set(silent) });
    expect([of("", "abcdefgh"), of("", "abc"), of("x", "abcdefgh")]).toEqual([true, false, false]);
  });
});
