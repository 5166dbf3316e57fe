// Draw a rectangle on a picture. Four number fields say the same, and are what is sent.

/** Keep the fields x, y, w and h of a form and the rectangles `shapes` equal. */
export function rectangle({ x, y, w, h }, shapes) {
  const fields = { x, y, width: w, height: h };

  function show() {
    for (const [name, field] of Object.entries(fields)) {
      for (const shape of shapes) shape.setAttribute(name, Number(field.value) || 0);
    }
  }

  function take(from, to) {
    const [left, top] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
    const edges = [left, top, Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
    for (const [at, field] of Object.values(fields).entries()) field.value = edges[at].toFixed(2);
    show();
  }

  /** Let it be drawn on a picture; `began` and `ended` are called around that. */
  function drawOn(frame, { began = () => {}, ended = () => {} } = {}) {
    let corner = null;
    const end = () => {
      if (corner) ended();
      corner = null;
    };
    frame.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      frame.setPointerCapture(event.pointerId);
      corner = placeOn(frame, event);
      began();
    });
    frame.addEventListener("pointermove", (event) => corner && take(corner, placeOn(frame, event)));
    frame.addEventListener("pointerup", end);
    frame.addEventListener("pointercancel", end);
  }

  for (const field of Object.values(fields)) field.addEventListener("input", show);
  show();
  return { drawOn, show };
}

/** Return where on a picture the pointer is, in percent, never outside. */
function placeOn(frame, event) {
  const box = frame.getBoundingClientRect();
  const inside = (part) => Math.min(100, Math.max(0, part * 100));
  return [inside((event.clientX - box.left) / box.width), inside((event.clientY - box.top) / box.height)];
}
