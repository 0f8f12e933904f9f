// The field for a photo in the form of a page: shows the chosen one and opens the chooser.
"use strict";

{
  function enhance(field) {
    const part = name => field.querySelector(`[data-${name}]`);
    const select = field.querySelector("select");

    function show(photo) {
      part("thumbnail").src = photo.thumbnail;
      part("words").textContent = photo.alt || "Decorative photo";
      select.append(new Option(photo.alt, photo.id));
      select.value = photo.id;
      update();
    }

    function update() {
      const isEmpty = select.value === "";
      part("shown").hidden = isEmpty;
      part("remove").hidden = isEmpty;
      part("choose").textContent = isEmpty ? "Choose or upload" : "Choose another";
    }

    part("choose").addEventListener("click", async () => {
      const photo = await window.clinicPhotos.choose();
      if (photo) show(photo);
    });
    part("remove").addEventListener("click", () => {
      select.value = "";
      update();
      part("choose").focus();
    });
    select.hidden = true;
    part("buttons").hidden = false;
    update();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-photo-choice]").forEach(enhance);
  });
}
