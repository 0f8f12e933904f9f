// What is amiss in a form is read first, and each line of it leads to its field.
"use strict";

{
  const isShown = element => element?.checkVisibility();

  function goTo(id) {
    const place = document.getElementById(id);
    if (!place) return;
    place.closest("details")?.setAttribute("open", "");
    // The editor and the two lists side by side stand in the place of fields that nobody sees.
    const editor = window.CKEDITOR?.instances[id];
    const field = [place, document.getElementById(`${id}_from`)].find(isShown);
    if (editor) editor.focus();
    else field?.focus();
    (field ?? place.closest(".form-row") ?? place).scrollIntoView({ block: "center" });
  }

  const note = document.getElementById("form-errors");
  note?.focus();
  note?.addEventListener("click", event => {
    const id = event.target.closest("a[href^='#']")?.hash.slice(1);
    if (!id) return;
    event.preventDefault();
    goTo(id);
  });
}
