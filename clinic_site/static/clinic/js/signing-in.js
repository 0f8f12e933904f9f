// A sign-in that ended beside an open form: sign in again in a small window, which has the second step
// and whatever else that takes. Here it is only asked, again and again, whether somebody is in.
"use strict";

{
  const ASKED_EVERY = 1000; // milliseconds, for a minute after somebody was here
  const ASKED_LATER_EVERY = 15_000;
  const A_MINUTE = 60;
  const SIZE = "popup,width=520,height=760";
  const dialog = document.getElementById("signing-in");
  const part = name => dialog.querySelector(`[data-${name}]`);
  const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
  let signing = null;
  let asked = 0;

  function show({ refused = "", is_other }) {
    // What one person typed is no business of another.
    dialog.classList.toggle("is-other", Boolean(is_other));
    part("lost-nothing").hidden = Boolean(refused);
    if (part("said").textContent !== refused) part("said").textContent = refused;
  }

  async function begin(ask) {
    asked = 0;
    dialog.showModal();
    while (dialog.open) {
      const answer = await ask();
      if (answer.token) {
        dialog.close();
        return true;
      }
      show(answer);
      asked += 1;
      await pause(asked < A_MINUTE ? ASKED_EVERY : ASKED_LATER_EVERY);
    }
    return false;
  }

  part("sign-in").addEventListener("click", event => {
    const { href, target } = event.currentTarget;
    if (open(href, target, SIZE)) event.preventDefault();
  });
  for (const sign of ["focus", "pointermove", "keydown"]) addEventListener(sign, () => {
    asked = 0;
  });
  part("stay").addEventListener("click", () => dialog.close());
  dialog.addEventListener("cancel", event => {
    if (dialog.classList.contains("is-other")) event.preventDefault();
  });

  // True once `ask()` says that the writer of the form is in; false when they go back to it before.
  window.clinicKeeping.signIn = ask => {
    signing ??= begin(ask).finally(() => {
      signing = null;
    });
    return signing;
  };
}
