/** What Tidings is started with: feeds or sites, and two options. */
import { parseArgs } from "node:util";

const USAGE = `npm start -- [--once] [--plain] [ADDRESS…]
  ADDRESS   a feed, or a site that names one; remembered
  --once    prints one digest and ends
  --plain   neither colours nor links in the terminal
All other settings: .env.example. One digest, answer or check: npm run tidings -- --help
`;

export type StartedWith =
  | {
      readonly kind: "run";
      readonly once: boolean;
      readonly plain: boolean;
      readonly named: readonly string[];
    }
  /** Only words are wanted, or nothing else can be given. */
  | { readonly kind: "words"; readonly words: string; readonly isWrong: boolean };

const OPTIONS = {
  once: { type: "boolean" },
  plain: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export const startedWith = (args: readonly string[]): StartedWith => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
  });
  const unknown = Object.entries(values).find(([name, value]) => !(name in OPTIONS) || value !== true);
  if (unknown)
    return {
      kind: "words",
      words: `There is no option --${unknown[0]} of that kind.\n${USAGE}`,
      isWrong: true,
    };
  if (values.help === true) return { kind: "words", words: USAGE, isWrong: false };
  return { kind: "run", once: values.once === true, plain: values.plain === true, named: positionals };
};
