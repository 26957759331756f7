/* What a person does is told to the program; what it says to that pops up for a moment. */
const place = document.getElementById("toast");

let fading;
export const toast = (text) => {
  place.textContent = text ?? "";
  clearTimeout(fading);
  fading = setTimeout(() => (place.textContent = ""), 6000);
};

/** What comes back; undefined where it was not done. */
export const post = async (path, body) => {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (told.notice) toast(told.notice);
    return answer.ok ? told : undefined;
  } catch {
    toast("Not sent: the program has ended. Start it again.");
    return undefined;
  }
};
