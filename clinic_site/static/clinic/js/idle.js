// Pages that show people: who left leaves nothing on the screen to be read. at-work.js says who works.
"use strict";

{
  const QUIET = 15 * 60 * 1000;
  const LOOKED_EVERY = 5 * 1000;
  const AT_WORK = "clinic-at-work";

  const hasBegun = form => form.querySelector(".errornote") || [...form.elements].some(field =>
    field.matches("textarea, input:not([type=hidden], [type=submit])") && field.value !== field.defaultValue
    || field.matches("select") && [...field.options].some(option => option.selected !== option.defaultSelected));

  function leave() {
    const form = document.querySelector("#content-main form[id$=_form]");
    if (!form || !hasBegun(form)) return location.replace(location.pathname + location.search);
    // The server keeps what was typed, encrypted, until the same person has signed in again.
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "_leaving" }));
    return form.submit();
  }

  function look() {
    if (Date.now() - Number(localStorage.getItem(AT_WORK)) < QUIET) return;
    clearInterval(looking);
    leave();
  }

  const looking = setInterval(look, LOOKED_EVERY);
}
