// The page of one photograph: its rectangle is drawn with the mouse, or written in four numbers.

import { rectangle } from "./drawing.js";
import { keepTyped } from "./keeping.js";
import { narrowing } from "./narrowing.js";
import { previews } from "./preview.js";

const form = document.getElementById("photo-form");
const drawing = rectangle(form.elements, [document.getElementById("drawn")]);
const keep = () => form.dispatchEvent(new Event("change"));
narrowing();
drawing.drawOn(document.getElementById("picture"), { ended: keep });
keepTyped(form, form, drawing.show);
previews((sentence) => {
  form.querySelector(".preview").textContent = sentence;
});
