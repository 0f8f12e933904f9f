// What stands in an open form, in the spelling in which it is sent. Many things change it without a
// sign (the editor, the photo chooser, Django's calendar), so it is asked, not told.
"use strict";

{
  const BESIDE = ["csrfmiddlewaretoken", "_save"];
  const written = new WeakMap(); // of each editor, what was put into its field last

  function writeEditors() {
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
      if (editor.status !== "ready" || !(written.has(editor) || editor.checkDirty())) continue;
      const snapshot = editor.getSnapshot();
      if (written.get(editor) === snapshot) continue;
      written.set(editor, snapshot);
      editor.updateElement();
    }
  }

  function wordsOf(form) {
    const data = new FormData(form);
    for (const field of form.querySelectorAll("[type=password]")) data.delete(field.name);
    for (const name of BESIDE) data.delete(name);
    const hasFiles = [...data.values()].some(value => value instanceof File && value.size > 0);
    const pairs = [...data].filter(([name, value]) => typeof value === "string" && !name.includes("__prefix__"));
    if (hasFiles) pairs.push(["_had_files", "1"]);
    return String(new URLSearchParams(pairs));
  }

  window.clinicKeeping = {
    words(form) {
      writeEditors();
      return wordsOf(form);
    },
    // As the server sent it, whatever the browser has put into it since.
    wordsAsOpened(form) {
      const copy = form.cloneNode(true);
      copy.reset();
      return wordsOf(copy);
    },
  };
}
