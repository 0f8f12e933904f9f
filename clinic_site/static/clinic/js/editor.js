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

  // The link dialog offers what the server keeps, and says so of the rest. Behind `https://` a
  // scheme is one too, unless it is a host with its port.
  const NOT_KEPT = /^(?!(?:https?|mailto|tel):)[a-z][a-z\d+.-]*:|^https?:\/\/[a-z][a-z\d+.-]*:(?!\d)/i;
  const KEPT = "Links lead to web pages, email addresses and phone numbers: choose the Link Type.";
  const isOffered = ([, value]) => !["ftp://", "news://", "anchor"].includes(value);

  function limitAddress(address) {
    const { onKeyUp, validate } = address;
    // It would take the scheme away and choose a protocol that is not offered.
    address.onKeyUp = function () {
      if (!NOT_KEPT.test(this.getValue())) onKeyUp.call(this);
    };
    address.validate = function () {
      const [type, protocol] = ["linkType", "protocol"].map(id => this.getDialog().getValueOf("info", id));
      const isKept = type !== "url" || !NOT_KEPT.test(protocol + this.getValue());
      return isKept ? validate.call(this) : KEPT;
    };
  }

  function limitLinks(info) {
    for (const choice of [info.get("protocol"), info.get("linkType")]) {
      choice.items = choice.items.filter(isOffered);
    }
    limitAddress(info.get("url"));
    // Without anchors to choose from, a link to one is an address like another.
    const { setup } = info.get("linkType");
    info.get("linkType").setup = function (link) {
      if (link.type === "anchor") {
        Object.assign(link, { type: "url", url: { protocol: "", url: `#${link.anchor.id}` } });
      }
      setup.call(this, link);
    };
  }

  // A table begins with its headings, and the characters fit on a phone.
  CKEDITOR.on("dialogDefinition", ({ data: { name, definition } }) => {
    if (name === "table") definition.getContents("info").get("selHeaders").default = "row";
    if (name === "specialchar") definition.charColumns = 8;
    if (name === "link") limitLinks(definition.getContents("info"));
  });

  // A blank that was typed beside a bold word is a usual one; browsers make it one that holds the
  // words together. Behind a number it was meant to.
  const BESIDE = /^&nbsp;(?=\S)|(?<=[^\s\d])&nbsp;$/g;
  CKEDITOR.on("instanceReady", ({ editor }) =>
    editor.dataProcessor.htmlFilter.addRules({ text: text => text.replace(BESIDE, " ") }));
}
