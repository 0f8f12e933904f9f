// Keeps what is typed into an open form: within three seconds the server has it, encrypted, for who
// typed it and for nobody else. The page itself is changed by the form's buttons alone.
"use strict";

{
  const { ask, bodyOf, isOut, outlivesPage, sayAll, sayTrouble, signIn, tab, words, wordsAsOpened } =
    window.clinicKeeping;
  const LOOKED_EVERY = 1000; // milliseconds
  const SENT_EVERY = 2000; // while somebody types on
  const SHOWN_EVERY = 5000; // that the form is open, so that others are told
  const SHOWN_HIDDEN_EVERY = 20_000;
  const SAVED_WITHIN = 15_000;
  const SENT_TWICE_WITHIN = 2000; // by one hand; later it is meant, for nothing came of it
  const place = document.getElementById("keeping");
  const form = place.closest("form");
  // What comes back with errors was kept before.
  const opened = form.querySelector(".errornote") ? null : wordsAsOpened(form);
  let sent = opened ?? words(form);
  let last = {}; // answer
  let looked = ""; // words
  let askedAt = -Infinity;
  let running = null;
  let isSaving = false;
  let isGoingOn = false; // since a button was pressed
  let isSending = false; // while the form is sent by itself
  let sentAt = -Infinity;
  let maySignIn = true;

  const isUnsent = () => words(form) !== sent;
  const isRefused = () => Boolean(last.refused) && !last.is_other;

  function bodyOfForm(...more) {
    const now = words(form);
    return now === opened ? bodyOf("", "_as_opened", ...more) : bodyOf(now, ...more);
  }

  function keepHere() {
    if ("keepsOffline" in place.dataset && isUnsent()) window.clinicUnsent.keep(tab, bodyOf(words(form)));
  }

  async function tell(withWords) {
    const now = words(form);
    askedAt = performance.now();
    last = await ask(withWords ? bodyOfForm() : bodyOf(""));
    if (last.token) {
      maySignIn = true;
      if (withWords) sent = now;
      if (sent === now) window.clinicUnsent.forget(tab);
    } else if (last.isAway) {
      keepHere();
    }
    sayAll(last, sent === opened);
    return last;
  }

  // One request at a time.
  function tellOnce(withWords = isUnsent()) {
    running ??= tell(withWords).finally(() => {
      running = null;
    });
    return running;
  }

  const isWriterIn = () => signIn(() => tellOnce(false));
  window.clinicKeeping.isWriterIn = isWriterIn; // asked by whatever else the form sends

  async function look() {
    if (running || isSaving || isRefused() || document.querySelector("#signing-in[open]")) return;
    // A window that opens under somebody's fingers would swallow what they type: it waits for a pause.
    const now = words(form);
    const isPause = now === looked;
    looked = now;
    if (isPause && isOut(last) && maySignIn) {
      maySignIn = await isWriterIn();
      return;
    }
    const every = document.hidden ? SHOWN_HIDDEN_EVERY : SHOWN_EVERY;
    const waited = performance.now() - askedAt;
    if (waited < (isUnsent() && last.token ? SENT_EVERY : every)) return;
    await tellOnce();
  }

  // The token in the page may be an older one, or nobody may be in any more: first that is asked.
  // The form of what is new makes two of it when it is sent twice, as by a double click.
  async function goOn(button) {
    if (isGoingOn || performance.now() - sentAt < SENT_TWICE_WITHIN) return;
    isGoingOn = true;
    await sendOnce(button).finally(() => {
      isGoingOn = false;
    });
  }

  async function sendOnce(button) {
    await running;
    if (isOut(await tellOnce()) && !await isWriterIn()) return;
    if (last.isAway) {
      sayTrouble(`Not saved yet, for there is no connection. Press “${button?.value || "Save"}” again later.`);
      return;
    }
    isSaving = true;
    setTimeout(() => {
      isSaving = false;
    }, SAVED_WITHIN);
    isSending = true;
    sentAt = performance.now();
    form.requestSubmit(button);
    isSending = false;
  }

  addEventListener("submit", event => {
    if (event.target !== form || isSending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    goOn(event.submitter);
  }, { capture: true });
  addEventListener("beforeunload", event => {
    if (isSaving || !isUnsent()) return;
    if (!last.token || !outlivesPage(words(form))) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    if (isOut(last) || isRefused()) return;
    ask(isUnsent() && !isSaving ? bodyOfForm("_closed") : bodyOf("", "_closed"));
  });
  addEventListener("pageshow", () => {
    isSaving = false;
    sentAt = -Infinity;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && isUnsent() && !isSaving) tellOnce();
  });
  addEventListener("online", () => tellOnce());
  setInterval(look, LOOKED_EVERY);
}
