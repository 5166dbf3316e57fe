// A form that floats where the chosen words end, and forgets nothing when it is closed: the form of
// a new note, and the form that gives a note other words.

import { nodesOf, send } from "./sending.js";

const highlights = window.CSS?.highlights;

/**
 * Wire the form inside `holder`. `saved(answer, blocks)` is called when the room has taken it,
 * `changed()` whenever what it holds may be another.
 */
export function floatingForm(holder, { saved, say, changed = () => {} }) {
  let passage = null;
  let range = null;
  let opener = null;
  const form = () => holder.querySelector("form");
  const field = (name) => form().elements[name];
  const mainField = () => field("body") ?? field("quote");

  const isOpen = () => Boolean(form()) && !form().hidden;
  const isTouched = () => Boolean(field("body")?.value.trim());

  function dress() {
    form().classList.add("floating");
    const closing = form().querySelector("button.cancel");
    if (closing) closing.hidden = false;
    for (const key of form().querySelectorAll(".key")) key.hidden = false;
    field("quote").addEventListener("input", forgetSpan);
  }

  function open(chosen, { focus = null, reveal = Boolean(focus), from = null } = {}) {
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
    if (focus) focusOn(focus);
    if (reveal) form().scrollIntoView({ block: "nearest" });
    changed();
  }

  function close() {
    const hadFocus = form().contains(document.activeElement);
    form().hidden = true;
    highlights?.delete("chosen");
    if (hadFocus) document.activeElement.blur();
    if (hadFocus) (opener ?? rowLink())?.focus({ preventScroll: true });
    opener = null;
  }

  function focusOn(name) {
    const fields = field(name);
    (fields instanceof RadioNodeList ? fields[0] : fields ?? mainField()).focus({ preventScroll: true });
  }

  // Words changed by hand are looked up by the server, wherever they stand.
  function forgetSpan() {
    for (const name of ["start", "end", "exact"]) field(name).value = "";
  }

  function rowLink() {
    return passage?.blocks.at(-1)?.closest(".row")?.querySelector(".whole");
  }

  function place() {
    if (!range) return;
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
    const { ok, answer, problem } = await send(form(), event.submitter);
    form().classList.remove("sending");
    if (problem) say(problem);
    else if (ok) finish(answer);
    else refill(answer.form);
  }

  function finish(answer) {
    const blocks = passage ? passage.blocks.map((block) => block.dataset.start) : [];
    close();
    if (answer.form) renew(answer.form);
    saved(answer, blocks);
  }

  // Who may see it stays as it was chosen, note after note; tags and kind are of one note alone.
  function renew(fragment) {
    const state = field("state").value;
    holder.replaceChildren(...nodesOf(fragment));
    dress();
    field("state").value = state;
    form().hidden = true;
  }

  function refill(fragment) {
    holder.replaceChildren(...nodesOf(fragment));
    dress();
    place();
    const wrong = form().querySelector("[aria-invalid=true], .places input") ?? mainField();
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

  if (form()) dress();
  // Properties, not listeners: a holder whose form is another by now has one of each all the same.
  holder.oncopy = copy;
  holder.onsubmit = submit;
  holder.onclick = (event) => {
    if (!event.target.closest(".cancel")) return;
    event.preventDefault();
    close();
    holder.dispatchEvent(new Event("cancelled"));
  };

  return { open, close, isOpen, isTouched, focusOn, form, forgetSpan };
}
