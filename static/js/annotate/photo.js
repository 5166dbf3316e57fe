// The page of one photograph: its rectangle is drawn with the mouse, or written in four numbers.

import { rectangle } from "./drawing.js";

const form = document.getElementById("photo-form");
const drawing = rectangle(form.elements, [document.getElementById("drawn")]);
drawing.drawOn(document.getElementById("picture"));
