// What keeps a form from being saved is read first; each line of it leads to its field, and so does each
// of what a page still misses.
"use strict";

{
  const isShown = element => element?.checkVisibility();

  function goTo(id) {
    const place = document.getElementById(id);
    if (!place) return;
    place.closest("details")?.setAttribute("open", "");
    // The editor, the search for what is chosen, and the button that opens the photos stand in the place of
    // fields that nobody sees.
    const search = document.getElementById(`${id}_search`);
    const photos = place.closest("[data-photo-choice]")?.querySelector("[data-choose]");
    const field = [place, search, photos].find(isShown);
    if (!window.clinicOpenEditor?.(id)) field?.focus();
    (field ?? place.closest(".form-row") ?? place).scrollIntoView({ block: "center" });
  }

  document.getElementById("form-errors")?.focus();
  document.addEventListener("click", event => {
    const id = event.target.closest("#form-errors a[href^='#'], .fitness a[href^='#']")?.hash.slice(1);
    if (!id) return;
    event.preventDefault();
    goTo(id);
  });
}
