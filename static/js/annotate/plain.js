// The form of a note on a page of its own, and the list of notes to which saving it leads: what was
// typed is kept, and shown as it will read.

import { forgetSaved, keepTyped } from "./keeping.js";
import { narrowing } from "./narrowing.js";
import { previews } from "./preview.js";

const place = document.getElementById("note-typed");

forgetSaved();
narrowing();
if (place) keepTyped(place.closest("form") ?? place.querySelector("form"), place);
previews((sentence) => {
  const told = document.querySelector(".preview");
  told.textContent = sentence;
});
