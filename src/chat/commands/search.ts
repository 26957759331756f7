import { spokenTime, type Telling } from "../../digest/tell.ts";
import type { Article } from "../../model/article.ts";
import type { Block } from "../../model/message.ts";
import { misused, privately, say, type Command } from "../command.ts";

const told = ({ title, publisher, publishedAt, url, text }: Article, telling: Telling): Block => {
  const name = title ?? `${text.slice(0, 80)}…`;
  const time =
    publishedAt === undefined ? "" : ` · ${spokenTime(new Date(publishedAt).toISOString(), telling)}`;
  return {
    kind: "sources",
    spans: [
      { text: name, ...(url !== undefined && { link: url }) },
      { text: ` · ${publisher ?? "publisher not stated"}${time}`, tone: "faint" },
    ],
  };
};

export const search: Command = {
  name: "search",
  form: "words",
  does: "the articles that have these words",
  example: "/search harbour tunnel",
  run: async (words, { desk }) => {
    if (!/[\p{L}\p{N}]/u.test(words)) return misused("The words to search for are missing.", search);
    const articles = await desk.search(words);
    if (articles.length === 0) return privately(say(`No article has “${words}”.`));
    return privately({
      blocks: articles.map((article) => told(article, { zone: desk.zone, language: "en" })),
    });
  },
};
