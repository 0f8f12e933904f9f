// Pieces of the page that the library and the chooser share: a file on its way, and its words.
"use strict";

{
  const { server } = window.clinicPhotos;
  let count = 0;

  // An element with attributes; words among the children stay words, whatever they contain.
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "boolean") made.toggleAttribute(name, value);
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  function button(words, whenPressed) {
    const made = element("button", { type: "button", class: "button" }, words);
    made.addEventListener("click", whenPressed);
    return made;
  }

  function fileButton(words, whenChosen) {
    // Without `accept`, which would hide pictures by their names: their content decides.
    const input = element("input", { type: "file", class: "visually-hidden" });
    input.addEventListener("change", () => {
      whenChosen([...input.files]);
      input.value = "";
    });
    return element("label", { class: "button default photo-file-button" }, words, input);
  }

  // Calls `whenDropped` with the files that are dropped on `place`.
  function receiveFiles(place, whenDropped) {
    const bringsFiles = event => event.dataTransfer?.types.includes("Files");
    place.addEventListener("dragover", event => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      place.toggleAttribute("data-over", true);
    });
    place.addEventListener("dragleave", event => {
      if (!place.contains(event.relatedTarget)) place.toggleAttribute("data-over", false);
    });
    place.addEventListener("drop", event => {
      place.toggleAttribute("data-over", false);
      if (!bringsFiles(event)) return;
      event.preventDefault();
      whenDropped([...event.dataTransfer.files]);
    });
  }

  // Asks what a photo shows, and calls `whenSaved` with the photo once the library knows it.
  function descriptionForm(photo, words, whenSaved) {
    const id = `photo-words-${(count += 1)}`;
    const alt = element("textarea", { id, rows: 2, maxlength: 250, required: true }, photo.alt);
    const decorative = element("input", { type: "checkbox" });
    const status = element("p", { role: "status" });
    const submit = element("button", { class: "button default" }, words);
    const warning = photo.warning ? [element("p", { class: "photo-refusal" }, photo.warning)] : [];
    const form = element("form", { class: "photo-words" },
      ...warning,
      element("label", { for: id }, "What the photo shows, for people who do not see it. Never name a patient."),
      alt,
      element("label", { class: "checkbox-row" }, decorative, "Decorative: it tells nothing that the text does not"),
      element("p", {}, submit),
      status,
    );
    decorative.addEventListener("change", () => { alt.required = !decorative.checked; });
    alt.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(submit);
    });
    form.addEventListener("submit", async event => {
      event.preventDefault();
      submit.disabled = true;
      status.textContent = "Saving …";
      status.className = "";
      try {
        const fields = { alt_text: alt.value, is_decorative: decorative.checked };
        whenSaved(await server.describe(photo, fields));
        status.textContent = "Saved.";
      } catch (error) {
        status.textContent = error.message;
        status.className = "photo-refusal";
      }
      submit.disabled = false;
    });
    return form;
  }

  // A photo beside the form for its words.
  function describedItem(photo, words, whenSaved) {
    return [
      element("img", { class: "photo-thumbnail", src: photo.thumbnail, alt: "" }),
      descriptionForm(photo, words, whenSaved),
    ];
  }

  // A line for a file: its progress, then its refusal or the form for its words.
  function uploadItem(file, words, { whenSent = () => {}, whenSaved = () => {} }) {
    const progress = element("progress", { max: 1, value: 0, "aria-label": `Sending ${file.name}` });
    const status = element("p", { role: "status" });
    const again = button("Try again", start);
    const item = element("li", {}, element("p", { class: "photo-file-name" }, file.name), progress, status, again);

    function tellProgress(part) {
      status.textContent = part < 1 ? "Sending …" : "Preparing the picture …";
      if (part < 1) progress.value = part;
      else progress.removeAttribute("value");
    }

    async function start() {
      item.className = "photo-upload";
      progress.hidden = false;
      progress.value = 0;
      again.hidden = true;
      status.textContent = "Waiting …";
      try {
        const photo = await server.upload(file, tellProgress);
        item.className = "photo-upload";
        item.replaceChildren(...describedItem(photo, words, whenSaved));
        whenSent(photo, item);
      } catch (error) {
        item.className = "photo-upload photo-refusal";
        progress.hidden = true;
        again.hidden = error.cause === "the file"; // which will be the same again
        status.textContent = error.message;
      }
    }

    start();
    return item;
  }

  Object.assign(window.clinicPhotos, {
    parts: { element, button, fileButton, receiveFiles, describedItem, uploadItem },
  });
}
