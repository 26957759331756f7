/** Who plays along in the web chat: one person can be several, to see how a group works. */
import { z } from "zod";
import type { Actor, ChatInfo, Role } from "../../model/chat.ts";
import { actorId } from "../../model/id.ts";

export interface Shelf {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
}

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** In groups; in a private chat everybody is the admin. */
  role: z.enum(["admin", "member"]),
});
export type Person = z.infer<typeof personSchema>;

export const YOU: Person = { id: "you", name: "You", role: "admin" };

const MOST_PEOPLE = 20;
const LONGEST_NAME = 40;

export interface People {
  list(): Promise<readonly Person[]>;
  /** The person of that id, or the first one. */
  find(id: string | undefined): Promise<Person>;
  /** @returns undefined when there is no name, or when there are enough people */
  add(name: string, role: string): Promise<Person | undefined>;
}

const named = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);

export const openPeople = (shelf: Shelf): People => {
  const list = async (): Promise<readonly Person[]> => {
    const kept = z.array(personSchema).safeParse(await shelf.get("people"));
    return kept.success && kept.data.length > 0 ? kept.data : [YOU];
  };
  return {
    list,
    find: async (id) => {
      const everybody = await list();
      return everybody.find((one) => one.id === id) ?? everybody[0] ?? YOU;
    },
    add: async (name, role) => {
      const everybody = await list();
      const clean = named(name);
      if (clean === "" || everybody.length >= MOST_PEOPLE) return undefined;
      const id = `p${everybody.length + 1}`;
      const person: Person = { id, name: clean, role: role === "admin" ? "admin" : "member" };
      await shelf.set("people", [...everybody, person]);
      return person;
    },
  };
};

export const actorOf = ({ id, name, role }: Person, { kind }: ChatInfo, locale: string): Actor => ({
  id: actorId("web", id),
  name,
  locale,
  role: roleIn({ id, role }, kind),
});

/** Whoever came in by the link runs the bot; the others are there to see how a group works. */
export const roleIn = ({ id, role }: Pick<Person, "id" | "role">, kind: ChatInfo["kind"]): Role => {
  if (id === YOU.id) return "operator";
  return kind === "private" ? "admin" : role;
};
