// Asks the server to keep what stands in an open form, and hears how things are.
"use strict";

{
  const LONGEST_WAIT = 10_000; // milliseconds
  const MOST_AFTER_LEAVING = 60_000; // characters: browsers send 64 kB of a page that is gone
  const FORBIDDEN =
    "What you type here is not kept: your account may not save it any more. Copy what you need.";
  const place = document.getElementById("keeping");
  const form = place.closest("form");
  const { opened_by } = form.elements;
  // An earlier version is looked at elsewhere than it is saved.
  const address = new URL(form.action).pathname;
  // A name for this tab, which nobody can guess.
  const tab = Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join("");

  // Without words only that somebody has the form open.
  function bodyOf(words, ...more) {
    const beside = [["_address", address], ["_tab", tab], ...more.map(name => [name, "1"])];
    if (words) beside.push(["_words", "1"]);
    else beside.push(["opened_by", opened_by.value]);
    return [words, new URLSearchParams(beside)].filter(Boolean).join("&");
  }

  // `token` where all is well; `refused` with a sentence; else one of three that say why there is no answer.
  async function ask(body) {
    try {
      const answer = await fetch(place.dataset.unsaved, {
        method: "POST",
        body: new URLSearchParams(body),
        redirect: "manual",
        keepalive: body.length < MOST_AFTER_LEAVING,
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
      if (answer.type === "opaqueredirect") return { isSignedOut: true };
      if ([403, 404].includes(answer.status)) return { refused: FORBIDDEN };
      return answer.ok ? await answer.json() : { isBroken: true };
    } catch {
      return { isAway: true };
    }
  }

  Object.assign(window.clinicKeeping, {
    ask, bodyOf, tab,
    isOut: answer => Boolean(answer.isSignedOut || answer.is_other),
    outlivesPage: words => words.length < MOST_AFTER_LEAVING,
  });
}
