/** Damaged XML of a feed → XML that closes what it opens. What cannot be told apart is left out rather than guessed. */
import { Parser } from "htmlparser2";

const ENTRIES = new Set(["item", "entry"]);
const FRAMES = new Set(["rss", "rdf:rdf", "feed", "channel", ...ENTRIES]);
/** Fields of an entry: each begins only where the one before has ended. */
const FIELDS = new Set(
  `title link guid id description summary content content:encoded pubdate published updated issued modified created author
  category comments enclosure source dc:date dc:creator dc:subject item entry channel`.split(/\s+/),
);
/** They may stand in a text that is HTML, too. */
const IN_HTML = new Set(["title", "link", "summary", "source", "content"]);
/** Elements of people and places have fields of their own. */
const WITH_FIELDS = new Set(["source", "author"]);

/** Before the next data begins, or the entry ends, data that was not ended has ended: where its own element does. */
const withEndedData = (text: string): string => {
  const parts = text.split("<![CDATA[");
  return parts
    .map((part, at) => {
      if (at === 0 || part.includes("]]>")) return part;
      const name = /<([\w:.-]+)[^<>]*>\s*$/u.exec(parts[at - 1] ?? "")?.[1];
      const own = name === undefined ? -1 : part.indexOf(`</${name}`);
      const end = own >= 0 ? own : part.search(/<\/(?:[\w.-]+:)?(?:item|entry|description|title)\s*>/iu);
      return end < 0 ? `${part}]]>` : `${part.slice(0, end)}]]>${part.slice(end)}`;
    })
    .join("<![CDATA[");
};

const withWholeEntities = (text: string): string =>
  text.replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,31});)/giu, "&amp;");

const quoted = (value: string): string =>
  withWholeEntities(value).replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Writes what a tolerant tokenizer reads, so that every element is closed, in its place. */
class Mender {
  readonly #out: string[] = [];
  readonly #open: string[] = [];
  #isData = false;
  #isOver = false;
  /** Where the entry that is being written began. */
  #entryAt = 0;

  begin(written: string, attributes: Readonly<Record<string, string>>): void {
    const name = bare(written);
    if (this.#isOver) return;
    this.#frame(name);
    this.#makeRoomFor(name);
    if (ENTRIES.has(name)) this.#entryAt = this.#out.length;
    const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`);
    this.#out.push(`<${name}${told.join("")}>`);
    this.#open.push(name);
  }
  end(written: string): void {
    const at = this.#open.lastIndexOf(bare(written));
    if (at >= 0) this.#closeTo(at);
    if (at === 0) this.#isOver = true;
  }
  say(text: string): void {
    if (this.#open.length > 0 && !this.#isOver) this.#out.push(this.#isData ? text : withWholeEntities(text));
  }
  data(isData: boolean): void {
    if (this.#open.length > 0 && !this.#isOver) this.#out.push(isData ? "<![CDATA[" : "]]>");
    this.#isData = isData;
  }
  /** An entry that breaks off inside one of its fields is not told: the next reading has it whole. */
  finish(): string {
    const entry = this.#entry();
    if (entry >= 0 && entry < this.#open.length - 1) {
      this.#out.length = this.#entryAt;
      this.#open.length = entry;
    }
    this.#closeTo(0);
    return this.#out.join("");
  }

  #entry(): number {
    return this.#open.findLastIndex((name) => ENTRIES.has(name));
  }
  #closeTo(length: number): void {
    while (this.#open.length > length) this.#out.push(`</${this.#open.pop() ?? ""}>`);
  }
  /** Channels and entries that stand alone get the frame that they belong in. */
  #frame(name: string): void {
    const [root] = this.#open;
    if (root === undefined && !/^(?:rss|rdf:rdf|feed)$/u.test(name)) this.begin("rss", { version: "2.0" });
    if (this.#open.length === 1 && this.#open[0] === "rss" && name !== "channel") this.begin("channel", {});
  }
  #makeRoomFor(name: string): void {
    if (ENTRIES.has(name)) {
      const open = this.#entry();
      if (open >= 0) this.#closeTo(open);
    }
    if (!FIELDS.has(name)) return;
    const frame = this.#open.findLastIndex((one) => FRAMES.has(one));
    const field = this.#open[frame + 1];
    if (field === undefined || !FIELDS.has(field) || WITH_FIELDS.has(field)) return;
    if (!IN_HTML.has(name) || this.#open.length === frame + 2) this.#closeTo(frame + 1);
  }
}

/** Some put the name of RSS before each of its elements. */
const bare = (name: string): string => name.replace(/^rss\d*:/u, "");

export const mended = (text: string): string => {
  const mender = new Mender();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => mender.begin(name, attributes),
      onclosetag: (name, isImplied) => void (isImplied || mender.end(name)),
      ontext: (words) => mender.say(words),
      oncdatastart: () => mender.data(true),
      oncdataend: () => mender.data(false),
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(withEndedData(text));
  parser.end();
  return mender.finish();
};
