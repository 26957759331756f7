import { type Kysely, sql } from "kysely";
import type { Engine } from "../dialect/engine.ts";
import { indexedWords } from "../indexed-words.ts";

/** Articles are taken in small groups, so that a large store is not held in memory. */
const AT_A_TIME = 200;

interface Row {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly language: string;
}

const nextRows = async (db: Kysely<unknown>, after: string): Promise<readonly Row[]> => {
  const { rows } =
    await sql<Row>`select id, title, text, language from article where id > ${after} order by id limit ${AT_A_TIME}`.execute(
      db,
    );
  return rows;
};

export const articleWords = async (db: Kysely<unknown>, { words }: Engine): Promise<void> => {
  await words.make(db);
  for (let rows = await nextRows(db, ""); rows.length > 0; rows = await nextRows(db, rows.at(-1)?.id ?? ""))
    for (const row of rows) {
      const stored = words.stored(indexedWords(row.title, row.text, row.language));
      await sql`insert into article_words (article, words) values (${row.id}, ${stored})`.execute(db);
    }
};
