/* The chats as they are told, and what a person does there. The server writes all HTML of messages, escaped. */
import { post, toast } from "./post.js";

const at = (id) => document.getElementById(id);
const [transcript, line, speaker, composer] = ["transcript", "line", "speaker", "composer"].map(at);
const file = composer.querySelector("input[type=file]");

const views = new Map();
const seen = new Map();
let current = decodeURIComponent(location.hash.slice(1));
let replyTo;
let asked = 0;

const view = () => views.get(current);
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const say = (text, more = {}) => post("/say", { view: current, as: Number(speaker.value), text, ...more });

const answering = (message) => {
  replyTo = message?.id;
  const bar = at("answering");
  bar.hidden = !message;
  const words = transcript.querySelector(`[data-id="${replyTo}"] .text`)?.textContent ?? "";
  bar.firstElementChild.textContent = `Reply to: ${words.slice(0, 80)}`;
  line.placeholder = message?.placeholder || "Message";
};

const attaching = () => {
  const [chosen] = file.files;
  at("attached").hidden = !chosen;
  at("attached").firstElementChild.textContent = chosen ? `File: ${chosen.name}` : "";
};

const oursIn = ({ messages }) =>
  messages
    .filter(({ isOurs }) => isOurs)
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
  const { menu = [] } = speakers.find(({ id }) => String(id) === speaker.value) ?? {};
  at("menu").lastElementChild.replaceChildren(
    ...menu.map(({ command, description }) => {
      const button = element("button", { type: "button" }, `/${command}`, element("small", {}, description));
      button.dataset.say = `/${command}`;
      return button;
    }),
  );
};

/** Only what has changed is drawn again, so that an open quote stays open. */
const drawMessages = ({ messages }) => {
  const isAtEnd = transcript.scrollHeight - transcript.scrollTop - transcript.clientHeight < 120;
  const known = new Map([...transcript.children].map((one) => [Number(one.dataset.id), one]));
  let hasNew = false;
  for (const { id, isOurs, html } of messages) {
    const one = known.get(id) ?? element("article", { className: isOurs ? "ours" : "theirs" });
    if (!known.has(id)) {
      one.dataset.id = id;
      transcript.append(one);
      hasNew = true;
    }
    if (one.source !== html) one.innerHTML = one.source = html;
    known.delete(id);
  }
  for (const gone of known.values()) gone.remove();
  if (hasNew && isAtEnd) transcript.scrollTop = transcript.scrollHeight;
};

/** The last message asks this person for an answer: what they write next is one. */
const takeUpQuestion = ({ messages }) => {
  const last = messages.at(-1);
  if (!last || last.id === asked || !last.asksOf.includes(Number(speaker.value))) return;
  asked = last.id;
  answering(last);
  line.focus();
};

const draw = () => {
  const one = view();
  drawChats();
  if (!one) return;
  seen.set(one.key, oursIn(one));
  at("title").textContent = one.title;
  at("presence").textContent =
    {
      private: one.isHere ? "Block the bot" : "Unblock the bot",
      channel: one.isHere ? "Take the bot out" : "Add the bot as an admin",
    }[one.kind] ?? (one.isHere ? "Take the bot out" : "Add the bot");
  at("typing").textContent = one.isTyping ? "Tidings is typing…" : "";
  drawSpeakers(one);
  drawMessages(one);
  takeUpQuestion(one);
};

const show = (key) => {
  current = key;
  history.replaceState(null, "", `#${encodeURIComponent(key)}`);
  transcript.replaceChildren();
  asked = 0;
  answering(undefined);
  draw();
  transcript.scrollTop = transcript.scrollHeight;
};

/** A link to the bot opens the private chat of whoever follows it. */
const begin = (word) => {
  show(speaker.value);
  return say(`/start ${word}`.trim());
};

const reply = (article) => {
  answering(view().messages.find(({ id }) => String(id) === article.dataset.id));
  line.focus();
};

const press = async (button, on, data) => {
  button.disabled = true;
  await post("/press", { view: current, as: Number(speaker.value), on, data });
  button.disabled = false;
};

/** What a button does, by the name of its data or by its place. */
const deeds = {
  view: ({ dataset }) => show(dataset.view),
  say: ({ dataset }) => {
    at("menu").open = false;
    void say(dataset.say);
  },
  start: ({ dataset }) => void begin(dataset.start),
  press: (button) => void press(button, Number(button.closest("article").dataset.id), button.dataset.press),
  reply: (button) => reply(button.closest("article")),
  presence: () => void post("/presence", { view: current }),
  noAnswer: () => answering(undefined),
  noFile: () => {
    file.value = "";
    attaching();
  },
};

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  const [name] = Object.keys(button?.dataset ?? {});
  if (name in deeds) return deeds[name](button);
  const article = target.closest("article");
  const isPlain = article && !target.closest("a, summary") && getSelection().isCollapsed;
  return isPlain ? reply(article) : undefined;
});

const send = async () => {
  const [chosen] = file.files;
  const text = line.value.trim();
  if (text === "" && !chosen) return;
  const more = {
    ...(replyTo !== undefined && { replyTo }),
    ...(chosen && { file: { name: chosen.name, text: await chosen.text() } }),
  };
  if (!(await say(text, more))) return;
  [line.value, file.value] = ["", ""];
  attaching();
  answering(undefined);
  transcript.scrollTop = transcript.scrollHeight;
};

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  void send();
});
line.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  void send();
});
file.addEventListener("change", attaching);
speaker.addEventListener("change", draw);

const source = new EventSource("/events");
source.addEventListener("message", ({ data }) => {
  const told = JSON.parse(data);
  views.set(told.key, told);
  if (!current || (told.key === current && transcript.childElementCount === 0)) show(current || told.key);
  else if (told.key === current) draw();
  else drawChats();
});
source.addEventListener("error", () => toast("The line to the program is lost. It is tried again."));
