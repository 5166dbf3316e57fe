// Show which words a note is about, and which notes are about some words, while one points at them.
// A comfort: without this file the numbers lead from each passage to its note and back.

const notes = [...document.querySelectorAll(".note")];
const marks = [...document.querySelectorAll("mark.passage")];
const areas = [...document.querySelectorAll(".photo-area")];

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
  areas.find((area) => hashOf(area) === `#${note.id}`)?.classList.add("passage-lit");
}

// A link in an SVG keeps its address in an object of its own.
const hashOf = (area) => area.getAttribute("href");

function lightNote(area) {
  darken();
  document.getElementById(hashOf(area).slice(1))?.classList.add("note-lit");
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
for (const area of areas) {
  area.addEventListener("pointerenter", () => lightNote(area));
  area.addEventListener("focusin", () => lightNote(area));
  area.addEventListener("pointerleave", darken);
  area.addEventListener("focusout", darken);
}
