// Pages of requests: who works stays signed in; who left leaves nothing on the screen to be read.
"use strict";

{
  const QUIET = 15 * 60 * 1000;
  const TOLD_EVERY = 60 * 1000;
  const LOOKED_EVERY = 5 * 1000;
  const AT_WORK = "clinic-at-work"; // a time and nothing else, for all tabs of this browser
  const { keepAlive } = document.currentScript.dataset;
  let toldAt = Date.now();

  function tellServer() {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    fetch(keepAlive, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" }).catch(() => {});
  }

  function beAtWork() {
    const now = Date.now();
    localStorage.setItem(AT_WORK, now);
    if (now - toldAt < TOLD_EVERY) return;
    toldAt = now;
    tellServer();
  }

  const hasBegun = form => form.querySelector(".errornote") || [...form.elements].some(field =>
    field.matches("textarea, input:not([type=hidden], [type=submit])") && field.value !== field.defaultValue
    || field.matches("select") && [...field.options].some(option => option.selected !== option.defaultSelected));

  function leave() {
    const form = document.querySelector("#consultationrequest_form");
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

  localStorage.setItem(AT_WORK, Date.now());
  const looking = setInterval(look, LOOKED_EVERY);
  for (const sign of ["keydown", "pointerdown", "pointermove", "wheel"])
    addEventListener(sign, beAtWork, { passive: true });
}
