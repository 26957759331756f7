/** The JSON value in what a model wrote: fences, thoughts and chat around it are left out. */

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** @returns undefined when there is none. */
export const jsonIn = (text: string): unknown => {
  const said = text.replace(/^\s*<think>[\s\S]*?<\/think>/u, "").trim();
  const from = said.indexOf("{");
  const to = said.lastIndexOf("}");
  return parsed(said) ?? (from >= 0 && to > from ? parsed(said.slice(from, to + 1)) : undefined);
};
