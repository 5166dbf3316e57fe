// One key for each decision. A key is heard only while no field has the focus, and not at all once
// the switch is off; the browser remembers that.

const REMEMBERED = "review-keys";

/**
 * Wire the keys: `doing` names what a key calls; any other clicks what carries its `data-key`, and
 * `missing(key)` is called when nothing does.
 */
export function wireKeys(holder, box, { doing, missing }) {
  const known = new Set(["a", "m", "g", "j", "k"]);
  let isLeaving = false;

  function press(event) {
    const key = letterOf(event);
    if (!box.checked || isLeaving || !known.has(key) || isElsewhere(event)) return;
    event.preventDefault();
    const target = holder.querySelector(`[data-key="${key}"]`);
    if (doing[key]) doing[key]();
    else if (target) target.click();
    else missing(key);
  }

  box.checked = remembered() !== "off";
  show(box);
  box.closest("label").hidden = false;
  box.addEventListener("change", () => {
    remember(box.checked ? "on" : "off");
    show(box);
  });
  document.addEventListener("keydown", press);
  // A second key while the first decision is on its way would decide the same note again.
  holder.addEventListener("submit", () => (isLeaving = true));
  window.addEventListener("pageshow", () => (isLeaving = false));
}

function show(box) {
  document.body.classList.toggle("keys-off", !box.checked);
}

// With a Korean keyboard the key A types ㅁ: then the place of the key counts.
function letterOf(event) {
  const typed = event.key.toLowerCase();
  return /^[a-z]$/.test(typed) ? typed : event.code.replace(/^Key/, "").toLowerCase();
}

// A key that is held down would decide the notes that follow, unseen.
function isElsewhere(event) {
  const inField = event.target.closest?.("input:not([type=checkbox]), select, textarea, [contenteditable]");
  const isChord = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  return inField || isChord || event.repeat || event.isComposing || event.defaultPrevented;
}

function remembered() {
  try {
    return window.localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    window.localStorage.setItem(REMEMBERED, value);
  } catch {
    // Without a place to remember it, the switch holds for this page.
  }
}
