/* What a person does is told to the program; what it says to that pops up for a moment. */
const place = document.getElementById("toast");

let fading;
export const toast = (text) => {
  place.textContent = text ?? "";
  clearTimeout(fading);
  fading = setTimeout(() => (place.textContent = ""), 6000);
};

export const post = async (path, body) => {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const { notice } = await answer.json();
    if (notice) toast(notice);
    return answer.ok;
  } catch {
    toast("Not sent: the program has ended. Start it again: npm run dev:telegram");
    return false;
  }
};
