// Every page of the admin: who works in any tab of this browser is at work in all of them.
"use strict";

{
  const TOLD_EVERY = 60 * 1000;
  const AT_WORK = "clinic-at-work"; // a time and nothing else
  const { keepAlive } = document.currentScript.dataset;
  let toldAt = Date.now();

  function tellServer() {
    fetch(keepAlive, { method: "POST", redirect: "manual" }).catch(() => {});
  }

  function beAtWork() {
    const now = Date.now();
    localStorage.setItem(AT_WORK, now);
    if (now - toldAt < TOLD_EVERY) return;
    toldAt = now;
    tellServer();
  }

  localStorage.setItem(AT_WORK, Date.now());
  for (const sign of ["keydown", "pointerdown", "pointermove", "wheel"])
    addEventListener(sign, beAtWork, { passive: true });
  // The editor's text is a page of its own, whose keys are not heard here.
  addEventListener("DOMContentLoaded", () => window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    for (const sign of ["key", "change"]) editor.on(sign, beAtWork);
  }));
}
