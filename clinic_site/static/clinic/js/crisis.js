/* While somebody types: words of suicide or self-harm bring the crisis line into view at once.
   Without this script the server says the same on the confirmation. */
const message = document.querySelector("[data-crisis-words]");
const words = new RegExp(message.dataset.crisisWords, "i");

function look() {
  message.form.classList.toggle("speaks-of-crisis", words.test(message.value.replace(/\s+/g, " ")));
}

message.addEventListener("input", look);
look();
