// How a note will read, shown in its form without saving it. The room renders it, as everywhere.

import { nodesOf, send } from "./sending.js";

/** Wire every *Preview* of the page; `say` tells what went wrong. */
export function previews(say) {
  async function show(event) {
    const button = event.submitter;
    if (button?.name !== "preview") return;
    // Whoever else listens would save the note.
    event.preventDefault();
    event.stopPropagation();
    const { answer, problem } = await send(event.target, button);
    if (problem) return say(problem);
    const place = event.target.querySelector(".preview");
    // The section itself stays: a screen reader reads out what comes into it.
    const [fresh] = nodesOf(answer.preview);
    place.replaceChildren(...fresh.childNodes);
    if (!place.firstChild) say("There is nothing to show yet: write a note first.");
    return place.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("submit", show, { capture: true });
}
