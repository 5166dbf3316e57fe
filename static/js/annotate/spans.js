// Give a note other words: its form floats at the words it has now, and goes along with whatever is
// selected next.

import { floatingForm } from "./floating.js";
import { fetchForm, nodesOf } from "./sending.js";
import { passageOf } from "./offsets.js";

const ASKING = "Select the words it should stand on, or write them in the form. Esc leaves it as it is.";

/** Wire the changing of words; `saved(answer)` is called when a note has other ones. */
export function spanChange(holder, text, { saved, say, blocks }) {
  let floating = null;
  let opener = null;

  async function begin(link) {
    const { ok, answer, problem } = await fetchForm(link.href);
    if (!ok) return say(problem);
    opener = link;
    holder.replaceChildren(...nodesOf(answer.form));
    floating = floatingForm(holder, { saved: finish, say });
    const range = rangeOfNote(link.closest("[data-note]").dataset.note);
    const passage = range && passageOf(range, blocks());
    if (passage) floating.open({ passage, range }, { focus: "quote", from: link });
    else floating.form().classList.remove("floating");
    // The words may be out of sight, above the notes on a phone.
    passage?.blocks[0].scrollIntoView({ block: "center" });
    if (!passage) floating.form().scrollIntoView({ block: "nearest" });
    return say(ASKING, { stays: true });
  }

  function rangeOfNote(id) {
    const marks = [...text.querySelectorAll(`mark[data-notes~="${id}"]`)];
    if (!marks.length) return null;
    const range = document.createRange();
    range.setStartBefore(marks[0]);
    range.setEndAfter(marks.at(-1));
    return range;
  }

  function finish(answer) {
    end();
    saved(answer);
  }

  function end() {
    floating = null;
    holder.replaceChildren();
    window.CSS?.highlights?.delete("chosen");
  }

  function leave() {
    end();
    opener?.focus({ preventScroll: true });
    say("");
  }

  holder.addEventListener("cancelled", leave);
  return { begin, leave, current: () => floating };
}
