// The annotating desk: select words, write a note, go on reading. Without this file the page's plain
// forms do the same.

import { newNote } from "./newnote.js";
import { noteList } from "./notelist.js";
import { passageOf, passageOfBlock } from "./offsets.js";
import { nodesOf } from "./sending.js";

const text = document.getElementById("desk-text");
const status = document.getElementById("desk-status");
const holder = document.getElementById("desk-new");
const notes = noteList(document.getElementById("desk-notes"), text, { saved: changed, say });
const form = holder && newNote(holder, { saved: made, say });

function say(sentence) {
  status.textContent = sentence;
}

function changed(answer) {
  text.replaceChildren(...nodesOf(answer.text));
  notes.refill(answer.notes, String(answer.note));
  document.querySelector(`#note-${answer.note} .edit`)?.focus({ preventScroll: true });
  notes.light([answer.note]);
  say(answer.message);
}

function made(answer, starts) {
  changed(answer);
  const block = text.querySelector(`.block[data-start="${starts.at(-1)}"]`);
  block?.closest(".row").querySelector(".whole")?.focus({ preventScroll: true });
  document.getElementById(`note-${answer.note}`)?.scrollIntoView({ block: "nearest" });
  notes.light([answer.note]);
}

const blocks = () => [...text.querySelectorAll(".block")];

function liveSelection() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer) && !range.intersectsNode(text)) return null;
  if (holder.contains(range.commonAncestorContainer)) return null;
  const passage = passageOf(range, blocks());
  return passage && { passage, range: range.cloneRange() };
}

// A selection made with a mouse is finished when the button is let go: the cursor goes to the note.
// One made with keys or a finger may still grow: the form opens and the cursor stays. A form that
// was closed stays closed until other words are chosen.
let shown = "";

function settle(focus) {
  const chosen = liveSelection();
  const words = chosen ? `${chosen.passage.start}-${chosen.passage.end}` : "";
  if (chosen && (focus || words !== shown)) form.open(chosen, { focus });
  if (chosen || document.getSelection().isCollapsed) shown = words;
}

function wireSelection() {
  let isPressed = false;
  text.addEventListener("pointerdown", () => {
    isPressed = true;
    if (form.isOpen() && !form.isTouched()) form.close();
  });
  document.addEventListener("pointerup", (event) => {
    // The browser drops an old selection only after this event.
    if (isPressed) setTimeout(settle, 0, event.pointerType === "mouse" ? "body" : null);
    isPressed = false;
  });
  document.addEventListener("pointercancel", () => (isPressed = false));
  document.addEventListener("selectionchange", () => isPressed || settle(null));
  text.addEventListener("click", annotateWhole);
}

function annotateWhole(event) {
  const link = event.target.closest(".whole");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const block = link.closest(".row").querySelector(".block");
  const range = document.createRange();
  range.selectNodeContents(block);
  const passage = passageOfBlock(block);
  if (passage) form.open({ passage, range }, { focus: "quote", from: link });
}

function isTyping() {
  return document.activeElement?.matches("a, button, input, select, textarea");
}

document.addEventListener("keydown", (event) => {
  const near = event.target.closest?.("form.note-form");
  if (event.key === "Escape" && !notes.closeFocused() && form?.isOpen()) form.close();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && near) near.requestSubmit();
  if (event.key === "Enter" && form?.isOpen() && !isTyping() && liveSelection()) {
    event.preventDefault();
    form.focusNote();
  }
});

window.addEventListener("beforeunload", (event) => {
  const typed = [...document.querySelectorAll("form.note-form textarea")];
  if (typed.some((box) => box.name === "body" && box.value !== box.defaultValue)) {
    event.preventDefault();
  }
});

if (form) wireSelection();
