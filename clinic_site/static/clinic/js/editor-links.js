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
  const AREA_CODE = "Write the phone number with its area code, such as (727) 230-1438.";
  const NO_PAGE = "There is no public page “{}”. Choose the page from the list, or write its whole "
    + "address, such as /contact/.";
  const EMAIL = /^[^\s@/?#:<>"]+@(?:[^\s@/?#:.<>"]+\.)+[a-z]{2,}$/i;
  const TELEPHONE = /^(\+?)([\d\s().\-/\u2010-\u2013]{7,}?)(?:\s*(?:x|ext\.?)\s*(\d{1,6}))?$/i;
  const SHORT = /^(?:[2-9]11|988)$/; // numbers for help, which need no area code
  const HOST = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+([a-z]{2,})(?:$|[:/?#])/i;
  // How the names of files end, which are no hosts.
  const FILE = /^(?:html?|php|aspx?|jsp|pdf|docx?|odt|txt|xml|jpe?g|png|gif|webp|zip)$/i;
  const LEADS = new RegExp(String.raw`^(?:[/?#]|\.{1,2}/`
    + String.raw`|https?://(?:[^\s/?#@]*@)?(?:localhost\b|\[|[^\s/?#()]+\.[^\s/?#()])`
    + String.raw`|mailto:(?:\?|[^\s?]*@[^\s?])|tel:(?:\+|\d{3,6}$))`, "i");
  const WORD = /^(?!localhost$)[a-z\d][\w-]*(?:[/ ][\w-]+)*$/i;
  const HAS_BEGINNING = /^(?:[#/.?]|https?:\/\/)/i; // then no protocol is put before it
  const isOffered = ([, value]) => !["ftp://", "news://", "anchor"].includes(value);
  let addresses = []; // of the pages that are offered; lists of articles are called as what they are of

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
    const path = `/${word}/`.toLowerCase();
    const ending = addresses.filter(address => address.toLowerCase().endsWith(path));
    const whole = ending.find(address => address.length === path.length);
    return whole || (ending.length === 1 ? ending[0] : "");
  }

  // Protocol and address as they were meant; null where they are what they say.
  function meant(protocol, address) {
    if (!["", "http://", "https://"].includes(protocol)) return null;
    const typed = address.trim().replace(/(?<=.)\/$/, "");
    if (EMAIL.test(typed)) return ["mailto:", typed];
    const number = telephone(typed);
    if (number) return ["tel:", number.slice(4)];
    if (WORD.test(typed)) return ["", pageFor(typed)];
    const [, ending] = HOST.exec(typed) || [];
    if (!ending) return null;
    return protocol || !FILE.test(ending) ? [protocol || "https://", address.trim()] : ["", ""];
  }

  // Why a link cannot lead anywhere; true where it can. While the pages are not known, a word may be one.
  function judged(protocol, typed) {
    const found = meant(protocol, typed);
    const own = HAS_BEGINNING.test(typed) ? typed : protocol + typed;
    if (!found && NOT_KEPT.test(own)) return KEPT;
    if (LEADS.test(found ? found.join("") : own) || !addresses.length && WORD.test(typed)) return true;
    return TELEPHONE.test(typed) ? AREA_CODE : NO_PAGE.replace("{}", typed);
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
      const addressesOf = some => some.flatMap(({ pages }) => pages.map(({ address }) => address));
      addresses = addressesOf(groups.filter(({ are_lists }) => !are_lists));
      list.value = addressesOf(groups).includes(chosen) ? chosen : "";
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
      const judgement = type !== "url" || !typed.trim() || judged(protocol, typed.trim());
      return judgement === true ? validate.call(this) : judgement;
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

  function understandNumber(number) {
    const { validate } = number;
    number.validate = function () {
      const typed = this.getValue().trim();
      const isCalled = telephone(typed) || LEADS.test(`tel:${typed}`);
      return validate.call(this) ?? (isCalled ? true : AREA_CODE);
    };
  }

  function changeLinks(info) {
    for (const choice of [info.get("protocol"), info.get("linkType")]) {
      choice.items = choice.items.filter(isOffered);
    }
    understandAddress(info.get("url"));
    understandNumber(info.get("telNumber"));
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
      lang.link[name] = words.replace(/E-?[Mm]ail/g, "Email").replace(/e-mail/g, "email");
    }
  });
}
