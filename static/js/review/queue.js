// The review queue: keys for the decisions, and words chosen in the new text. Without this file the
// page's plain forms do the same.

import { passageOf } from "../annotate/offsets.js";
import { saveByKeys } from "../annotate/saving.js";
import { wireKeys } from "./keys.js";
import { choosePicture } from "./pictures.js";

const text = document.getElementById("new-text");
const deciding = document.getElementById("deciding");
const move = document.getElementById("move");
const form = move.querySelector("form");
const status = document.getElementById("review-status");
const highlights = window.CSS?.highlights;

const MISSING = {
  a: "There is no proposed place to accept.",
  j: "This is the last one that waits.",
  k: "This is the first one that waits.",
};

function chosen() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  const passage = passageOf(range, [...text.querySelectorAll(".block")]);
  return passage && { passage, range: range.cloneRange() };
}

function fill({ passage, range }) {
  form.elements.quote.value = passage.exact;
  for (const name of ["start", "end", "exact"]) form.elements[name].value = passage[name];
  form.querySelector(".places")?.remove();
  highlights?.set("chosen", new window.Highlight(range));
  move.open = true;
  status.textContent = "Chosen in the new text. Move the note there, or choose other words.";
}

// Words changed by hand are looked up by the server, wherever they stand.
function forgetSpan() {
  for (const name of ["start", "end", "exact"]) form.elements[name].value = "";
  highlights?.delete("chosen");
  status.textContent = "";
}

function settle() {
  const found = chosen();
  if (found) fill(found);
}

let isPressed = false;
text.addEventListener("pointerdown", () => (isPressed = true));
document.addEventListener("pointerup", () => {
  if (isPressed) setTimeout(settle, 0);
  isPressed = false;
});
document.addEventListener("pointercancel", () => (isPressed = false));
document.addEventListener("selectionchange", () => isPressed || settle());
form.elements.quote.addEventListener("input", forgetSpan);
saveByKeys(form);
// Opened and focused at once: a letter typed right after M is typed, and decides nothing.
function openMove() {
  move.open = true;
  form.elements.quote.focus();
}

move.querySelector("summary").addEventListener("click", (event) => {
  if (move.open) return;
  event.preventDefault();
  openMove();
});

// The proposed words, or where they would have stood, come into view inside their own box only.
const goal = document.getElementById("candidate") ?? document.getElementById("near");
if (goal) text.scrollTop += goal.getBoundingClientRect().top - text.getBoundingClientRect().top - 80;
const old = document.getElementById("passage");
const oldText = old?.closest(".review-text");
if (old) oldText.scrollTop += old.getBoundingClientRect().top - oldText.getBoundingClientRect().top - 80;

const focusPicture = choosePicture(document.getElementById("pictures"));
wireKeys(deciding, document.getElementById("review-keys"), {
  doing: { m: focusPicture ?? openMove },
  missing: (key) => (status.textContent = MISSING[key] ?? ""),
});
