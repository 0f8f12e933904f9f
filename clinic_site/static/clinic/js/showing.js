// Shows the page as it stands in the form, in the site's own templates, beside it while somebody types.
// The server draws it and keeps nothing; in the frame no script runs.
"use strict";

{
  const LOOKED_EVERY = 1000; // milliseconds
  const TRIED_AGAIN_AFTER = 5000;
  const LONGEST_WAIT = 15_000;
  const REMEMBERED = "clinic-showing"; // in this tab: the width, while it is open
  const SIGNED_OUT = "You are signed out. Your words stay in the form; the preview goes on when you have signed in again.";
  const AWAY = "The preview could not be drawn just now. It is tried again; your words stay in the form.";
  const FORBIDDEN = "The preview is not shown: your account may not save this any more.";
  const place = document.getElementById("showing");
  const form = place.closest("form");
  const toggle = document.querySelector("[data-show]");
  const holder = place.querySelector(".showing-page");
  const frame = document.createElement("iframe"); // a frame of its own only where somebody looks
  frame.title = "The page as it stands in the form";
  frame.setAttribute("sandbox", "allow-same-origin");
  const said = place.querySelector("[data-said]");
  const widths = [...place.querySelectorAll("[data-width]")];
  let shown = null; // words
  let failedAt = -Infinity;
  let isAsking = false;
  let isStarted = false;

  function say(sentence) {
    if (said.textContent !== sentence) said.textContent = sentence;
  }

  async function draw(words) {
    const answer = await fetch(place.dataset.showUrl, {
      method: "POST",
      body: new URLSearchParams(words),
      redirect: "manual",
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    if (answer.type === "opaqueredirect") return SIGNED_OUT;
    if ([403, 404].includes(answer.status)) return FORBIDDEN;
    if (!answer.ok) return AWAY;
    put(await answer.text());
    return "";
  }

  // After the first time only what stands in the page is changed, so nothing flickers and it stays where it is.
  function put(html) {
    if (!isStarted) {
      frame.srcdoc = html;
      if (!frame.isConnected) holder.append(frame);
      return;
    }
    const { contentDocument: page } = frame;
    const next = new DOMParser().parseFromString(html, "text/html");
    page.documentElement.lang = next.documentElement.lang;
    page.body.replaceWith(page.importNode(next.body, true));
  }

  async function look() {
    if (place.hidden || document.hidden || isAsking) return;
    const words = window.clinicKeeping.words(form);
    if (words === shown || performance.now() - failedAt < TRIED_AGAIN_AFTER) return;
    isAsking = true;
    const trouble = await draw(words).catch(() => AWAY);
    isAsking = false;
    say(trouble);
    if (trouble) failedAt = performance.now();
    else shown = words;
  }

  // The page is as wide as it would be there, and made smaller until it fits.
  function fit() {
    const width = Number(widths.find(button => button.ariaPressed === "true").dataset.width);
    const { clientWidth, clientHeight } = holder;
    const scale = Math.min(1, clientWidth / width);
    Object.assign(frame.style, {
      width: `${width}px`,
      height: `${clientHeight / scale}px`,
      transform: `translateX(${(clientWidth - width * scale) / 2}px) scale(${scale})`,
    });
  }

  function choose(width) {
    for (const button of widths) button.ariaPressed = String(button.dataset.width === width);
    sessionStorage.setItem(REMEMBERED, width);
    fit();
  }

  function open(width = "375") {
    place.hidden = false;
    toggle.ariaExpanded = "true";
    choose(width);
    look();
  }

  function close() {
    place.hidden = true;
    toggle.ariaExpanded = "false";
    sessionStorage.removeItem(REMEMBERED);
    toggle.focus();
  }

  // Nobody leaves by it: a link within the page goes to its place, and nothing else leads anywhere.
  function stay(event) {
    const link = event.target.closest("a, [type=submit], form button:not([type=button])");
    if (!link) return;
    event.preventDefault();
    const [, name] = /^#(.+)$/.exec(link.getAttribute("href") ?? "") ?? [];
    if (name) frame.contentDocument.getElementById(name)?.scrollIntoView();
  }

  frame.addEventListener("load", () => {
    const { contentDocument: page } = frame;
    isStarted = true;
    page.addEventListener("click", stay);
    page.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target.closest("input")) event.preventDefault();
    });
  });
  place.addEventListener("click", ({ target }) => {
    if ("width" in target.dataset) choose(target.dataset.width);
    if ("close" in target.dataset) close();
  });
  addEventListener("keydown", event => {
    if (event.key === "Escape" && place.contains(document.activeElement)) close();
  });
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    if (!place.hidden) return close();
    open();
    place.querySelector("[data-close]").focus();
  });
  new ResizeObserver(() => place.hidden || fit()).observe(holder);
  setInterval(look, LOOKED_EVERY);
  const before = sessionStorage.getItem(REMEMBERED);
  if (before) open(before);
}
