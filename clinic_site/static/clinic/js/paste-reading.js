// Reads what was copied: which of its words a person saw, and what they are as plain text.
"use strict";

{
  const UNSEEN = `script, style, title, template, noscript, noembed, noframes, iframe, head,
    desc, metadata, annotation, annotation-xml, .katex-mathml:has(+ .katex-html), mjx-assistive-mml`;
  const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
  const PANELS = "[hidden=until-found i], [role=region], [role=tabpanel]"; // an accordion opens them
  const COMMENTS = /mso-element\s*:\s*comment(?:-list)?\b/i;
  const COMMENT_MARKS = ".MsoCommentReference, .msocomanchor, .msocomoff";
  const PARTS = `p, div, li, dt, dd, tr, td, th, caption, ul, ol, dl, table, blockquote, br, hr, pre,
    h1, h2, h3, h4, h5, h6, header, footer, section, article, aside, main, nav, form, fieldset, legend,
    figure, figcaption, address, details, summary, dialog, search, hgroup, option, text, center`;
  const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g; // soft hyphens, and blanks that take no place
  const NO_LETTERS = /[\s\u00ad\u200b\u2060\ufeff]+/g;

  // Rows and cells that were copied without their table.
  const ROWS = /^(?:\s|<(?:!|\/?head|html|body|meta)[^>]*>)*(?=<(?:caption|col|t[dhr]|tbody|thead|tfoot)\b)/i;
  const TYPED = `input[value]:not([type=hidden i], [type=checkbox i], [type=radio i], [type=password i],
    [type=range i], [type=color i], [type=file i], [type=image i])`;

  // Nothing runs in a document that is only read, and nothing is loaded. Handlers go beforehand:
  // the policy would refuse each with a complaint.
  const HANDLER = /(<[a-z][^<>]*?)\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)/gi;

  function read(html) {
    let tamed = html;
    for (let was = ""; was !== tamed;) [was, tamed] = [tamed, tamed.replace(HANDLER, "$1")];
    const page = new DOMParser().parseFromString(`<!doctype html>${tamed.replace(ROWS, "$&<table>")}`, "text/html");
    return page.body;
  }

  const styleOf = element => element.getAttribute("style") || "";

  // What a page hides, but for the closed panels of an accordion, whose words are to be read.
  function hiddenIn(body) {
    const controlled = [...body.querySelectorAll("[aria-controls]")].map(one => one.getAttribute("aria-controls"));
    const isPanel = element => element.matches(PANELS) || controlled.includes(element.id)
      || element.previousElementSibling?.matches("[aria-expanded], :has([aria-expanded])");
    return [...body.querySelectorAll("[hidden], [style]")].filter(element =>
      (element.hasAttribute("hidden") || HIDDEN.test(styleOf(element))) && !isPanel(element));
  }

  // Takes away what nobody saw, and the comments of a word processor; `found` gets whether there were some.
  function leaveUnseen(body, found) {
    body.querySelectorAll(UNSEEN).forEach(element => element.remove());
    const comments = [...body.querySelectorAll(COMMENT_MARKS),
      ...[...body.querySelectorAll("[style]")].filter(element => COMMENTS.test(styleOf(element)))];
    const hidden = hiddenIn(body).filter(element => !comments.some(comment => comment.contains(element)));
    found.comments = comments.length > 0;
    found.hidden = hidden.some(element => element.textContent.trim());
    [...comments, ...hidden].forEach(element => element.remove());
  }

  // The words on buttons and in fields are words like others, each apart from the next.
  function nameFields(body) {
    body.querySelectorAll(TYPED).forEach(field => field.replaceWith(` ${field.getAttribute("value")} `));
    body.querySelectorAll("optgroup[label]").forEach(group => group.prepend(new Option(group.label)));
    for (const part of body.querySelectorAll("button, output, meter, progress")) {
      part.before(" ");
      part.after(" ");
    }
  }

  function nodesIn(node, kind) {
    const nodes = [];
    const all = document.createNodeIterator(node, kind);
    for (let found = all.nextNode(); found; found = all.nextNode()) nodes.push(found);
    return nodes;
  }

  const textsIn = node => nodesIn(node, NodeFilter.SHOW_TEXT);
  const commentsIn = node => nodesIn(node, NodeFilter.SHOW_COMMENT);

  function countsOf(parts) {
    const counts = new Map();
    for (const part of parts) counts.set(part, (counts.get(part) || 0) + 1);
    return counts;
  }

  function holds(parts, others) {
    const held = countsOf(others);
    return [...countsOf(parts)].every(([part, count]) => (held.get(part) || 0) >= count);
  }

  // Whether each letter of `words` stands in one of the other texts, as often as there, however they
  // are parted into words and blocks.
  const holdsLetters = (words, ...others) =>
    holds(words.replace(NO_LETTERS, ""), others.join("").replace(NO_LETTERS, ""));

  const wordsOf = lines => lines.join(" ").split(/\s+/).filter(Boolean);

  // Whether each word of some lines stands in others, none of them grown together with the next.
  const holdsWords = (lines, others) => holds(wordsOf(lines), wordsOf(others));

  // The words alone, a line for each block.
  function linesOf(body) {
    const copy = body.cloneNode(true);
    copy.querySelectorAll(PARTS).forEach(part => {
      part.before("\n");
      part.after("\n");
    });
    const inPre = new Set([...copy.querySelectorAll("pre")].flatMap(textsIn));
    for (const text of textsIn(copy)) {
      text.data = text.data.replace(INVISIBLE, "");
      if (text.data !== "\n" && !inPre.has(text)) text.data = text.data.replace(/\s+/g, " ");
    }
    return copy.textContent.split("\n").map(line => line.trim()).filter(Boolean);
  }

  function plainHtml(lines) {
    return lines.map(line => `<p>${CKEDITOR.tools.htmlEncode(line)}</p>`).join("");
  }

  window.clinicPaste = {
    read, leaveUnseen, nameFields, styleOf, textsIn, commentsIn, holdsLetters, holdsWords, linesOf, plainHtml, INVISIBLE,
  };
}
