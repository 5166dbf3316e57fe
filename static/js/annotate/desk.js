// The annotating desk: select words, write a note, go on reading. Without this file the page's plain
// forms do the same.

import { isElsewhere, letterOf, wireSwitch } from "../letters.js";
import { draftsOf, isKeeping } from "./drafts.js";
import { findBox } from "./finding.js";
import { forgetSaved } from "./keeping.js";
import { narrowing } from "./narrowing.js";
import { newNote } from "./newnote.js";
import { noteList } from "./notelist.js";
import { passageOf, passageOfBlock, rangeOf } from "./offsets.js";
import { previews } from "./preview.js";
import { fetchForm, nodesOf } from "./sending.js";
import { spanChange } from "./spans.js";
import { undoing } from "./undoing.js";

const text = document.getElementById("desk-text");
const status = document.getElementById("desk-status");
const undo = document.getElementById("desk-undo");
const holder = document.getElementById("desk-new");
const keys = document.getElementById("desk-keys");
const { user, article } = document.getElementById("desk").dataset;
const drafts = draftsOf(user, article);

const isBeside = window.matchMedia("(min-width: 60rem)");
const blocks = () => [...text.querySelectorAll(".block")];
const spans = spanChange(document.getElementById("desk-span"), text, { saved: changed, say, blocks });
const notes = noteList(document.getElementById("desk-notes"), text, {
  saved: changed,
  say,
  otherWords: spans.begin,
  drafts,
});
const form = holder && newNote(holder, { saved: made, say, draft: drafts.called("new"), blocks });
const open = () => spans.current() ?? form;
const pressUndo = undoing(undo, { changed, say });

let silence = 0;

// What was said goes after a while, since it lies over the notes; what tells what to do next stays.
function say(sentence, { stays = false } = {}) {
  clearTimeout(silence);
  status.textContent = sentence;
  if (!stays) silence = setTimeout(() => (status.textContent = ""), 15_000);
}

function changed(answer) {
  if (answer.rows) changePart(answer);
  else changeAll(answer);
  undo.replaceChildren(...nodesOf(answer.undo));
  document.querySelector(`#note-${answer.note} .edit`)?.focus({ preventScroll: true });
  notes.light([answer.note]);
  say(answer.message);
}

function changePart({ rows, card, note, after, total }) {
  for (const [number, row] of Object.entries(rows)) {
    text.querySelector(`.row[data-row="${number}"]`)?.replaceWith(...nodesOf(row));
  }
  // Somebody else made notes meanwhile: they are fetched, too.
  if (notes.put(card, note, after) !== total) refresh();
}

function changeAll(answer) {
  text.replaceChildren(...nodesOf(answer.text));
  notes.refill(answer.notes, String(answer.note));
}

async function refresh() {
  const { ok, answer } = await fetchForm(`${window.location.pathname}?parts=all`);
  if (ok) changeAll(answer);
}

function made(answer, starts) {
  changed(answer);
  const block = text.querySelector(`.block[data-start="${starts.at(-1)}"]`);
  block?.closest(".row").querySelector(".whole")?.focus({ preventScroll: true });
  // Where the notes stand below the text, going to one would lose the place in the text.
  if (isBeside.matches) document.getElementById(`note-${answer.note}`)?.scrollIntoView({ block: "nearest" });
  notes.light([answer.note]);
}

function liveSelection() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer) && !range.intersectsNode(text)) return null;
  if (range.commonAncestorContainer.parentElement?.closest("form")) return null;
  const passage = passageOf(range, blocks());
  // A selection may go on below the text: its range covers the words alone.
  return passage && { passage, range: rangeOf(passage.start, passage.end, blocks()) ?? range.cloneRange() };
}

// A selection made with a mouse is finished when the button is let go. With the keys on, the cursor
// stays in the text for them; without, it goes to the note. A selection made with keys or a finger
// may still grow: the cursor stays. A form that was closed stays closed until other words are chosen.
let shown = "";

function settle(isFinished) {
  const chosen = liveSelection();
  const words = chosen ? `${chosen.passage.start}-${chosen.passage.end}` : "";
  const focus = isFinished && !keys.checked && !spans.current() ? "body" : null;
  if (chosen && (isFinished || words !== shown)) open().open(chosen, { focus, reveal: isFinished });
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
    if (isPressed) setTimeout(settle, 0, event.pointerType === "mouse");
    isPressed = false;
  });
  // A finger that rests selects a word, and the browser takes the touch away: what it chose stands.
  document.addEventListener("pointercancel", () => {
    if (isPressed) setTimeout(settle, 0, false);
    isPressed = false;
  });
  document.addEventListener("selectionchange", () => isPressed || settle(false));
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
  if (passage) open().open({ passage, range }, { focus: "quote", from: link });
}

function found(start, end, link) {
  const range = rangeOf(start, end, blocks());
  const passage = range && passageOf(range, blocks());
  if (!passage) return say("The text has changed since this page was opened: load it again.");
  passage.blocks[0].scrollIntoView({ block: "center" });
  return open()?.open({ passage, range }, { focus: spans.current() ? "quote" : "body", from: link });
}

// One letter each, only while words are selected and no field has the focus.
const doing = {
  n: () => form.focusOn("body"),
  h: () => form.highlight(),
  t: () => form.tag(),
};

function pressLetter(event) {
  const act = doing[letterOf(event)];
  if (!act || !keys.checked || spans.current() || isElsewhere(event)) return;
  const chosen = liveSelection();
  if (!chosen) return;
  event.preventDefault();
  form.open(chosen, { reveal: true });
  act();
}

function isTyping() {
  return document.activeElement?.matches("a, button, input, select, textarea");
}

function pressEnter(event) {
  if (event.ctrlKey || event.metaKey) {
    const near = event.target.closest?.("form.note-form");
    const chosen = near ? null : liveSelection();
    if (chosen && open()?.isOpen()) open().open(chosen);
    if (near || (chosen && open()?.isOpen())) (near ?? open().form()).requestSubmit();
  } else if (open()?.isOpen() && !isTyping() && liveSelection()) {
    event.preventDefault();
    open().focusOn(spans.current() ? "quote" : "body");
  }
}

function pressEscape() {
  if (spans.current()) spans.leave();
  else if (!notes.closeFocused() && form?.isOpen()) form.close();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") pressEscape();
  else if (event.key === "Enter") pressEnter(event);
  else if (!pressUndo(event) && form) pressLetter(event);
});

// A browser that keeps no drafts asks before the page is left.
window.addEventListener("beforeunload", (event) => {
  const typed = [...document.querySelectorAll("form.note-form textarea")];
  const isTyped = typed.some((box) => box.name === "body" && box.value !== box.defaultValue);
  if (isTyped && !isKeeping()) event.preventDefault();
});

forgetSaved();
previews(say);
narrowing();
if (form) {
  wireSwitch(keys, "desk-keys");
  wireSelection();
  findBox(document.getElementById("find"), { chosen: found, say });
  if (form.bringBack()) say("The note that you had begun is back.");
}
notes.bringBack();
