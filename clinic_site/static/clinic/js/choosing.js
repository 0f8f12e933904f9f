// What is chosen of a list stands there with its photo; the rest is found by looking and typing. The
// list itself stays in the form, hidden: it is what is sent, and in what order.
"use strict";

{
  const SHOWN_AT_MOST = 50;
  const folded = words => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function nameOf(option) {
    const { photo } = option.dataset;
    return [...(photo ? [make("img", { src: photo, alt: "", loading: "lazy" })] : []), option.label];
  }

  function prepare(select) {
    if (select.id.includes("__prefix__") || select.dataset.isPrepared) return;
    select.dataset.isPrepared = "";
    const isOrdered = select.dataset.choosing === "yes";
    const id = `${select.id}_search`;
    const chosen = make("ul", { class: "chosen" });
    const found = make("ul", { class: "found", id: `${id}_found`, role: "listbox" });
    const search = make("input", {
      type: "text", id, role: "combobox", autocomplete: "off", placeholder: "Type a name, or look",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": found.id,
    });
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (label) {
      label.htmlFor = id;
      found.setAttribute("aria-label", label.textContent.replace(/:$/, ""));
    }
    const help = select.getAttribute("aria-describedby");
    if (help) search.setAttribute("aria-describedby", help);
    found.hidden = true;
    select.after(make("div", { class: "choosing" }, chosen, search, found));
    select.hidden = true;

    const options = () => [...select.options].filter(option => option.value);
    const isChosen = option => option.selected;

    function tell() {
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function choose(option) {
      option.selected = true;
      if (isOrdered) {
        const last = options().filter(other => other.selected && other !== option).at(-1);
        if (last) last.after(option);
        else select.prepend(option);
      }
      search.value = "";
      close();
      tell();
    }

    function leave(option) {
      option.selected = false;
      if (!select.multiple) select.value = "";
      tell();
      search.focus();
    }

    function move(option, by) {
      const row = options().filter(isChosen);
      const beside = row[row.indexOf(option) + by];
      if (!beside) return;
      beside[by < 0 ? "before" : "after"](option);
      tell();
      chosen.querySelector(`[data-value="${CSS.escape(option.value)}"][data-by="${by}"]`)?.focus();
    }

    function button(option, words, act, more = {}) {
      const label = `${words} ${option.label}`;
      const made = make("button", { type: "button", class: "sign", "data-value": option.value, "aria-label": label, ...more });
      made.addEventListener("click", act);
      return made;
    }

    function show() {
      chosen.replaceChildren(...options().filter(isChosen).map(option => make("li", {},
        make("span", {}, ...nameOf(option)),
        ...(isOrdered ? [
          button(option, "Move up:", () => move(option, -1), { "data-by": -1 }),
          button(option, "Move down:", () => move(option, 1), { "data-by": 1 }),
        ] : []),
        button(option, "Remove", () => leave(option)),
      )));
    }

    function look() {
      const words = folded(search.value).split(/\s+/);
      const left = options().filter(option => !option.selected && words.every(word => folded(option.label).includes(word)));
      found.replaceChildren(...left.slice(0, SHOWN_AT_MOST).map((option, at) => {
        const line = make("li", { role: "option", id: `${id}_${at}`, "aria-selected": "false" }, ...nameOf(option));
        line.addEventListener("mousedown", event => {
          event.preventDefault(); // the search keeps the focus
          choose(option);
        });
        line.choose = () => choose(option);
        return line;
      }));
      if (!left.length) found.replaceChildren(make("li", { class: "quiet", role: "option", "aria-disabled": "true" }, "Nothing else by that name."));
      found.hidden = false;
      search.setAttribute("aria-expanded", "true");
      search.removeAttribute("aria-activedescendant");
      if (search.value.trim()) go(1); // what was meant is mostly the first, and Enter takes it
    }

    function close() {
      found.hidden = true;
      search.setAttribute("aria-expanded", "false");
      search.removeAttribute("aria-activedescendant");
    }

    function go(by) {
      const lines = [...found.querySelectorAll("[id]")];
      const at = lines.findIndex(line => line.ariaSelected === "true");
      const next = lines[(at + by + lines.length + (at < 0 && by < 0 ? 1 : 0)) % lines.length];
      if (!next) return;
      if (lines[at]) lines[at].ariaSelected = "false";
      next.ariaSelected = "true";
      next.scrollIntoView({ block: "nearest" });
      search.setAttribute("aria-activedescendant", next.id);
    }

    const KEYS = {
      ArrowDown: () => (found.hidden ? look() : go(1)),
      ArrowUp: () => go(-1),
      Escape: close,
      Enter: () => found.querySelector("[aria-selected=true]")?.choose(),
    };
    search.addEventListener("keydown", event => {
      if (!(event.key in KEYS) || (event.key === "Escape" && found.hidden)) return;
      event.preventDefault(); // Enter would send the form
      KEYS[event.key]();
    });
    search.addEventListener("input", look);
    search.addEventListener("click", look);
    search.addEventListener("blur", () => {
      search.value = "";
      close();
    });
    select.addEventListener("change", show);
    addEventListener("pageshow", show); // the browser may have put back what was chosen
    show();
  }

  const prepareAll = place => place.querySelectorAll("select[data-choosing]").forEach(prepare);
  document.addEventListener("DOMContentLoaded", () => prepareAll(document));
  document.addEventListener("formset:added", ({ target }) => prepareAll(target));
}
