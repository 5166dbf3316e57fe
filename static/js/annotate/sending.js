// Send a form without leaving the page, and put the server's own fragments in its place.

const SIGNED_OUT =
  "You are signed out. Your words are still here: sign in in another tab, then save again.";
const UNREACHABLE = "The room did not answer. Your words are still here: save again in a moment.";

/**
 * Send a form, with the button that was pressed; return { ok, answer } or { problem } with a
 * sentence that says why not.
 */
export async function send(form, button = null) {
  const fields = new URLSearchParams(new FormData(form, button));
  // The token may have changed when the curator signed in again elsewhere: the cookie is newest.
  fields.delete("csrfmiddlewaretoken");
  // Which rows of the text show the note now: the room sends back those alone, and where it is next.
  fields.append("rows", rowsOf((button ?? form).dataset.note ?? form.dataset.note));
  return ask(form.action, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") },
  });
}

/** Fetch a fragment: the form of a note that is there, or the places of words. */
export function fetchForm(address) {
  return ask(address, { headers: { Accept: "application/json" } });
}

/** Make nodes of a fragment that the server has rendered and escaped. */
export function nodesOf(fragment) {
  const parsed = new DOMParser().parseFromString(fragment, "text/html");
  return [...parsed.body.childNodes].map((node) => document.adoptNode(node));
}

function rowsOf(note) {
  const marks = note ? document.querySelectorAll(`#desk-text mark[data-notes~="${note}"]`) : [];
  const rows = [...marks].map((mark) => mark.closest(".row").dataset.row);
  return [...new Set(rows)].join(",");
}

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...options });
  } catch {
    return { problem: UNREACHABLE };
  }
  if (response.headers.get("Content-Type")?.startsWith("application/json")) {
    return { ok: response.ok, answer: await response.json() };
  }
  return { problem: sentenceFor(response) };
}

function sentenceFor(response) {
  if (response.redirected) return SIGNED_OUT;
  if (response.status === 403) return "You may not save this, or you signed in anew: your words are still here. Load the page in another tab to see which.";
  if (response.status === 404) return "This note, or its article, is no longer there for you. Your words are still here: copy them.";
  return `The room answered with an error (${response.status}). Your words are still here.`;
}

function cookie(name) {
  const pairs = document.cookie.split("; ").map((pair) => pair.split("="));
  return pairs.find(([key]) => key === name)?.[1] ?? "";
}
