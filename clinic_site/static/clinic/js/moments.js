// What a date and a time mean stands under them while they are typed, as the server says it.
"use strict";

{
  const QUIET_FOR = 300; // milliseconds after a key
  const waiting = new WeakMap(), asked = new WeakMap();

  async function say(field) {
    const said = field.querySelector("[data-moment-said]");
    const [day, clock] = field.querySelectorAll(".datetime input");
    const which = said.querySelector(":checked")?.value ?? "";
    const name = day.name.replace(/_0$/, "");
    const typed = String(new URLSearchParams({ name, day: day.value, clock: clock.value, which }));
    if (asked.get(field) === typed) return;
    asked.set(field, typed);
    const answer = await fetch(`${said.dataset.momentSaid}?${typed}`, { redirect: "manual" }).catch(() => null);
    const html = answer?.ok ? await answer.text() : "";
    if (asked.get(field) !== typed) return; // it was typed on, meanwhile
    if (!html) return unsay(name, field, said);
    const at = said.contains(document.activeElement) ? document.activeElement.id : "";
    said.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    if (at) document.getElementById(at)?.focus();
    nameButton(name, said.querySelector(".moment-words").dataset.toCome);
  }

  // Nothing is better than what is no longer so; an answer that was given stays.
  function unsay(name, field, said) {
    asked.delete(field);
    said.querySelector(".moment-words").textContent = "";
    nameButton(name, "");
  }

  // What a button does at this time it says; what is planned for then already, it does at once.
  function nameButton(name, toCome) {
    const button = document.querySelector(`[data-follows="${name}"]`);
    if (!button) return;
    const { atOnce, at, planned } = button.dataset;
    button.value = toCome && toCome !== planned ? `${at} ${toCome}` : atOnce;
  }

  // Django's calendar and clock write without a sign, and then go to the field.
  for (const sign of ["input", "change", "click", "focusin"])
    document.addEventListener(sign, ({ target }) => {
      const field = target.closest(".moment");
      if (!field) return;
      clearTimeout(waiting.get(field));
      waiting.set(field, setTimeout(say, QUIET_FOR, field));
    });
}
