// Single keys that do something, and the switch that turns them off. A key is heard only while no
// field has the focus; the browser remembers the switch.

/** Return the letter of a key. With a Korean keyboard the key A types ㅁ: then its place counts. */
export function letterOf(event) {
  const typed = event.key.toLowerCase();
  return /^[a-z]$/.test(typed) ? typed : event.code.replace(/^Key/, "").toLowerCase();
}

/** Tell whether a key is meant for something else: a field, a chord, or one held down. */
export function isElsewhere(event) {
  const inField = event.target.closest?.("input:not([type=checkbox]), select, textarea, [contenteditable]");
  const isChord = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  return inField || isChord || event.repeat || event.isComposing || event.defaultPrevented;
}

/** Show a switch as the browser remembers it under `name`, and remember its changes. */
export function wireSwitch(box, name) {
  const show = () => document.body.classList.toggle("keys-off", !box.checked);
  box.checked = remembered(name) !== "off";
  show();
  box.closest("label").hidden = false;
  box.addEventListener("change", () => {
    remember(name, box.checked ? "on" : "off");
    show();
  });
}

function remembered(name) {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember(name, value) {
  try {
    window.localStorage.setItem(name, value);
  } catch {
    // Without a place to remember it, the switch holds for this page.
  }
}
