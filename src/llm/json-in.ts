/** The JSON value in what a model wrote: fences, thoughts and chat around it are left out. */
import { parsedJson } from "../ops/parsed-json.ts";

/** @returns undefined when there is none. */
export const jsonIn = (text: string): unknown => {
  const said = text.replace(/^\s*<think>[\s\S]*?<\/think>/u, "").trim();
  const from = said.indexOf("{");
  const to = said.lastIndexOf("}");
  return parsedJson(said) ?? (from >= 0 && to > from ? parsedJson(said.slice(from, to + 1)) : undefined);
};
