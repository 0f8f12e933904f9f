// Says beside the buttons of an open form how it stands with what was typed, and who else has it open.
"use strict";

{
  const place = document.getElementById("keeping");
  const part = name => place.querySelector(`[data-${name}]`);
  const AWAY = "keepsOffline" in place.dataset
    ? "There is no connection. What you type is kept in this browser, and sent when there is one again."
    : "There is no connection. Leave this page open: what you type is sent when there is one again.";
  const BROKEN =
    "The site could not keep what you typed just now. It is tried again; leave this page open.";
  const SIGNED_OUT =
    "You are signed out, so what you type is not kept. Press a button below to sign in again.";

  // What is said already is not written anew: it would be read out again.
  function say(name, sentence, words = part(name)) {
    part(name).hidden = !sentence;
    if (words.textContent !== sentence) words.textContent = sentence;
  }

  function troubleOf(answer) {
    if (answer.isAway) return AWAY;
    if (answer.isBroken) return BROKEN;
    return answer.isSignedOut ? SIGNED_OUT : answer.refused ?? "";
  }

  // The buttons stay in reach while somebody types, and with them what is said here; at the desk it stands there.
  if (!place.closest(".submit-row")) document.querySelector(".submit-row")?.prepend(place);

  Object.assign(window.clinicKeeping, {
    sayTrouble: sentence => say("trouble", sentence),
    sayAll(answer, isAsOpened) {
      say("trouble", troubleOf(answer));
      part("kept").hidden = true;
      if (!answer.token) return;
      // Of an older one the server would know nothing, once somebody signed in anew in another tab.
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = answer.token;
      say("others", answer.others, part("who"));
      if (answer.kept_at) part("at").textContent = answer.kept_at;
      part("kept").hidden = isAsOpened || !part("at").textContent;
    },
  });
}
