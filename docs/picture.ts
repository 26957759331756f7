/** What a terminal shows, as an SVG: letters on a dark ground, with the tones that the terminal adapter paints. */

const LINE = 20;
const COLUMN = 8.43;
const MARGIN = 22;

const classes: Readonly<Record<string, string>> = {
  "1": "strong",
  "2": "faint",
  "36": "receipt",
  "33": "mark",
};
const ENDS = new Set(["22", "39"]);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A line with its colour codes → tspans. */
const painted = (line: string): string => {
  let tone: string | undefined;
  const parts = line.split(/\u001b\[(\d+)m/u);
  return parts
    .map((part, at) => {
      if (at % 2 === 1) {
        tone = ENDS.has(part) ? undefined : classes[part];
        return "";
      }
      return part === "" ? "" : `<tspan${tone ? ` class="${tone}"` : ""}>${escaped(part)}</tspan>`;
    })
    .join("");
};

const style = `text{font:14px ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d8dee4;white-space:pre}
.strong{font-weight:700;fill:#fff}.faint{fill:#8b949e}.receipt{fill:#56c8d8}.mark{fill:#e3b341}`;

/** @param columns the terminal's width in letters */
export const pictureOf = (printed: string, columns: number): string => {
  const lines = printed.trimEnd().split("\n");
  const width = Math.ceil(columns * COLUMN + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  const rows = lines.map(
    (line, at) => `<text x="${MARGIN}" y="${MARGIN + (at + 1) * LINE - 5}">${painted(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="A digest in the terminal">
<style>${style}</style>
<rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>
${rows.join("\n")}
</svg>
`;
};
