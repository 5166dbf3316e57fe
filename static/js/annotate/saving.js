// Ctrl+Enter saves a form that stands on a page of its own, as it does on the desk.

/** Wire a form: the keys press its main button. */
export function saveByKeys(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[type=submit].default"));
  });
}
