// What is pasted from Word, Google Docs, Pages or a web page becomes plain structure: headings in
// order, lists, tables, paragraphs. The editor's own filters have named the parts by then, and its
// rules about what is allowed come afterwards; the server has the last word.
"use strict";

{
  const AFTER_THE_WORD_FILTERS = 5; // they listen at 3, the rules at 6
  const NO_TEXT = `script, style, nav, button, label, select, textarea, svg, iframe, noscript, template,
    [hidden]`;
  const PAGES = "Cocoa HTML Writer";
  const LETTERS = /(?:p|li)\.(\w+) \{[^}]*?font: (?:[a-z]+ )*([\d.]+)px/g;
  const HEADING = "h1, h2, h3, h4, h5, h6";
  const BLOCK = `p, li, blockquote, caption, td, th, ${HEADING}`;
  const WHOLE = `p, ul, ol, table, div, blockquote, hr, ${HEADING}`;
  const MAY_BE_EMPTY = "td, th";
  const LEFT_OUT = "Pictures from elsewhere were left out. Add them with the photo button.";

  const levelOf = heading => Number(heading.localName[1]);

  // The policy would refuse them; by the editor's own parser the browser is not even asked.
  function withoutHandlers(html) {
    const writer = new CKEDITOR.htmlParser.basicWriter();
    const filter = new CKEDITOR.htmlParser.filter({ attributeNames: [[/^on/i, ""]] });
    CKEDITOR.htmlParser.fragment.fromHtml(html).writeChildrenHtml(writer, filter);
    return writer.getHtml();
  }

  function rename(element, name) {
    const renamed = element.ownerDocument.createElement(name);
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  }

  // The sizes that are larger than the one in which most of the text is written, largest first.
  function largerSizes(blocks, sizeOf) {
    const lengths = new Map();
    for (const block of blocks) {
      const size = sizeOf(block);
      lengths.set(size, (lengths.get(size) || 0) + block.textContent.length);
    }
    const sizes = [...lengths.keys()];
    const [usual] = [...sizes].sort((one, other) => lengths.get(other) - lengths.get(one));
    return sizes.filter(size => size > usual).sort((one, other) => other - one);
  }

  // Pages names no headings: it copies paragraphs of several sizes.
  function nameHeadingsOfPages(body, source) {
    const sizes = new Map([...source.matchAll(LETTERS)].map(([, name, size]) => [name, +size]));
    const sizeOf = block => sizes.get(block.className);
    const blocks = [...body.querySelectorAll("p, li")].filter(sizeOf);
    const larger = largerSizes(blocks, sizeOf);
    for (const block of blocks) {
      const rank = larger.indexOf(sizeOf(block));
      if (rank >= 0 && block.matches("p")) rename(block, `h${Math.min(rank + 1, 6)}`);
    }
  }

  // A page has its title already, so the highest pasted heading is a second; none skips a level.
  function straightenHeadings(body) {
    const headings = [...body.querySelectorAll(HEADING)];
    const shift = headings.some(heading => levelOf(heading) === 1) ? 1 : 0;
    const open = [];
    for (const heading of headings) {
      const was = levelOf(heading);
      while (open.length && open.at(-1).was >= was) open.pop();
      const becomes = Math.min(open.length ? open.at(-1).becomes + 1 : was + shift, 4);
      open.push({ was, becomes });
      rename(heading, `h${becomes}`);
    }
  }

  function leaveOutPictures(body) {
    const foreign = body.querySelectorAll("img:not([data-photo])");
    foreign.forEach(picture => picture.remove());
    return foreign.length > 0;
  }

  // Typewriters' ways: several blanks in a row, and blanks at the ends of a block.
  function collapseBlanks(body) {
    const texts = document.createNodeIterator(body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      text.data = text.data.replace(/[\s\u00a0]{2,}/g, " ").replace(/^\u00a0|\u00a0$/g, " ");
    }
  }

  const isEmpty = element => !element.textContent.trim() && !element.querySelector("img, table");

  function dropEmptyBlocks(body) {
    for (const block of body.querySelectorAll(BLOCK)) {
      if (isEmpty(block) && !block.matches(MAY_BE_EMPTY)) block.remove();
    }
    body.querySelectorAll(":is(ul, ol):not(:has(li))").forEach(list => list.remove());
  }

  // Word and Google Docs put a paragraph into each item and cell.
  function unwrapOnlyParagraphs(body) {
    for (const holder of body.querySelectorAll("li, td, th")) {
      const [only, ...others] = holder.querySelectorAll("p");
      const isAll = only && !others.length && only.textContent.trim() === holder.textContent.trim();
      if (isAll) only.replaceWith(...only.childNodes);
    }
  }

  // What stands beside a node; the blanks between two tags are nothing.
  function neighbor(node, side) {
    let found = node[side];
    while (found?.nodeType === Node.TEXT_NODE && !found.data.trim()) found = found[side];
    return found;
  }

  // Beside a block a line break is an empty line, and in a heading bold is the site's affair.
  function dropTypewriting(body) {
    for (const lineBreak of body.querySelectorAll("br")) {
      const beside = ["previousSibling", "nextSibling"].map(side => neighbor(lineBreak, side));
      if (beside.some(node => node?.matches?.(WHOLE))) lineBreak.remove();
    }
    const bold = body.querySelectorAll(`:is(${HEADING}) :is(b, strong)`);
    bold.forEach(element => element.replaceWith(...element.childNodes));
  }

  function tidy(event) {
    const { dataTransfer, dataValue } = event.data;
    // What was copied in this editor is as it should be.
    if (dataTransfer.getTransferType(event.editor) === CKEDITOR.DATA_TRANSFER_INTERNAL) return;
    const source = dataTransfer.getData("text/html", true);
    // In a template nothing runs and nothing is loaded.
    const template = document.createElement("template");
    template.innerHTML = withoutHandlers(dataValue);
    const body = template.content;
    if (source.includes(PAGES)) nameHeadingsOfPages(body, source);
    body.querySelectorAll(NO_TEXT).forEach(element => element.remove());
    body.querySelectorAll("form").forEach(form => rename(form, "div"));
    if (leaveOutPictures(body)) event.editor.showNotification(LEFT_OUT, "info", 10_000);
    collapseBlanks(body);
    dropEmptyBlocks(body);
    dropTypewriting(body);
    unwrapOnlyParagraphs(body);
    straightenHeadings(body);
    event.data.dataValue = template.innerHTML;
  }

  CKEDITOR.on("instanceCreated", ({ editor }) =>
    editor.on("paste", tidy, null, null, AFTER_THE_WORD_FILTERS));
}
