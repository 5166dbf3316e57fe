// Show which words a note is about, and which notes are about some words, while one points at them.
// A comfort: without this file the numbers lead from each passage to its note and back.

const notes = [...document.querySelectorAll(".note")];
const marks = [...document.querySelectorAll("mark.passage")];

function span(element) {
  return [Number(element.dataset.start), Number(element.dataset.end)];
}

function overlap(one, other) {
  const [start, end] = span(one);
  const [otherStart, otherEnd] = span(other);
  return start < otherEnd && otherStart < end;
}

function darken() {
  for (const lit of document.querySelectorAll(".passage-lit, .note-lit")) {
    lit.classList.remove("passage-lit", "note-lit");
  }
}

function lightPassage(note) {
  darken();
  for (const mark of marks.filter((mark) => overlap(mark, note))) {
    mark.classList.add("passage-lit");
  }
}

function lightNotes(mark) {
  darken();
  for (const note of notes.filter((note) => overlap(mark, note))) {
    note.classList.add("note-lit");
  }
}

for (const note of notes) {
  note.addEventListener("pointerenter", () => lightPassage(note));
  note.addEventListener("focusin", () => lightPassage(note));
  note.addEventListener("pointerleave", darken);
  note.addEventListener("focusout", darken);
}
for (const mark of marks) {
  mark.addEventListener("pointerenter", () => lightNotes(mark));
  mark.addEventListener("pointerleave", darken);
}
