/* What Telegram has of its own: the menu of commands, files that people send, questions that ask for an answer. */
import { act, answering, at, element, line, openTalk, person, show, speaker } from "./talk.js";

const file = document.querySelector("#composer input[type=file]");
let asked = 0;

const attaching = () => {
  const [chosen] = file.files;
  at("attached").hidden = !chosen;
  at("attached").firstElementChild.textContent = chosen ? `File: ${chosen.name}` : "";
};

const drawMenu = () => {
  const { menu = [] } = person() ?? {};
  at("menu").lastElementChild.replaceChildren(
    ...menu.map(({ command, description }) => {
      const button = element("button", { type: "button" }, `/${command}`, element("small", {}, description));
      button.dataset.say = `/${command}`;
      return button;
    }),
  );
};

/** The last message asks this person for an answer: what they write next is one. */
const takeUpQuestion = ({ messages }) => {
  const last = messages.at(-1);
  if (!last || last.id === asked || !last.asksOf.includes(Number(speaker.value))) return;
  asked = last.id;
  answering(last);
  line.focus();
};

/** A link to the bot opens the private chat of whoever follows it. */
const begin = (word) => {
  show(speaker.value);
  return act("/say", { text: `/start ${word}`.trim() });
};

const press = async (button, on, data) => {
  button.disabled = true;
  await act("/press", { on, data });
  button.disabled = false;
};

openTalk({
  drawn: (view) => {
    drawMenu();
    takeUpQuestion(view);
  },
  shown: () => (asked = 0),
  send: async (text, more) => {
    const [chosen] = file.files;
    if (text === "" && !chosen) return false;
    const attached = chosen && { file: { name: chosen.name, text: await chosen.text() } };
    if (!(await act("/say", { text, ...more, ...attached }))) return false;
    file.value = "";
    attaching();
    return true;
  },
  deeds: {
    say: ({ dataset }) => {
      at("menu").open = false;
      void act("/say", { text: dataset.say });
    },
    start: ({ dataset }) => void begin(dataset.start),
    press: (button) => void press(button, button.closest("article").dataset.id, button.dataset.press),
    noFile: () => {
      file.value = "";
      attaching();
    },
  },
});
file.addEventListener("change", attaching);
