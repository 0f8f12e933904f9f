// Words that could not be sent: they wait in this browser for the account that typed them, and for
// nobody else. Every page of the admin sends what waits; who signs out leaves none.
"use strict";

{
  const { account, unsaved } = document.currentScript.dataset;
  const OURS = `clinic-unsent:${account}:`;
  const keys = () => Object.keys(localStorage).filter(key => key.startsWith(OURS));

  window.clinicUnsent = {
    keep(tab, words) {
      try {
        localStorage.setItem(OURS + tab, words);
      } catch {
        // No room, or not allowed: leaving the page asks.
      }
    },
    forget(tab) {
      localStorage.removeItem(OURS + tab);
    },
  };

  async function send(key) {
    const words = localStorage.getItem(key);
    const body = new URLSearchParams(words);
    body.delete("_tab"); // it is open no more
    const answer = await fetch(unsaved, { method: "POST", body, redirect: "manual" });
    if (!answer.ok || !(await answer.json()).kept_at) return false;
    if (localStorage.getItem(key) === words) localStorage.removeItem(key);
    return body.get("_address") === location.pathname;
  }

  addEventListener("DOMContentLoaded", async () => {
    for (const key of keys()) {
      // What came for this very page is shown in it, by the server as ever.
      if (await send(key).catch(() => false)) location.reload();
    }
  });
  document.addEventListener("submit", ({ target }) => {
    if (target.id === "logout-form") keys().forEach(key => localStorage.removeItem(key));
  });
}
