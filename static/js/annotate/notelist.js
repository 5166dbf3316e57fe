// The notes beside the text: which words each is for, and editing in place.

import { fetchForm, nodesOf, send } from "./sending.js";

/**
 * Wire the list. `saved(answer)` is called when a note is changed, `otherWords(link)` when its words
 * are to change, and `drafts` keeps what is typed.
 */
export function noteList(list, text, { saved, say, otherWords, drafts }) {
  const noteOf = (target) => target.closest?.("[data-note]");

  function light(ids) {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const id of ids) {
      for (const mark of text.querySelectorAll(`mark[data-notes~="${id}"]`)) mark.classList.add("lit");
      text.querySelector(`.photo-area[data-note="${id}"]`)?.classList.add("lit");
      document.getElementById(`note-${id}`)?.classList.add("lit");
    }
  }

  const lightNote = (event) => light(noteOf(event.target) ? [noteOf(event.target).dataset.note] : []);
  const lightMark = (event) => {
    const mark = event.target.closest("mark, .photo-area");
    light(mark ? (mark.dataset.notes ?? mark.dataset.note).split(" ") : []);
  };

  function goToNote(event) {
    const mark = event.target.closest("mark");
    if (!mark || !document.getSelection().isCollapsed) return;
    const ids = mark.dataset.notes.split(" ");
    light(ids);
    document.getElementById(`note-${ids.at(-1)}`)?.scrollIntoView({ block: "nearest" });
  }

  function press(event) {
    const link = event.target.closest("a.edit, a.words, a.cancel");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const note = noteOf(link).closest(".note");
    if (link.matches(".words")) otherWords(link);
    else if (link.matches(".cancel")) stop(note);
    else if (note.querySelector("form")) unfold(note);
    else edit(note);
  }

  async function edit(note) {
    const { ok, answer, problem } = await fetchForm(note.querySelector("a.edit").href);
    if (!ok) return say(problem);
    show(note, answer.form);
    if (draftOf(note).restore(note.querySelector("form"))) say("What you had typed in this note is back.");
    return note.querySelector("textarea").focus();
  }

  const draftOf = (note) => drafts.called(`note-${note.dataset.note}`);
  const keep = (event) => draftOf(event.target.closest(".note")).keep(event.target.form);

  /** Open again the notes in which something was typed before the page was left. */
  function bringBack() {
    const names = drafts.names().filter((name) => name.startsWith("note-"));
    const notes = names.map((name) => document.getElementById(name));
    for (const note of notes) if (note?.querySelector("a.edit")) edit(note);
  }

  function show(note, fragment) {
    note.querySelector("form")?.remove();
    note.classList.add("editing");
    note.append(...nodesOf(fragment));
  }

  // Escape folds a form away with what is typed in it; editing the note again brings it back.
  function unfold(note) {
    note.classList.add("editing");
    note.querySelector("form").hidden = false;
    note.querySelector("textarea").focus();
  }

  function fold(note) {
    note.classList.remove("editing");
    note.querySelector("form").hidden = true;
    note.querySelector(".edit")?.focus();
  }

  function stop(note) {
    const isStale = note.querySelector(".conflict");
    draftOf(note).clear();
    note.querySelector("form")?.remove();
    note.classList.remove("editing");
    note.querySelector(".edit")?.focus();
    if (isStale) window.location.reload();
  }

  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    if (form.classList.contains("sending")) return;
    form.classList.add("sending");
    const { ok, answer, problem } = await send(form, event.submitter);
    form.classList.remove("sending");
    if (problem) return say(problem);
    const note = form.closest(".note");
    if (ok) {
      // A field that goes while the cursor is in it tells of its change, which would keep a draft.
      if (form.contains(document.activeElement)) document.activeElement.blur();
      draftOf(note).clear();
      return saved(answer);
    }
    show(note, answer.form);
    return note.querySelector("textarea").focus();
  }

  /** Put one note's card in its place: after the note with this id, or first. */
  function put(fragment, id, after) {
    document.getElementById(`note-${id}`)?.remove();
    const nodes = nodesOf(fragment);
    const before = document.getElementById(`note-${after}`) ?? list.querySelector(".notes-title");
    before.after(...nodes);
    list.querySelector(".no-notes")?.remove();
    const cards = list.querySelectorAll(".note").length;
    list.querySelector(".count").textContent = cards;
    // What is typed in a note that changed otherwise is not saved yet: it comes back to the card.
    if (drafts.names().includes(`note-${id}`)) edit(document.getElementById(`note-${id}`));
    return cards;
  }

  // Forms that are open on other notes keep what is typed in them.
  function refill(fragment, done) {
    const open = [...list.querySelectorAll("form")].filter((form) => form.dataset.note !== done);
    list.replaceChildren(...nodesOf(fragment));
    for (const form of open) {
      const note = document.getElementById(`note-${form.dataset.note}`);
      note?.classList.toggle("editing", !form.hidden);
      (note ?? list).append(form);
    }
  }

  function closeFocused() {
    const note = document.activeElement?.closest?.(".note.editing");
    if (note) fold(note);
    return Boolean(note);
  }

  list.addEventListener("mouseover", lightNote);
  list.addEventListener("mouseleave", () => light([]));
  list.addEventListener("focusin", lightNote);
  list.addEventListener("input", keep);
  list.addEventListener("change", keep);
  text.addEventListener("focusin", lightNote);
  text.addEventListener("mouseover", lightMark);
  text.addEventListener("mouseleave", () => light([]));
  text.addEventListener("click", goToNote);
  list.addEventListener("click", press);
  list.addEventListener("submit", submit);
  return { refill, put, closeFocused, light, bringBack };
}
