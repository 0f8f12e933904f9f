// What is pasted from Word, Google Docs, Pages or a web page becomes plain structure: headings in
// order, lists, tables, paragraphs. Every word that a person saw comes along: the words are counted
// before and afterwards, and where some are missing the words alone go in, and a sentence says so.
"use strict";

{
  const paste = window.clinicPaste;
  const BEFORE_THE_RULES = 2; // the editor takes what was copied at 1
  const BEFORE_TABLES = 9; // a table takes in the rows of another at 10
  const LAST_OF_ALL = 999; // the editor inserts at 1000
  const followed = new Map(); // what is being pasted, by its editor
  const STRUCK = "del, s, strike, [style*=line-through i]";
  const SAYS = {
    pictures: "Pictures from elsewhere were left out. Add them with the photo button.",
    links: "Links that lead to no web page, email address or phone number became plain words.",
    comments: "Comments beside the text were left out.",
    struck: "Words that were struck out came along without their line. Take out what is not meant.",
    hidden: "Words that could not be seen where they were copied were left out.",
    title: "The title stands above already, so it was left out of the text.",
    plain: "This could not be read as a text with headings and lists. Its words are all there, as plain "
      + "paragraphs.",
  };

  function say(editor, found) {
    const sentences = Object.keys(SAYS).filter(name => found[name]).map(name => SAYS[name]);
    if (sentences.length) editor.showNotification(sentences.join(" "), "info", 10_000);
  }

  // The clean HTML of what was copied; `found` gets what the author should know of.
  function convert(body, source, found) {
    const marks = paste.makeLists(body, source);
    paste.commentsIn(body).forEach(comment => comment.remove());
    const lines = paste.linesOf(body);
    if (!paste.holdsLetters(found.lines.join(""), lines.join(""), marks)) throw new Error("A list lost words.");
    found.lines = lines;
    paste.nameHeadings(body, source);
    found.struck = body.querySelector(STRUCK);
    found.pictures = paste.leaveOutPictures(body);
    paste.straightenLists(body, source);
    paste.freeHeadings(body);
    found.links = paste.leaveOutDeadLinks(body);
    paste.settleBlocks(body);
    paste.tidyTyping(body);
    found.title = paste.leaveOutTitle(body);
    paste.straightenHeadings(body);
    return body.innerHTML;
  }

  // What to insert; the words alone where one of them would be lost.
  function converted(source, found) {
    const body = paste.read(source);
    paste.leaveUnseen(body, found);
    paste.nameEmoji(body);
    paste.nameFields(body);
    paste.nameDisplays(body);
    paste.nameFormulas(body);
    found.lines = paste.linesOf(body);
    try {
      const html = convert(body, source, found);
      if (paste.holdsWords(found.lines, [...paste.linesOf(body), found.title])) return html;
    } catch (error) {
      console.warn(error); // the words are worth more than their form
    }
    found.plain = true;
    return paste.plainHtml(found.lines);
  }

  function take({ data, editor }) {
    const { dataTransfer } = data;
    // What was copied in this editor is as it should be.
    if (dataTransfer.getTransferType(editor) === CKEDITOR.DATA_TRANSFER_INTERNAL) return;
    if (data.type === "text") return;
    data.found = {};
    data.dataValue = converted(dataTransfer.getData("text/html", true) || data.dataValue, data.found);
    if (!data.dataValue) data.dataValue = paste.plainHtml(dataTransfer.getData("text/plain").split("\n"));
    data.dontFilter = true; // nothing is left for the editor's own rules about what is pasted
  }

  // The editor's rules about what is allowed, the place of insertion, and a table that takes in the
  // rows of another might still lose a word.
  function follow({ data: { found, method }, editor }) {
    if (!found) return;
    editor.fire("saveSnapshot");
    const text = () => editor.editable().$.textContent;
    const before = text();
    // Not getSelectedHtml(): it fails on a cell that holds one word and is selected whole.
    const ranges = method === "drop" ? [] : editor.getSelection()?.getRanges() || [];
    const selected = ranges.map(range => range.cloneContents().$.textContent).join("");
    // Letters are counted: what was pasted into a word became a part of it.
    const isAllThere = () =>
      paste.holdsLetters(found.lines.join("") + before, text(), found.title || "", selected);
    followed.set(editor, { found, isAllThere });
  }

  function finish({ editor }) {
    const { found, isAllThere } = followed.get(editor) || {};
    if (!followed.delete(editor)) return;
    if (!isAllThere()) {
      editor.execCommand("undo");
      editor.insertHtml(paste.plainHtml(found.lines));
      found.plain = true;
    }
    say(editor, found);
  }

  function insert({ data, editor }) {
    if (!data.found) return;
    try {
      editor.insertHtml(data.dataValue, "html", data.range);
    } catch (error) {
      console.warn(error); // counted as words that are missing
    }
    data.dataValue = ""; // nothing is left to insert
    setTimeout(() => editor.fire("afterPaste"));
  }

  CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.on("paste", take, null, null, BEFORE_THE_RULES);
    editor.on("paste", follow, null, null, BEFORE_TABLES);
    editor.on("paste", insert, null, null, LAST_OF_ALL);
    editor.on("afterPaste", finish);
  });
}
