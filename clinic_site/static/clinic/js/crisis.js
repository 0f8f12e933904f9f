/* While somebody types: words of suicide or self-harm bring the crisis line into view at once.
   Without this script the server says the same on the confirmation. */
const message = document.querySelector("[data-crisis-words]");
const words = new RegExp(message.dataset.crisisWords);
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
  message.form.classList.toggle("speaks-of-crisis", words.test(plain(message.value)));
}

message.addEventListener("input", look);
look();
