// Draw a rectangle on a photograph. The four number fields say the same, and are what is sent.

const frame = document.getElementById("picture");
const drawn = document.getElementById("drawn");
const { x, y, w, h } = document.getElementById("photo-form").elements;
const fields = { x, y, width: w, height: h };
let corner = null;

/** Return where on the picture the pointer is, in percent, never outside. */
function placeOf(event) {
  const box = frame.getBoundingClientRect();
  const inside = (part) => Math.min(100, Math.max(0, part * 100));
  return [inside((event.clientX - box.left) / box.width), inside((event.clientY - box.top) / box.height)];
}

function draw(from, to) {
  const edges = {
    x: Math.min(from[0], to[0]),
    y: Math.min(from[1], to[1]),
    width: Math.abs(from[0] - to[0]),
    height: Math.abs(from[1] - to[1]),
  };
  for (const [name, value] of Object.entries(edges)) {
    fields[name].value = value.toFixed(2);
    drawn.setAttribute(name, value);
  }
}

function show() {
  for (const [name, field] of Object.entries(fields)) drawn.setAttribute(name, Number(field.value) || 0);
}

frame.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  event.preventDefault();
  frame.setPointerCapture(event.pointerId);
  corner = placeOf(event);
});
frame.addEventListener("pointermove", (event) => corner && draw(corner, placeOf(event)));
frame.addEventListener("pointerup", () => (corner = null));
frame.addEventListener("pointercancel", () => (corner = null));
for (const field of Object.values(fields)) field.addEventListener("input", show);
show();
