// One key for each decision.

import { isElsewhere, letterOf, wireSwitch } from "../letters.js";

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

  wireSwitch(box, "review-keys");
  document.addEventListener("keydown", press);
  // A second key while the first decision is on its way would decide the same note again.
  holder.addEventListener("submit", () => (isLeaving = true));
  window.addEventListener("pageshow", () => (isLeaving = false));
}
