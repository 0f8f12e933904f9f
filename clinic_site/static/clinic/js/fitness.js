// Asks the server what the page still misses as it is typed, when nobody has typed for a while.
"use strict";

{
  const LOOKED_EVERY = 1000; // milliseconds
  const QUIET_FOR = 3000;
  const AGAIN_AFTER = 10_000; // where there was no answer
  const LONGEST_WAIT = 10_000;
  const place = document.querySelector("[data-fitness]");
  const form = place.closest("form");
  const { words, wordsAsOpened } = window.clinicKeeping;
  let said = form.querySelector(".errornote") ? "" : wordsAsOpened(form); // of which words it speaks
  let seen = said;
  let askedFrom = 0; // the moment from which on it may be asked
  let isAsking = false;

  function show(html) {
    const wasOpen = place.querySelector("details")?.open;
    place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    place.querySelector("details")?.toggleAttribute("open", Boolean(wasOpen));
  }

  async function ask(now) {
    const answer = await fetch(place.dataset.fitness, {
      method: "POST",
      body: new URLSearchParams(now),
      redirect: "manual", // to the sign-in, for which the keeping of words asks
      signal: AbortSignal.timeout(LONGEST_WAIT),
    }).catch(() => null);
    if (answer?.ok) {
      show(await answer.text());
      said = now;
    } else {
      askedFrom = performance.now() + AGAIN_AFTER;
    }
  }

  async function look() {
    if (isAsking || document.hidden) return;
    const now = words(form);
    if (now !== seen) askedFrom = Math.max(askedFrom, performance.now() + QUIET_FOR);
    seen = now;
    // Nothing is taken from under a finger, or from who reads it.
    const isRead = place.contains(document.activeElement) || document.querySelector("dialog[open]");
    if (now === said || isRead || performance.now() < askedFrom) return;
    isAsking = true;
    await ask(now);
    isAsking = false;
  }

  setInterval(look, LOOKED_EVERY);
}
