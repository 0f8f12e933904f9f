// The link dialog: it offers the pages of the site, understands what is typed, and says of what the
// site does not keep that it cannot stay. richtext/meaning.py does the same with what comes past it.
"use strict";

{
  const PAGES = "/admin/pages-to-link/";
  const CHOOSE = "Choose a page, or type an address below";
  const NOT_LOADED = "The pages could not be listed just now";
  // Behind `https://` a scheme is one too, unless it is a host with its port.
  const NOT_KEPT = /^(?!(?:https?|mailto|tel):)[a-z][a-z\d+.-]*:|^https?:\/\/[a-z][a-z\d+.-]*:(?!\d)/i;
  const KEPT = "Links lead to web pages, email addresses and phone numbers: choose the Link Type.";
  const NO_PAGE = "There is no public page “{}”. Choose the page from the list, or write its whole "
    + "address, such as /contact/.";
  const EMAIL = /^[^\s@/?#:<>"]+@(?:[^\s@/?#:.<>"]+\.)+[a-z]{2,}$/i;
  const TELEPHONE = /^(\+?)([\d\s().\-/\u2010-\u2013]{7,}?)(?:\s*(?:x|ext\.?)\s*(\d{1,6}))?$/i;
  const SHORT = /^(?:[2-9]11|988)$/; // numbers for help, which need no area code
  const HOST = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?:$|[:/?#])/i;
  const WORD = /^(?!localhost$)[a-z\d][\w-]*(?:[/ ][\w-]+)*$/i;
  const isOffered = ([, value]) => !["ftp://", "news://", "anchor"].includes(value);
  let addresses = []; // of the pages that are offered

  function telephone(typed) {
    if (SHORT.test(typed)) return `tel:${typed}`;
    const [, plus, number, extension] = TELEPHONE.exec(typed) || [];
    const digits = (number || "").replace(/\D/g, "");
    const own = { 10: `1${digits}`, 11: digits.startsWith("1") ? digits : "" }[digits.length];
    const whole = plus ? digits : own;
    return whole ? `tel:+${whole}${extension ? `;ext=${extension}` : ""}` : "";
  }

  // The page that a word stands for, such as "contact", or the last part of an address alone.
  function pageFor(word) {
    const path = `/${word}/`;
    if (addresses.includes(path)) return path;
    const ending = addresses.filter(address => address.endsWith(path));
    return ending.length === 1 ? ending[0] : "";
  }

  // Protocol and address as they were meant; null where they are what they say.
  function meant(protocol, address) {
    if (!["", "http://", "https://"].includes(protocol)) return null;
    const typed = address.trim().replace(/(?<=.)\/$/, "");
    if (EMAIL.test(typed)) return ["mailto:", typed];
    const number = telephone(typed);
    if (number) return ["tel:", number.slice(4)];
    if (WORD.test(typed)) return ["", pageFor(typed)];
    return HOST.test(typed) ? [protocol || "https://", address.trim()] : null;
  }

  async function offerPages(select, chosen) {
    const list = select.getInputElement().$;
    list.replaceChildren(new Option(CHOOSE, ""));
    try {
      const answer = await fetch(PAGES);
      const { groups } = await answer.json();
      for (const { name, pages } of groups) {
        const group = document.createElement("optgroup");
        group.label = name;
        group.append(...pages.map(({ title, address }) => new Option(title, address)));
        list.append(group);
      }
      addresses = groups.flatMap(({ pages }) => pages.map(({ address }) => address));
      list.value = addresses.includes(chosen) ? chosen : "";
    } catch {
      list.replaceChildren(new Option(NOT_LOADED, ""));
    }
  }

  const pageChoice = {
    type: "select",
    id: "page",
    label: "Page of this site",
    items: [[CHOOSE, ""]],
    setup(link) {
      offerPages(this, link.url?.url);
    },
    onChange() {
      const address = this.getValue();
      if (!address) return;
      const dialog = this.getDialog();
      const words = dialog.getContentElement("info", "linkDisplayText");
      const { text } = this.getInputElement().$.selectedOptions[0];
      if (words.isEnabled() && words.isVisible() && !words.getValue()) words.setValue(text);
      dialog.setValueOf("info", "url", address);
      dialog.setValueOf("info", "protocol", "");
    },
  };

  function understandAddress(address) {
    const { onKeyUp, validate, commit } = address;
    const read = field => {
      const [type, protocol] = ["linkType", "protocol"].map(id => field.getDialog().getValueOf("info", id));
      return { type, protocol, typed: field.getValue() };
    };
    // It would take the scheme away and choose a protocol that is not offered.
    address.onKeyUp = function () {
      if (!NOT_KEPT.test(this.getValue())) onKeyUp.call(this);
    };
    address.validate = function () {
      const { type, protocol, typed } = read(this);
      if (type !== "url") return validate.call(this);
      const [, becomes = typed] = meant(protocol, typed) || [];
      if (!becomes && addresses.length) return NO_PAGE.replace("{}", typed);
      const isKept = meant(protocol, typed) || !NOT_KEPT.test(protocol + typed);
      return isKept ? validate.call(this) : KEPT;
    };
    address.commit = function (link) {
      commit.call(this, link);
      const { type, protocol, typed } = read(this);
      const [scheme, becomes] = (type === "url" && meant(protocol, typed)) || [];
      if (!becomes) return;
      link.url = { protocol: scheme, url: becomes };
      const words = this.getDialog().getContentElement("info", "linkDisplayText");
      if (words.isEnabled() && words.isVisible()) link.linkText ||= typed; // as it was typed
    };
  }

  function changeLinks(info) {
    for (const choice of [info.get("protocol"), info.get("linkType")]) {
      choice.items = choice.items.filter(isOffered);
    }
    understandAddress(info.get("url"));
    info.get("urlOptions").children.unshift(pageChoice);
    // Without anchors to choose from, a link to one is an address like another.
    const { setup } = info.get("linkType");
    info.get("linkType").setup = function (link) {
      if (link.type === "anchor") {
        Object.assign(link, { type: "url", url: { protocol: "", url: `#${link.anchor.id}` } });
      }
      setup.call(this, link);
    };
  }

  CKEDITOR.on("dialogDefinition", ({ data: { name, definition } }) => {
    if (name === "link") changeLinks(definition.getContents("info"));
  });
  // Spelled as everywhere else on the site.
  CKEDITOR.on("instanceLoaded", ({ editor: { lang } }) => {
    for (const [name, words] of Object.entries(lang.link)) {
      if (typeof words !== "string") continue;
      lang.link[name] = words.replace(/E-?mail/g, "Email").replace(/e-mail/g, "email");
    }
  });
}
