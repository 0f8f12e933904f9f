// What the editor's settings cannot say.
"use strict";

{
  // Its frames follow the admin's light and dark, also where a person chose it by hand: a frame is
  // a page of its own, which theme.css would leave to the system alone.
  const FRAMES = ".cke_wysiwyg_frame, .cke_panel_frame";

  function follow(frame) {
    frame.contentDocument.documentElement.dataset.theme = document.documentElement.dataset.theme;
  }

  // A frame's "load" does not bubble, but it can be caught on its way down.
  document.addEventListener("load", ({ target }) => target.matches?.(FRAMES) && follow(target), true);
  new MutationObserver(() => document.querySelectorAll(FRAMES).forEach(follow)).observe(
    document.documentElement, { attributeFilter: ["data-theme"] });

  // A table begins with its headings, and the characters fit on a phone.
  CKEDITOR.on("dialogDefinition", ({ data: { name, definition } }) => {
    if (name === "table") definition.getContents("info").get("selHeaders").default = "row";
    if (name === "specialchar") definition.charColumns = 8;
  });

  // A blank that was typed beside a bold word is a usual one; browsers make it one that holds the
  // words together. Behind a number it was meant to.
  const BESIDE = /^&nbsp;(?=\S)|(?<=[^\s\d])&nbsp;$/g;
  CKEDITOR.on("instanceReady", ({ editor }) =>
    editor.dataProcessor.htmlFilter.addRules({ text: text => text.replace(BESIDE, " ") }));
}
