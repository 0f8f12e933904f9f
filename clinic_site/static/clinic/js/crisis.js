/* While somebody types: words of suicide or self-harm bring the crisis line into view at once.
   Without this script the server says the same on the confirmation. */
const message = document.querySelector("[data-crisis-words]");
const words = new RegExp(message.dataset.crisisWords);
const ways = message.form.querySelector(".crisis-when-needed .actions");
const leftOut = new RegExp(message.dataset.leftOut, "g");

/* As the server makes them (`clinic_site/crisis.py`): words and blanks alone. */
function plain(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(leftOut, "")
    .replace(/([a-z])\1{2,}/g, "$1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function look() {
  const { classList } = message.form;
  const before = classList.contains("speaks-of-crisis");
  classList.toggle("speaks-of-crisis", words.test(plain(message.value)));
  return !before && classList.contains("speaks-of-crisis");
}

/* A keyboard leaves little of a phone's screen: the page moves as far as the ways to call need, and
   never so far that the field is gone in which the next word appears. */
function show() {
  const screen = window.visualViewport;
  const bar = document.querySelector(".reach").getBoundingClientRect();
  const end = Math.min(screen.offsetTop + screen.height, bar.height ? bar.top : Infinity);
  const needed = ways.getBoundingClientRect().bottom - end;
  const spare = message.getBoundingClientRect().top - screen.offsetTop;
  if (needed > 0 && spare > 0) {
    window.scrollBy({ top: Math.min(needed, spare), behavior: "instant" });
  }
}

message.addEventListener("input", () => look() && show());
look();
