// Moves an entry of the calendar by hand, or by keys: both fill in and send the form that it has.
"use strict";

{
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const said = document.querySelector("[data-said]");
  const days = [...document.querySelectorAll("[data-day]")]; // of a list those alone on which something stands
  const inWords = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeZone: "UTC" });
  let dragged = null;
  let aimedAt = null; // a day as a form writes it

  function mark(day) {
    for (const other of days) other.classList.toggle("is-aimed-at", other.dataset.day === day);
  }

  function move(entry, day) {
    const form = entry.querySelector("form");
    form.elements.day.value = day;
    form.requestSubmit();
  }

  function aim(entry, step) {
    const day = new Date(aimedAt ?? entry.closest("[data-day]").dataset.day);
    day.setUTCDate(day.getUTCDate() + step);
    aimedAt = day.toISOString().slice(0, 10);
    mark(aimedAt);
    said.textContent = `${inWords.format(day)}. Enter moves it there, Escape lets it be.`;
  }

  function letBe() {
    if (aimedAt) said.textContent = "It stays where it is.";
    aimedAt = null;
    mark(null);
  }

  function press(entry, event) {
    if (event.shiftKey && event.key in STEPS) aim(entry, STEPS[event.key]);
    else if (aimedAt && event.key === "Enter") move(entry, aimedAt);
    else if (aimedAt && event.key === "Escape") letBe();
    else return;
    event.preventDefault();
  }

  for (const entry of document.querySelectorAll("[data-moves]")) {
    const link = entry.querySelector("a");
    entry.draggable = true;
    link.draggable = false; // the whole entry is what is taken
    entry.addEventListener("dragstart", () => { dragged = entry; });
    entry.addEventListener("dragend", () => { dragged = null; mark(null); });
    link.addEventListener("keydown", event => press(entry, event));
    link.addEventListener("blur", letBe);
  }
  for (const day of days) {
    day.addEventListener("dragover", event => {
      if (!dragged) return;
      event.preventDefault();
      mark(day.dataset.day);
    });
    day.addEventListener("drop", event => {
      event.preventDefault();
      if (dragged && !day.contains(dragged)) move(dragged, day.dataset.day);
    });
  }
  document.querySelector("[data-how]").hidden = false;
  // After a move one stands on what was moved: once the browser has gone there, which takes the focus.
  addEventListener("load", () => {
    setTimeout(() => document.getElementById(location.hash.slice(1))?.querySelector("a").focus());
  });
}
