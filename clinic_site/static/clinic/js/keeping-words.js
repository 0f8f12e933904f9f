// What stands in an open form, in the spelling in which it is sent. Many things change it without a
// sign (the editor, the photo chooser, Django's two lists and calendar), so it is asked, not told.
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

  // Django's two lists mark all that is chosen only when the form is sent, and show but what is searched for.
  function writeLists(form, data) {
    for (const list of form.querySelectorAll("select.filtered")) data.delete(list.name);
    for (const list of form.querySelectorAll("select.filtered[id$=_to]")) {
      for (const { value } of window.SelectBox.cache[list.id] ?? list.options) data.append(list.name, value);
    }
  }

  function wordsOf(form) {
    const data = new FormData(form);
    writeLists(form, data);
    for (const field of form.querySelectorAll("[type=password]")) data.delete(field.name);
    for (const name of BESIDE) data.delete(name);
    const hasFiles = [...data.values()].some(value => value instanceof File && value.size > 0);
    const pairs = [...data].filter(([name, value]) => typeof value === "string" && !name.includes("__prefix__"));
    if (hasFiles) pairs.push(["_had_files", "1"]);
    // In one order, for the lists show theirs in another than the page came with.
    return pairs.map(pair => String(new URLSearchParams([pair]))).sort().join("&");
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
