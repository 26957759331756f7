/* What Discord has of its own: commands that complete, mentions, forms, what is asked about a message. */
import {
  act,
  answering,
  at,
  element,
  line,
  openTalk,
  person,
  show,
  speaker,
  transcript,
  view,
} from "./talk.js";

const offers = at("offers");
const pinging = at("pinging");
/** What may follow, and which of it Enter takes; -1 for none. */
let [offered, chosen] = [[], -1];

const drawOffers = (hint = "") => {
  offers.hidden = offered.length === 0 && hint === "";
  offers.replaceChildren(
    ...(hint === "" ? [] : [element("div", { className: "hint" }, hint)]),
    ...offered.map(({ label, note = "", fill }, n) => {
      const button = element("button", { type: "button", id: `offer-${n}` }, label);
      button.append(element("small", {}, note));
      button.setAttribute("role", "option");
      button.setAttribute("aria-selected", String(n === chosen));
      button.tabIndex = -1;
      button.dataset.fill = fill;
      return button;
    }),
  );
  line.setAttribute("aria-activedescendant", chosen < 0 ? "" : `offer-${chosen}`);
  offers.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
};

const offer = (list, { first = -1, hint = "" } = {}) => {
  [offered, chosen] = [list, list.length > 0 ? first : -1];
  drawOffers(hint);
};

const commandIn = (text) => {
  const [, name, words = ""] = /^\/(\S+)(?:\s+(.*))?$/su.exec(text) ?? [];
  const command = person()?.menu.find((one) => one.name === name);
  return command && { ...command, words: words.trim() };
};

const asFill = (name, words) => `/${name} ${words}`;

/** The last letter wins: an answer to what stood there before is not shown. */
const offerWords = async ({ name, option, words }, text) => {
  const hint = `${option.name}: ${option.description}`;
  if (!option.isCompleted) return offer([], { hint });
  const told = await act("/complete", { name, text: words });
  if (line.value !== text) return undefined;
  const list = (told?.choices ?? []).map((one) => ({ label: one.name, fill: asFill(name, one.value) }));
  return offer(
    list.filter(({ fill }) => fill !== text),
    { hint },
  );
};

const offerCommands = (begun) => {
  const list = (person()?.menu ?? [])
    .filter(({ name }) => name.startsWith(begun))
    .map(({ name, description, option }) => ({
      label: `/${name}`,
      note: description,
      fill: option ? asFill(name, "") : `/${name}`,
    }));
  const isWhole = list.some(({ label }) => label === `/${begun}`);
  offer(list, { first: isWhole ? -1 : 0 });
};

const offerNames = (before, begun) => {
  const names = ["Tidings"].filter((name) => name.toLowerCase().startsWith(begun.toLowerCase()));
  offer(
    names.map((name) => ({ label: `@${name}`, fill: `${before}@${name} ` })),
    { first: 0 },
  );
};

const offerWhatFollows = () => {
  const text = line.value;
  // In a forum itself Discord takes no commands, only in its posts.
  if (view()?.isForum) return offer([]);
  const [, begun] = /^\/(\S*)$/u.exec(text) ?? [];
  if (begun !== undefined) return offerCommands(begun);
  const command = commandIn(text);
  if (command?.option) return offerWords(command, text);
  const [, before, name] = /^(.*(?:^|\s))@(\w*)$/su.exec(text) ?? [];
  return name === undefined ? offer([]) : offerNames(before, name);
};

const fillIn = (text) => {
  line.value = text;
  line.focus();
  return offerWhatFollows();
};

const moved = (by) => {
  chosen = (chosen + by + offered.length) % offered.length;
  drawOffers(offers.querySelector(".hint")?.textContent);
};

const keys = {
  ArrowDown: () => moved(1),
  ArrowUp: () => moved(chosen < 0 ? 0 : -1),
  Tab: () => void fillIn(offered[Math.max(chosen, 0)].fill),
  Enter: () => chosen >= 0 && void fillIn(offered[chosen].fill),
  Escape: () => offer([]),
};

line.addEventListener(
  "keydown",
  (event) => {
    if (offered.length === 0 || event.isComposing || !(event.key in keys)) return;
    if (keys[event.key](event) !== false) event.preventDefault();
  },
  { capture: true },
);
line.addEventListener("input", () => void offerWhatFollows());
speaker.addEventListener("change", () => offer([]));

const fieldOf = ({ id, label, isLong, isRequired, most, value, placeholder }) => {
  const field = element(isLong ? "textarea" : "input", {
    name: id,
    required: isRequired,
    value,
    placeholder,
  });
  if (most) field.maxLength = most;
  return element("label", {}, label, field);
};

/** A form as Discord lays it over everything; what comes after it may be another. */
const openForm = ({ id, title, fields }) => {
  const cancel = element("button", { type: "button" }, "Cancel");
  const buttons = element("p", {}, cancel, element("button", { className: "send" }, "Submit"));
  const form = element("form", {}, element("h2", {}, title), ...fields.map(fieldOf), buttons);
  const dialog = element("dialog", {}, form);
  dialog.setAttribute("aria-label", title);
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form));
    if (await took(act("/submit", { form: id, values }))) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
};

const took = async (deed) => {
  const told = await deed;
  if (told?.form) openForm(told.form);
  if (told?.view) show(told.view);
  return told !== undefined;
};

const press = async (button) => {
  button.disabled = true;
  await took(act("/press", { on: button.closest("article").dataset.id, data: button.dataset.press }));
  button.disabled = false;
};

const drawn = ({ isForum }) => {
  const { about = "" } = person() ?? {};
  for (const button of transcript.querySelectorAll("[data-about]")) {
    button.textContent = about;
    button.hidden = about === "";
  }
  pinging.hidden = at("answering").hidden;
  if (isForum) line.placeholder = "The first line of a new post is its title";
};

const isPinging = () => pinging.querySelector("input").checked;
new MutationObserver(() => (pinging.hidden = at("answering").hidden)).observe(at("answering"), {
  attributes: true,
});

openTalk({
  drawn,
  shown: () => offer([]),
  send: (text, more) => {
    if (text === "") return false;
    offer([]);
    const command = commandIn(text);
    if (command && !view().isForum) return took(act("/slash", { name: command.name, text: command.words }));
    return took(act("/say", { text, ...more, pings: isPinging() }));
  },
  deeds: {
    fill: ({ dataset }) => void fillIn(dataset.fill),
    press: (button) => void press(button),
    about: (button) =>
      void took(act("/about", { on: button.closest("article").dataset.id, name: person().about })),
  },
});
answering(undefined);
