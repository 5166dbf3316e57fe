// A form that is sent as forms are: what is typed in it stays in this browser until the room has
// told that it is saved. The pages that come after it tell that, in their list of messages.

import { draftsOf } from "./drafts.js";
import { saveByKeys } from "./saving.js";

const SENT = "desk-sent";

/**
 * Keep what is typed in `form`; `place` names the draft in its data. `restored()` is called when the
 * form holds other values by now.
 */
export function keepTyped(form, place, restored = () => {}) {
  const { user, article, draft: name } = place.dataset;
  const draft = draftsOf(user, article).called(name);
  const keep = () => draft.keep(form);
  // A form that was refused, or shown again, holds what was typed already.
  const isShownAgain = form.querySelector(".errorlist, .preview > *") || document.querySelector(".errornote");
  if (!isShownAgain && draft.restore(form)) {
    restored();
    form.prepend(notice(() => {
      draft.clear();
      form.reset();
      restored();
    }));
  }
  saveByKeys(form);
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", () => remember(JSON.stringify({ user, article, name })));
}

function notice(leaveOut) {
  const told = document.createElement("p");
  told.className = "draft-back";
  told.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Leave it out";
  button.addEventListener("click", () => {
    leaveOut();
    told.textContent = "Left out: the form is as it was saved.";
  });
  told.append("What you had typed is back. ", button);
  return told;
}

/** Forget the draft that was sent, once a page tells that it was saved. */
export function forgetSaved() {
  const sent = remember(null);
  if (!sent || !document.querySelector(".messagelist .success")) return;
  const { user, article, name } = JSON.parse(sent);
  draftsOf(user, article).called(name).clear();
}

/** Remember in this tab what was sent; return what was remembered before. */
function remember(sent) {
  try {
    const before = window.sessionStorage.getItem(SENT);
    if (sent === null) window.sessionStorage.removeItem(SENT);
    else window.sessionStorage.setItem(SENT, sent);
    return before;
  } catch {
    return null;
  }
}
