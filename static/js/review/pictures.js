// The photographs of the new text: a rectangle drawn on one of them also chooses it.

import { rectangle } from "../annotate/drawing.js";

/** Wire the form; return what gives it the focus, or null where there is no photograph. */
export function choosePicture(form) {
  if (!form) return null;
  const radios = [...form.querySelectorAll("input[name=photo]")];
  const drawing = rectangle(form.elements, [...form.querySelectorAll(".drawn")]);
  for (const radio of radios) {
    const frame = radio.closest(".review-photo").querySelector(".photo-frame");
    drawing.drawOn(frame, { began: () => (radio.checked = true) });
  }
  return () => (radios.find((radio) => radio.checked) ?? radios[0]).focus();
}
