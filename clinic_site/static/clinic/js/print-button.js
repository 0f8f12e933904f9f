// A button that prints its page, where a browser can.
"use strict";

for (const button of document.querySelectorAll(".print-button")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
