import { expect, it } from "vitest";
import { each } from "../../src/ops/each.ts";

it("keeps the order of the items and the number at once", async () => {
  let running = 0;
  let most = 0;
  const work = async (item: number): Promise<number> => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return item * 10;
  };
  expect(await each([3, 1, 2, 5, 4], 2, work)).toEqual([30, 10, 20, 50, 40]);
  expect(most).toBe(2);
});

it("throws the first error once what is under way has ended", async () => {
  const ended: number[] = [];
  const work = async (item: number): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (item === 1) throw new Error("one is broken");
    ended.push(item);
  };
  await expect(each([0, 1, 2, 3], 2, work)).rejects.toThrow("one is broken");
  expect(ended).toContain(0);
});

it("does nothing for nothing", async () => {
  expect(await each([], 4, async () => 1)).toEqual([]);
});
