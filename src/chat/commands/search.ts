import { labelsBehind } from "../../digest/label-words.ts";
import { spokenTime } from "../../digest/spoken-time.ts";
import { nameOf } from "../../digest/telling.ts";
import type { Article } from "../../model/article.ts";
import type { Block } from "../../model/message.ts";
import { misused, privately, say, type Command, type Desk } from "../command.ts";

const told = ({ title, publisher, publishedAt, url, text, labels }: Article, desk: Desk): Block => {
  const name = title ?? `${text.slice(0, 80)}…`;
  const time = publishedAt === undefined ? "" : ` · ${spokenTime(new Date(publishedAt).toISOString(), desk)}`;
  return {
    kind: "sources",
    spans: [
      { text: name, ...(url !== undefined && { link: url }) },
      { text: ` · ${nameOf(publisher ?? null, desk)}${labelsBehind(labels, desk)}${time}`, tone: "faint" },
    ],
  };
};

export const search: Command = {
  name: "search",
  form: "words",
  does: "does-search",
  example: "/search harbour tunnel",
  run: async (words, { desk, tell }) => {
    if (!/[\p{L}\p{N}]/u.test(words)) return misused(tell("search-missing"), search, tell);
    const articles = await desk.search(words);
    if (articles.length === 0) return privately(say(tell("search-none", { words })));
    return privately({ blocks: articles.map((article) => told(article, desk)) });
  },
};
