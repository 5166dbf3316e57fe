// Many tags in a form: a part of the name leaves those that have it, and Enter ticks the first.

const shownOf = (field) => [...field.closest("details").querySelectorAll(".tags label")];

function narrow({ target }) {
  if (!target.matches?.(".narrow-tags")) return;
  const part = target.value.trim().toLowerCase();
  for (const label of shownOf(target)) {
    // What is ticked stays in sight whatever is looked for.
    const isWanted = label.textContent.toLowerCase().includes(part) || label.querySelector(":checked");
    label.closest(".tags > div > div").hidden = !isWanted;
  }
}

function tick(event) {
  const field = event.target;
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !field.matches?.(".narrow-tags")) return;
  event.preventDefault();
  const part = field.value.trim().toLowerCase();
  const boxes = shownOf(field).filter((label) => part && label.textContent.toLowerCase().includes(part));
  const box = boxes[0]?.querySelector("input");
  if (!box || box.checked) return;
  box.click();
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Wire every such field of the page, also of forms that come later. */
export function narrowing() {
  document.addEventListener("input", narrow);
  document.addEventListener("keydown", tick);
}
