// Takes away what says nothing in what was pasted: pictures from elsewhere, typewriters' ways, dead links.
"use strict";

{
  const { textsIn, unwrap, HEADING } = window.clinicPaste;
  const WHOLE = `p, ul, ol, table, div, blockquote, hr, ${HEADING}`;
  const BLOCK = `p, li, blockquote, caption, ${HEADING}`;
  // What a link may lead to; behind `https://` a scheme is one too.
  const LIVES = /^(?:https?:\/\/[^/]|www\.|mailto:|tel:|\/|\?)/i;
  const AROUND = /^[\s\u200b\u200e\u2060]+|[\s\u200b\u200e\u2060]+$/g; // an address, seen by nobody

  // Returns whether there were pictures that are not of the library.
  function leaveOutPictures(body) {
    const foreign = body.querySelectorAll("img:not([data-photo])");
    foreign.forEach(picture => picture.remove());
    return foreign.length > 0;
  }

  // Returns whether there were links to what is not on the web; those within the page go unsaid.
  function leaveOutDeadLinks(body) {
    for (const link of body.querySelectorAll("a[href]")) {
      link.setAttribute("href", link.getAttribute("href").replace(AROUND, ""));
    }
    const dead = [...body.querySelectorAll("a")].filter(link => !LIVES.test(link.getAttribute("href") || ""));
    dead.forEach(unwrap);
    return dead.some(link => /^[^#]/.test(link.getAttribute("href") || ""));
  }

  // Several blanks in a row, and blanks at the ends of a block.
  function collapseBlanks(body) {
    for (const text of textsIn(body)) {
      text.data = text.data.replace(/[\s\u00a0]{2,}/g, " ").replace(/^\u00a0|\u00a0$/g, " ");
    }
  }

  const isEmpty = element => !element.textContent.trim() && !element.querySelector("img, table");

  function dropEmptyBlocks(body) {
    for (const block of body.querySelectorAll(BLOCK)) {
      if (isEmpty(block)) block.remove();
    }
    body.querySelectorAll(":is(ul, ol):not(:has(li))").forEach(list => list.remove());
  }

  // What stands beside a node; the blanks between two tags are nothing.
  function neighbor(node, side) {
    let found = node[side];
    while (found?.nodeType === Node.TEXT_NODE && !found.data.trim()) found = found[side];
    return found;
  }

  // Two line breaks were meant as a new paragraph.
  function partParagraphs(body) {
    for (const lineBreak of body.querySelectorAll("p > br")) {
      if (neighbor(lineBreak, "previousSibling")?.nodeName !== "BR") continue;
      const nodes = [...lineBreak.parentNode.childNodes];
      const before = nodes.slice(0, nodes.indexOf(lineBreak));
      const paragraph = document.createElement("p");
      paragraph.append(...before);
      lineBreak.parentNode.before(paragraph);
      lineBreak.remove();
    }
  }

  // Beside a block or at its end a line break is an empty line.
  function dropLineBreaks(body) {
    for (const lineBreak of body.querySelectorAll("br")) {
      const sides = ["previousSibling", "nextSibling"].map(side => neighbor(lineBreak, side));
      const isAtEdge = lineBreak.parentNode.matches?.("p, li, td, th") && sides.some(node => !node);
      if (isAtEdge || sides.some(node => node?.matches?.(WHOLE))) lineBreak.remove();
    }
  }

  // Word and Google Docs put a paragraph into each item and cell.
  function unwrapOnlyParagraphs(body) {
    for (const holder of body.querySelectorAll("li, td, th")) {
      const [only, ...others] = holder.querySelectorAll(":scope > p");
      const isAll = only && !others.length && [...holder.childNodes].every(node =>
        node === only || node.matches?.("ul, ol") || !node.textContent.trim());
      if (isAll && !holder.querySelector(":scope > :is(ul, ol):first-child")) unwrap(only);
    }
  }

  function tidyTyping(body) {
    collapseBlanks(body);
    partParagraphs(body);
    dropLineBreaks(body);
    dropEmptyBlocks(body);
    unwrapOnlyParagraphs(body);
  }

  Object.assign(window.clinicPaste, { leaveOutPictures, leaveOutDeadLinks, tidyTyping });
}
