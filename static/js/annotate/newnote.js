// The form for a new note: it opens where the selected words end, and forgets nothing when closed.

import { nodesOf, send } from "./sending.js";

const highlights = window.CSS?.highlights;

/** Wire the form inside `holder`; `saved(answer, blocks)` is called when a note is made. */
export function newNote(holder, { saved, say }) {
  let passage = null;
  let range = null;
  let opener = null;
  const form = () => holder.querySelector("form");
  const field = (name) => form().elements[name];

  const isOpen = () => !form().hidden;
  const isTouched = () => Boolean(field("body").value.trim());

  function dress() {
    form().classList.add("floating");
    form().querySelector(".cancel").hidden = false;
    field("quote").addEventListener("input", forgetSpan);
  }

  function open(chosen, { focus, from = null }) {
    ({ passage, range } = chosen);
    opener = from ?? opener;
    field("quote").value = passage.exact;
    field("start").value = passage.start;
    field("end").value = passage.end;
    field("exact").value = passage.exact;
    form().querySelector(".places")?.remove();
    form().hidden = false;
    highlights?.set("chosen", new window.Highlight(range));
    place();
    if (focus) field(focus).focus({ preventScroll: true });
    if (focus) form().scrollIntoView({ block: "nearest" });
  }

  function close() {
    const hadFocus = form().contains(document.activeElement);
    form().hidden = true;
    highlights?.delete("chosen");
    if (hadFocus) (opener ?? rowLink())?.focus({ preventScroll: true });
    opener = null;
  }

  // Words changed by hand are looked up by the server, wherever they stand.
  function forgetSpan() {
    for (const name of ["start", "end", "exact"]) field(name).value = "";
  }

  function rowLink() {
    return passage?.blocks.at(-1)?.closest(".row")?.querySelector(".whole");
  }

  function place() {
    const boxes = range.getClientRects();
    const end = boxes[boxes.length - 1] ?? range.getBoundingClientRect();
    const column = holder.parentElement.getBoundingClientRect();
    const room = Math.max(0, column.width - form().offsetWidth);
    const left = Math.min(Math.max(0, end.left - column.left), room);
    form().style.setProperty("--form-top", `${Math.round(end.bottom - column.top + 8)}px`);
    form().style.setProperty("--form-left", `${Math.round(left)}px`);
  }

  async function submit(event) {
    event.preventDefault();
    if (form().classList.contains("sending")) return;
    form().classList.add("sending");
    const { ok, answer, problem } = await send(form());
    form().classList.remove("sending");
    if (problem) say(problem);
    else if (ok) finish(answer);
    else refill(answer.form);
  }

  function finish(answer) {
    const blocks = passage ? passage.blocks.map((block) => block.dataset.start) : [];
    field("body").value = "";
    for (const box of form().querySelectorAll(".errorlist, .places")) box.remove();
    forgetSpan();
    close();
    saved(answer, blocks);
  }

  function refill(fragment) {
    holder.replaceChildren(...nodesOf(fragment));
    dress();
    place();
    const wrong = form().querySelector("[aria-invalid=true], .places input") ?? field("body");
    wrong.focus({ preventScroll: true });
    form().scrollIntoView({ block: "nearest" });
  }

  // Copying still copies the chosen words although the cursor stands in the empty note.
  function copy(event) {
    const box = event.target;
    if (box !== field("body") || box.selectionStart !== box.selectionEnd || !passage) return;
    event.clipboardData.setData("text/plain", passage.exact);
    event.preventDefault();
  }

  dress();
  const wasRefused = form().querySelector(".errorlist") || field("quote").value;
  if (!wasRefused) form().hidden = true;
  else form().classList.remove("floating");
  holder.addEventListener("submit", submit);
  holder.addEventListener("copy", copy);
  holder.addEventListener("click", (event) => event.target.closest("button.cancel") && close());

  return { open, close, isOpen, isTouched, holder, focusNote: () => field("body").focus() };
}
