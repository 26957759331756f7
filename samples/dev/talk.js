/* The chats as they are told, whatever the platform. The server writes all HTML of messages, escaped. */
import { post, toast } from "./post.js";

export const at = (id) => document.getElementById(id);
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

export const [transcript, line, speaker] = ["transcript", "line", "speaker"].map(at);
const composer = at("composer");
const views = new Map();
const seen = new Map();
let current = decodeURIComponent(location.hash.slice(1));
let replyTo;

export const view = () => views.get(current);
/** Who is speaking, with what they are shown there. */
export const person = () => view()?.speakers.find(({ id }) => String(id) === speaker.value);
/** Something that this person does in this chat. */
export const act = (path, more = {}) => post(path, { view: current, as: speaker.value, ...more });

export const answering = (message) => {
  replyTo = message?.id;
  const bar = at("answering");
  bar.hidden = !message;
  const words = transcript.querySelector(`[data-id="${replyTo}"] .text`)?.textContent ?? "";
  bar.firstElementChild.textContent = `Reply to: ${words.slice(0, 80)}`;
  line.placeholder = message?.placeholder || "Message";
};

const isSeen = ({ onlyFor }) => onlyFor === undefined || onlyFor === speaker.value;

const oursIn = ({ messages }) =>
  messages
    .filter((one) => one.isOurs && isSeen(one))
    .map(({ id, html }) => `${id}${html}`)
    .join();

const drawChats = () => {
  at("chats").replaceChildren(
    ...[...views.values()].map((one) => {
      const isNew = one.key !== current && seen.get(one.key) !== oursIn(one) && oursIn(one) !== "";
      const button = element("button", { type: "button", className: isNew ? "new" : "" }, one.title);
      button.append(element("small", {}, one.isHere ? one.kind : `${one.kind}, without the bot`));
      button.dataset.view = one.key;
      if (one.key === current) button.setAttribute("aria-current", "true");
      return element("li", {}, button);
    }),
  );
};

const drawSpeakers = ({ speakers }) => {
  const before = speaker.value;
  speaker.parentElement.hidden = speakers.length < 2;
  speaker.replaceChildren(...speakers.map(({ id, name }) => element("option", { value: id }, name)));
  if (speakers.some(({ id }) => String(id) === before)) speaker.value = before;
};

/** Only what has changed is drawn again, so that an open quote stays open. */
const articleOf = ({ id, isOurs, html }, old) => {
  const one = old ?? element("article", { className: isOurs ? "ours" : "theirs" });
  one.dataset.id = id;
  if (one.source !== html) one.innerHTML = one.source = html;
  return one;
};

const drawMessages = ({ messages }) => {
  const isAtEnd = transcript.scrollHeight - transcript.scrollTop - transcript.clientHeight < 120;
  const known = new Map([...transcript.children].map((one) => [one.dataset.id, one]));
  const all = messages.filter(isSeen).map((one) => articleOf(one, known.get(String(one.id))));
  const kept = new Set(all);
  for (const one of known.values()) if (!kept.has(one)) one.remove();
  for (const [n, one] of all.entries())
    if (transcript.children[n] !== one) transcript.insertBefore(one, transcript.children[n] ?? null);
  if (isAtEnd && all.some(({ dataset }) => !known.has(dataset.id)))
    transcript.scrollTop = transcript.scrollHeight;
};

/** What the platform adds to it. */
let platform;

const draw = () => {
  const one = view();
  drawChats();
  if (!one) return;
  seen.set(one.key, oursIn(one));
  at("title").textContent = one.title;
  at("presence").textContent = one.presence;
  at("typing").textContent = one.isTyping ? "Tidings is typing…" : "";
  drawSpeakers(one);
  drawMessages(one);
  platform.drawn?.(one);
};

export const show = (key) => {
  current = key;
  history.replaceState(null, "", `#${encodeURIComponent(key)}`);
  transcript.replaceChildren();
  platform.shown?.();
  answering(undefined);
  draw();
  transcript.scrollTop = transcript.scrollHeight;
};

const reply = (article) => {
  if (!article.querySelector("[data-reply]")) return;
  answering(view().messages.find(({ id }) => String(id) === article.dataset.id));
  line.focus();
};

/** What a button does, by the name of its data. */
const deeds = {
  view: ({ dataset }) => show(dataset.view),
  reply: (button) => reply(button.closest("article")),
  presence: () => void act("/presence"),
  noAnswer: () => answering(undefined),
};

const clicked = ({ target }) => {
  const button = target.closest("button");
  const [name] = Object.keys(button?.dataset ?? {});
  const deed = platform.deeds[name] ?? deeds[name];
  if (deed) return deed(button);
  const article = target.closest("article");
  const isPlain = article && !target.closest("a, summary, button") && getSelection().isCollapsed;
  return isPlain ? reply(article) : undefined;
};

/** The platform's `send` says whether it went out. */
const send = async () => {
  if (!(await platform.send(line.value.trim(), replyTo === undefined ? {} : { replyTo }))) return;
  line.value = "";
  answering(undefined);
  transcript.scrollTop = transcript.scrollHeight;
};

const listen = () => {
  const source = new EventSource("/events");
  source.addEventListener("message", ({ data }) => {
    const told = JSON.parse(data);
    views.set(told.key, told);
    if (!current || (told.key === current && transcript.childElementCount === 0)) show(current || told.key);
    else if (told.key === current) draw();
    else drawChats();
  });
  source.addEventListener("error", () => toast("The line to the program is lost. It is tried again."));
};

export const openTalk = (given) => {
  platform = given;
  document.addEventListener("click", clicked);
  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  line.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  speaker.addEventListener("change", draw);
  listen();
};
