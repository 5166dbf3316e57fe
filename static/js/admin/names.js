// Give the autocomplete boxes the names of their labels: the library leaves an empty one nameless.

function name(select) {
  const label = document.querySelector(`label[for="${select.id}"]`);
  const box = select.nextElementSibling?.querySelector("[role=combobox]");
  if (!label || !box) return;
  label.id ||= `${select.id}-label`;
  box.querySelector("[role=textbox]")?.setAttribute("aria-labelledby", label.id);
  box.setAttribute("aria-labelledby", `${label.id} ${box.getAttribute("aria-labelledby") ?? ""}`.trim());
}

const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(name);

// The library makes its boxes when jQuery says that the page is ready: ours comes next in that line.
window.django?.jQuery(nameAll);
document.addEventListener("formset:added", () => setTimeout(nameAll));
