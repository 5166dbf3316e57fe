// What is typed and not saved yet stays in this browser: it comes back after a crash or a reload,
// and goes once it is saved.

/** Return the drafts of one curator on one article. */
export function draftsOf(user, article) {
  const prefix = `desk-draft:${user}:${article}:`;
  return {
    /** The draft called `name`: of a new note, or of one that is changed. */
    called: (name) => draftAt(prefix + name),
    /** The names of the drafts that are kept. */
    names: () => keys().filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
  };
}

function draftAt(key) {
  return {
    keep: (form) => write(key, JSON.stringify(entriesOf(form))),
    clear: () => write(key, null),
    restore: (form) => {
      const kept = read(key);
      if (kept) fill(form, kept);
      return Boolean(kept);
    },
  };
}

function entriesOf(form) {
  return [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
}

function fill(form, entries) {
  const names = new Set(entries.map(([name]) => name));
  for (const control of form.elements) {
    if (!control.name || control.name === "csrfmiddlewaretoken" || control.type === "submit") continue;
    const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(control.type)) control.checked = values.includes(control.value);
    else if (names.has(control.name)) control.value = values[0];
  }
  // What is ticked or written is not hidden.
  for (const more of form.querySelectorAll("details")) {
    const isFilled = [...more.querySelectorAll("input[type=text]")].some((field) => field.value);
    if (isFilled || more.querySelector(":checked")) more.open = true;
  }
}

function read(key) {
  try {
    return JSON.parse(window.localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing asks before the page is left instead.
  }
}

function keys() {
  try {
    return Object.keys(window.localStorage);
  } catch {
    return [];
  }
}

/** Tell whether this browser keeps anything at all. */
export function isKeeping() {
  write("desk-draft", "1");
  const isKept = read("desk-draft") === 1;
  write("desk-draft", null);
  return isKept;
}
