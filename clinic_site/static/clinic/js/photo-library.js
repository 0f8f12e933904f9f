// The list of photos: takes many files at once, chosen or dropped anywhere on the page.
"use strict";

{
  function enable(place) {
    const { receiveFiles, uploadItem } = window.clinicPhotos.parts;
    const uploads = place.querySelector("[data-uploads]");
    const input = place.querySelector("[data-files]");

    function take(files) {
      const whenSent = () => { place.querySelector("[data-done]").hidden = false; };
      uploads.append(...files.map(file => uploadItem(file, "Save", { whenSent })));
    }

    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    receiveFiles(document.body, take);
    place.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-photo-drop]").forEach(enable);
  });
}
