// The dialog in which a photo of the library is chosen, or a new one uploaded and described.
"use strict";

{
  const { server, parts } = window.clinicPhotos;
  const { element, button, fileButton, receiveFiles, describedItem, uploadItem } = parts;
  const PAUSE = 250; // milliseconds after the last key of a search
  const NONE_FOUND = "No photo of the library has these words.";
  const EMPTY = "The library is empty. Upload the first photo.";
  const ONE_ONLY = "One photo at a time here; the photo library takes many.";

  const search = element("input", { type: "search", id: "photo-chooser-search", maxlength: 200 });
  const status = element("p", { role: "status" });
  const grid = element("ul", { class: "photo-grid" });
  const more = button("Show more", () => load(following));
  const shelf = element("div", { class: "photo-shelf" },
    element("div", { class: "actions" },
      element("label", { for: search.id }, "Search"), search,
      fileButton("Upload a photo", take)),
    status, grid, more);
  const title = element("h2", { id: "photo-chooser-title" }, "Choose a photo");
  const back = button("Back to the library", browse);
  const step = element("ul", { class: "lines" });
  const panel = element("div", { class: "photo-chooser-panel" }, step, back);
  const close = button("Close", () => dialog.close());
  const dialog = element("dialog", { class: "photo-chooser", "aria-labelledby": title.id },
    element("header", { class: "actions" }, title, close), shelf, panel);
  let chosen = null;
  let following = null;
  let latest = 0; // an answer that was overtaken by a later question is not shown
  let pause;

  // An answer that comes after the dialog was closed, and opened anew, is not for this choice.
  function finish(photo, item) {
    if (!item.isConnected) return;
    chosen = photo;
    dialog.close();
  }

  function tile(photo) {
    const words = photo.is_described ? photo.alt || "Decorative photo" : "Without alt text";
    const made = element("button", { type: "button", class: "photo-tile" },
      element("img", { src: photo.thumbnail, alt: "", loading: "lazy" }),
      element("span", { class: photo.is_described ? "" : "photo-mark" }, words));
    made.addEventListener("click", () => {
      if (photo.is_described) finish(photo, grid);
      else describe(photo);
    });
    return element("li", {}, made);
  }

  async function load(page) {
    const question = (latest += 1);
    status.className = "";
    grid.setAttribute("aria-busy", "true");
    try {
      const found = await server.search(search.value, page);
      if (question === latest) show(found, page);
    } catch (error) {
      if (question === latest) refuse(error.message);
    }
    grid.removeAttribute("aria-busy");
  }

  function show(found, page) {
    const tiles = found.photos.map(tile);
    if (page === 1) grid.replaceChildren();
    grid.append(...tiles);
    following = found.next;
    more.hidden = following === null;
    if (page > 1) tiles[0]?.firstChild.focus();
    const none = search.value ? NONE_FOUND : EMPTY;
    status.textContent = tiles.length ? "" : none;
  }

  function refuse(sentence) {
    status.textContent = sentence;
    status.className = "photo-refusal";
  }

  function turnTo(part, words) {
    title.textContent = words;
    shelf.hidden = part !== shelf;
    panel.hidden = part !== panel;
  }

  function browse() {
    turnTo(shelf, "Choose a photo");
    load(1);
    search.focus();
  }

  function describe(photo) {
    const item = element("li", { class: "photo-upload" },
      ...describedItem(photo, "Save and use it", saved => finish(saved, item)));
    showStep("Describe the photo", item);
    item.querySelector("textarea").focus();
  }

  function take(files) {
    if (files.length === 0) return;
    if (files.length > 1) {
      refuse(ONE_ONLY);
      return;
    }
    const whenSent = (_photo, item) => item.querySelector("textarea").focus();
    const whenSaved = saved => finish(saved, item);
    const item = uploadItem(files[0], "Save and use it", { whenSent, whenSaved });
    showStep("Upload a photo", item);
    back.focus();
  }

  function showStep(words, item) {
    step.replaceChildren(item);
    turnTo(panel, words);
  }

  function open(firstStep) {
    return new Promise(resolve => {
      document.body.append(dialog);
      chosen = null;
      search.value = "";
      grid.replaceChildren();
      step.replaceChildren();
      dialog.addEventListener("close", () => resolve(chosen), { once: true });
      dialog.showModal();
      firstStep();
    });
  }

  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => load(1), PAUSE);
  });
  receiveFiles(dialog, take);

  Object.assign(window.clinicPhotos, {
    choose: () => open(browse),
    upload: file => open(() => take([file])),
  });
}
