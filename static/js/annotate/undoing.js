// Undo and redo what was done here: one press, or one key, a step. Presses wait for one another.

import { letterOf } from "../letters.js";
import { send } from "./sending.js";

const FIELD = "input:not([type=checkbox], [type=radio]), textarea, select";

/** Wire the buttons inside `holder`; `changed(answer)` is called with what the room answers. */
export function undoing(holder, { changed, say }) {
  let waiting = Promise.resolve();

  async function press(button, verb) {
    if (!button) return say(`There is nothing to ${verb}.`);
    const hadFocus = holder.contains(document.activeElement);
    const { answer, problem } = await send(button.form, button);
    if (problem) return say(problem);
    changed(answer);
    // Who presses the button may press it again: the cursor stays with it.
    return hadFocus && (holder.querySelector(`[name=${verb}]`) ?? holder.querySelector("button"))?.focus();
  }

  const first = (verb) => holder.querySelector(`button[name=${verb}]`);
  const next = (find, verb) => (waiting = waiting.then(() => press(find(), verb)));

  holder.addEventListener("submit", (event) => {
    event.preventDefault();
    const { name, value } = event.submitter ?? first("undo");
    // By its turn the button may be another one of the same step.
    next(() => holder.querySelector(`button[name=${name}][value="${value}"]`) ?? first(name), name);
  });
  holder.addEventListener("keydown", (event) => {
    const list = holder.querySelector("details[open]");
    if (event.key !== "Escape" || !list) return;
    list.open = false;
    list.querySelector("summary").focus();
    event.stopPropagation();
  });

  /** Do what Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y ask for; return whether the key was one of them. */
  return function pressed(event) {
    const letter = event.ctrlKey || event.metaKey ? letterOf(event) : "";
    if (!["z", "y"].includes(letter) || event.altKey || event.target.closest?.(FIELD)) return false;
    event.preventDefault();
    const verb = letter === "y" || event.shiftKey ? "redo" : "undo";
    next(() => first(verb), verb);
    return true;
  };
}
