// The form of a new note: what its keys do, and what is kept of it until it is saved.

import { floatingForm } from "./floating.js";
import { passageOf, rangeOf } from "./offsets.js";

/** Wire the form inside `holder`; `draft` keeps what is typed in it. */
export function newNote(holder, { saved, say, draft, blocks }) {
  const floating = floatingForm(holder, { saved: done, say, changed: keep });
  const form = floating.form;

  function done(answer, starts) {
    draft.clear();
    saved(answer, starts);
  }

  function keep() {
    const isWritten = form().elements.body.value.trim() || form().querySelector(".tags :checked");
    form().querySelector(".discard").hidden = !isWritten;
    if (isWritten) draft.keep(form());
    else draft.clear();
  }

  function discard(event) {
    if (!event.target.closest(".discard")) return;
    const state = form().elements.state.value;
    form().reset();
    form().elements.state.value = state;
    form().querySelector(".preview").replaceChildren();
    floating.forgetSpan();
    floating.close();
    draft.clear();
    say("Discarded: nothing of it is kept.");
  }

  function highlight() {
    form().requestSubmit(form().querySelector(".highlight"));
  }

  function tag() {
    const kind = form().querySelector("select[name=motivation]");
    if (!floating.isTouched() && kind.value === "commenting") kind.value = "tagging";
    if (!form().querySelector(".first-tags")) form().querySelector(".more-tags").open = true;
    floating.focusOn(form().elements.tags ? "tags" : "new_tags");
  }

  /** Bring back what was typed before the page was left; return whether there was any. */
  function bringBack() {
    const current = form().elements.revision.value;
    if (!draft.restore(form())) return false;
    const { revision, start, end, exact } = form().elements;
    const isSameText = revision.value === current;
    revision.value = current;
    const range = isSameText && start.value ? rangeOf(Number(start.value), Number(end.value), blocks()) : null;
    const passage = range && passageOf(range, blocks());
    if (passage?.exact === exact.value) floating.open({ passage, range });
    else {
      for (const one of [start, end, exact]) one.value = "";
      form().classList.remove("floating");
      form().hidden = false;
    }
    form().querySelector(".discard").hidden = false;
    return true;
  }

  const wasRefused = form().querySelector(".errorlist") || form().elements.quote.value;
  if (!wasRefused) form().hidden = true;
  else form().classList.remove("floating");
  holder.addEventListener("input", keep);
  holder.addEventListener("change", keep);
  holder.addEventListener("click", discard);
  return { ...floating, highlight, tag, bringBack: () => !wasRefused && bringBack() };
}
