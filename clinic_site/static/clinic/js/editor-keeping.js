// Who leaves a form with unsaved words is asked first; and who comes back by the browser's button
// finds them again. Browsers put back what stands in fields, so the editor's words are put into one.
"use strict";

{
  const BACK = "What you had typed is here again. It is not saved yet.";
  const PAUSE = 1000; // milliseconds after the last key
  const FORM = "#content-main form";
  const VERSION = "input[name=seen_version]";
  // What the server gave back waits there, whoever leaves.
  const REFUSED = ".errornote:not(:has([name=_forget]))";
  let isTyped = false;
  let isSent = false;
  let pause;

  function keep() {
    for (const editor of Object.values(CKEDITOR.instances)) {
      if (editor.checkDirty()) editor.updateElement();
    }
    // With the words comes back which version they began with, so they are never saved over a newer
    // one; a browser puts back only what was set.
    document.querySelectorAll(VERSION).forEach(field => field.setAttribute("value", field.value));
  }

  function follow(editor) {
    const { value, defaultValue } = editor.element.$;
    if (value !== defaultValue) {
      isTyped = true;
      editor.showNotification(BACK, "info", 10_000);
    }
    editor.on("change", () => {
      isTyped ||= editor.checkDirty();
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE);
    });
  }

  CKEDITOR.on("instanceReady", ({ editor }) => follow(editor));
  document.addEventListener("input", ({ target }) => {
    isTyped ||= Boolean(target.closest(FORM));
  });
  document.addEventListener("submit", () => {
    isSent = true;
  });
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
  window.addEventListener("beforeunload", event => {
    if (isSent || !isTyped && !document.querySelector(REFUSED)) return;
    keep();
    event.preventDefault();
  });
}
