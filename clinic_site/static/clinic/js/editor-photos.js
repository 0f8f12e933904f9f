// Photos of the library in the editor: a text holds their numbers alone, see rendering.py.
"use strict";

{
  const ICON = new URL("../img/editor-photo.svg", document.currentScript.src).href;
  const AS_TREE = 5.5; // the text is read at 5, and at 6 a picture without an address is dropped
  const FIRST = 0; // before the editor's own listeners, which know nothing of the library
  const isPhoto = element => element?.is("img") && element.hasAttribute("data-photo");
  const hasNumber = ({ attributes }) => /^[1-9]\d*$/.test(attributes["data-photo"]);
  const attributesOf = ({ id, alt }) =>
    ({ "data-photo": id, src: `/admin/photos/photo/${id}/picture/`, alt });

  // What is shown is more than what is stored: the address of the picture, and some words.
  const SHOWN = new CKEDITOR.htmlParser.filter({
    elements: {
      img(image) {
        if (!hasNumber(image)) return false;
        const { "data-photo": id, alt = `Photo ${id}` } = image.attributes;
        image.attributes = attributesOf({ id, alt });
      },
    },
  });
  const STORED = {
    elements: {
      img(image) {
        if (!hasNumber(image)) return false;
        image.attributes = { "data-photo": image.attributes["data-photo"] };
      },
    },
  };

  function insert(editor, photo) {
    const image = new CKEDITOR.dom.element("img", editor.document);
    image.setAttributes(attributesOf(photo));
    const block = new CKEDITOR.dom.element("p", editor.document);
    block.append(image);
    editor.insertElement(block);
  }

  function exchange(editor, image, photo) {
    editor.fire("saveSnapshot");
    image.setAttributes(attributesOf(photo));
    editor.fire("saveSnapshot");
  }

  // Waits for `photo`, a promise, and comes back to the place where the editor was left.
  async function comeBackWith(editor, photo) {
    const ranges = editor.getSelection().getRanges();
    const chosen = await photo;
    editor.focus();
    editor.getSelection().selectRanges(ranges);
    return chosen;
  }

  async function choose(editor) {
    const selected = editor.getSelection().getSelectedElement();
    const photo = await comeBackWith(editor, window.clinicPhotos.choose());
    if (!photo) return;
    if (isPhoto(selected)) exchange(editor, selected, photo);
    else insert(editor, photo);
  }

  async function upload(editor, files) {
    for (const file of files) {
      const photo = await comeBackWith(editor, window.clinicPhotos.upload(file));
      if (photo) insert(editor, photo);
    }
  }

  // Word and web pages bring a picture of the words along; then the words are what is meant.
  // Whether a file is a picture the library says: its name and its type may be anything.
  function picturesIn(data) {
    const transfer = data.dataTransfer;
    const places = [...Array(transfer.getFilesCount()).keys()];
    const copied = data.dataValue || transfer.getData("text/html", true);
    const words = copied.replace(/<!--[^]*?-->|<[^>]*>|&nbsp;/g, "").trim();
    return words ? [] : places.map(place => transfer.getFile(place)).filter(Boolean);
  }

  function enable(editor) {
    editor.addCommand("photo", {
      requiredContent: "img[data-photo]",
      async: true,
      async exec() {
        await choose(editor);
        editor.fire("afterCommandExec", { name: "photo", command: this });
      },
    });
    editor.ui.addButton("Photo", { label: "Photo from the library", command: "photo", icon: ICON });
    editor.on("toHtml", ({ data }) => data.dataValue.filterChildren(SHOWN), null, null, AS_TREE);
    editor.dataProcessor.htmlFilter.addRules(STORED);
    editor.on("doubleclick", event => {
      if (!isPhoto(event.data.element)) return;
      editor.getSelection().selectElement(event.data.element);
      editor.execCommand("photo");
    });
    editor.on("paste", event => {
      const pictures = picturesIn(event.data);
      if (pictures.length === 0) return;
      event.cancel();
      upload(editor, pictures);
    }, null, null, FIRST);
  }

  CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.on("pluginsLoaded", () => enable(editor));
  });
}
