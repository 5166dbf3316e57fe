// The "find the words" box without a new page: its hits open the form on the words they name.

import { fetchForm, nodesOf } from "./sending.js";

/** Wire the box; `chosen(start, end, link)` is called with a hit, in code points of the text. */
export function findBox(box, { chosen, say }) {
  const hits = box.querySelector(".find-hits");
  const told = box.querySelector(".hits-told");

  async function find(event) {
    event.preventDefault();
    const asked = new URLSearchParams(new FormData(box));
    const { ok, answer, problem } = await fetchForm(`${box.action.split("#")[0]}?${asked}`);
    if (!ok) return say(problem);
    hits.replaceChildren(...nodesOf(answer.hits));
    told.textContent = hits.querySelector(".hits-count")?.textContent ?? "";
    return null;
  }

  function choose(event) {
    const link = event.target.closest("a.hit");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    chosen(Number(link.dataset.start), Number(link.dataset.end), link);
  }

  box.addEventListener("submit", find);
  hits.addEventListener("click", choose);
}
