// An editor is made where somebody means to write, and nowhere else: a treatment has eight texts, and
// each editor costs a tenth of a second. Until then its text stands there as visitors see it.
"use strict";

{
  const WIDGET = ".django-ckeditor-widget";
  const AT_ONCE = ".field-body"; // what staff come to write
  const isTemplate = field => field.id.includes("__prefix__");
  const fieldOf = widget => widget.querySelector("textarea[data-config]");

  function open(widget, startupFocus = false) {
    const field = fieldOf(widget);
    if (CKEDITOR.instances[field.id]) {
      CKEDITOR.instances[field.id].focus();
      return;
    }
    widget.dataset.isOpen = "";
    field.dataset.processed = "1";
    CKEDITOR.replace(field.id, { ...JSON.parse(field.dataset.config), startupFocus });
  }

  function prepare(widget, isMeant = false) {
    const field = fieldOf(widget);
    if (!field || isTemplate(field)) return;
    const label = document.querySelector(`label[for="${field.id}"]`);
    const button = widget.querySelector(".text-to-open button");
    button.setAttribute("aria-label", `${button.textContent} ${label?.textContent.replace(/:$/, "") ?? ""}`);
    label?.addEventListener("click", event => {
      event.preventDefault();
      open(widget, true);
    });
    if (isMeant || widget.closest(AT_ONCE)) open(widget);
  }

  const prepareAll = (place, areMeant) =>
    place.querySelectorAll(WIDGET).forEach(widget => prepare(widget, areMeant));

  document.addEventListener("DOMContentLoaded", () => prepareAll(document));
  document.addEventListener("formset:added", ({ target }) => prepareAll(target, true)); // to be written in
  document.addEventListener("click", event => {
    const shown = event.target.closest(".text-to-open");
    if (!shown) return;
    event.preventDefault(); // of a link in it
    open(shown.closest(WIDGET), true);
  });
  // What the browser put back is not what the page came with: it is shown where it can be read.
  addEventListener("pageshow", () => {
    for (const widget of document.querySelectorAll(WIDGET)) {
      const { value, defaultValue } = fieldOf(widget);
      if (value !== defaultValue) open(widget);
    }
  });

  // A frame that is moved within a page starts anew, empty: the editor is made again where it comes to.
  window.clinicMoveEditors = (place, move) => {
    const moved = Object.values(CKEDITOR.instances).filter(({ element }) => place.contains(element.$));
    const widgets = moved.map(({ element }) => element.$.closest(WIDGET));
    for (const editor of moved) editor.destroy(); // its words are in its field then
    move();
    widgets.forEach(widget => open(widget));
  };

  window.clinicOpenEditor = (id, startupFocus = true) => {
    const widget = document.getElementById(id)?.closest(WIDGET);
    widget?.closest("details")?.setAttribute("open", ""); // in what is folded no frame would start
    if (widget) open(widget, startupFocus);
    return Boolean(widget);
  };
}
