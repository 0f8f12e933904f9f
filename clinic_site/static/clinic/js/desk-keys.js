// The keys of a page's form: save, publish, preview; also while somebody writes in an editor.
"use strict";

{
  const KEYS = { s: "_continue", enter: "_publish", "shift+p": "_preview" };

  function press(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const name = KEYS[`${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`];
    const button = name && document.querySelector(`.submit-row [name=${name}]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  addEventListener("keydown", press);
  // An editor is a frame, a page of its own: it opens later, and again in source mode.
  window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    const follow = () => editor.document?.$.addEventListener("keydown", press);
    editor.on("contentDom", follow);
    follow();
  });
}
