/* What the page does more with script than without: new messages come by themselves, and nothing is loaded anew. */
const transcript = document.getElementById("transcript");
const status = document.getElementById("status");
const say = (text) => status && (status.textContent = text ?? "");

const fragment = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
};

/** Messages are told apart by their ids: one that is there already is changed, never doubled. */
const put = ({ n, html, under }) => {
  const entry = fragment(html).firstElementChild;
  const known = document.getElementById(`e${n}`);
  const host = under && document.querySelector(`[data-id="${CSS.escape(under)}"]`);
  if (known) known.replaceWith(entry);
  else if (host && host.classList.contains("ours")) {
    entry.classList.add("under");
    host.append(entry);
  } else transcript.append(entry);
  say("");
  entry.scrollIntoView({ block: "nearest", behavior: "smooth" });
};

/** After a lost connection the whole transcript is fetched, so that changes to older messages are seen too. */
const refresh = async () => {
  const page = await fetch(location.href);
  if (!page.ok) return;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("transcript");
  if (fresh) transcript.replaceChildren(...fresh.children);
};

let wasLost = false;
const listen = () => {
  const { events, last } = document.body.dataset;
  if (!events || !transcript) return;
  const source = new EventSource(`${events}&after=${last}`);
  source.addEventListener("entry", (event) => put(JSON.parse(event.data)));
  source.addEventListener("working", () => say(status?.dataset.reading));
  source.addEventListener("error", () => {
    wasLost = true;
    say(status?.dataset.lost);
  });
  source.addEventListener("open", () => {
    if (wasLost) void refresh().then(() => say(""));
    wasLost = false;
  });
};

const send = async (form, submitter) => {
  const data = new FormData(form, submitter);
  // A field is called "action", so form.action would be that field.
  const answer = await fetch(form.getAttribute("action"), {
    method: "POST",
    body: data,
    headers: { accept: "application/json" },
  });
  const { notice } = await answer.json();
  say(notice ?? "");
  return answer.ok;
};

const renew = (form) => {
  const nonce = form.querySelector('[name="nonce"]');
  if (nonce) nonce.value = crypto.randomUUID();
  const line = form.querySelector("textarea");
  if (line) line.value = "";
  for (const open of document.querySelectorAll("details.asks[open]")) open.open = false;
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("live" in form.dataset)) return;
  event.preventDefault();
  send(form, event.submitter)
    .then((isTaken) => isTaken && renew(form))
    .catch(() => say(status?.dataset.unsent));
});

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "line" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

transcript?.lastElementChild?.scrollIntoView({ block: "start" });
listen();
