/* Leave what the reader did not choose out of the address: /?source=ina, not /?source=ina&role=&…
   The form works without this. */

const isDefault = (control) =>
  control instanceof HTMLSelectElement ? control.selectedIndex <= 0 : !control.value;

for (const form of document.querySelectorAll("form[data-short-address]")) {
  form.addEventListener("formdata", (event) => {
    for (const control of form.elements) {
      if (control.name && isDefault(control)) event.formData.delete(control.name);
    }
  });
}
