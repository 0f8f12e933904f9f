// Reads what was copied: which of its words a person saw, and what they are as plain text.
"use strict";

{
  const UNSEEN = `script, style, title, template, noscript, noembed, noframes, iframe, head, [hidden],
    desc, metadata, annotation, annotation-xml, .katex-mathml:has(+ .katex-html), mjx-assistive-mml`;
  const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
  const COMMENTS = /mso-element\s*:\s*comment(?:-list)?\b/i;
  const COMMENT_MARKS = ".MsoCommentReference, .msocomanchor, .msocomoff";
  const PARTS = `p, div, li, dt, dd, tr, td, th, caption, ul, ol, dl, table, blockquote, br, hr, pre,
    h1, h2, h3, h4, h5, h6, header, footer, section, article, aside, main, nav, form, fieldset, legend,
    figure, figcaption, address, details, summary, option, text, center`;
  const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g; // soft hyphens, and blanks that take no place
  const NO_LETTERS = /[\s\u00ad\u200b\u2060\ufeff]+/g;

  // Nothing runs in a document that is only read, and nothing is loaded. Handlers go beforehand:
  // the policy would refuse each with a complaint.
  const HANDLER = /(<[a-z][^<>]*?)\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)/gi;

  function read(html) {
    let tamed = html;
    for (let was = ""; was !== tamed;) [was, tamed] = [tamed, tamed.replace(HANDLER, "$1")];
    const page = new DOMParser().parseFromString(`<!doctype html>${tamed}`, "text/html");
    return page.body;
  }

  const styleOf = element => element.getAttribute("style") || "";

  // Takes away what nobody saw, and the comments of a word processor; says whether there were some.
  function leaveUnseen(body) {
    body.querySelectorAll(UNSEEN).forEach(element => element.remove());
    const styled = [...body.querySelectorAll("[style]")];
    styled.filter(element => HIDDEN.test(styleOf(element))).forEach(element => element.remove());
    const comments = [...body.querySelectorAll(COMMENT_MARKS),
      ...styled.filter(element => COMMENTS.test(styleOf(element)))];
    comments.forEach(element => element.remove());
    return comments.length > 0;
  }

  function nodesIn(node, kind) {
    const nodes = [];
    const all = document.createNodeIterator(node, kind);
    for (let found = all.nextNode(); found; found = all.nextNode()) nodes.push(found);
    return nodes;
  }

  const textsIn = node => nodesIn(node, NodeFilter.SHOW_TEXT);
  const commentsIn = node => nodesIn(node, NodeFilter.SHOW_COMMENT);

  // How often each letter stands in a text, however it is parted into words and blocks.
  function lettersOf(text) {
    const counts = new Map();
    for (const letter of text.replace(NO_LETTERS, "")) {
      counts.set(letter, (counts.get(letter) || 0) + 1);
    }
    return counts;
  }

  // Whether each letter of `words` stands in one of the other texts, as often as there.
  function holdsAll(words, ...others) {
    const held = lettersOf(others.join(""));
    return [...lettersOf(words)].every(([letter, count]) => (held.get(letter) || 0) >= count);
  }

  // The words alone, a line for each block.
  function linesOf(body) {
    const copy = body.cloneNode(true);
    copy.querySelectorAll(PARTS).forEach(part => {
      part.before("\n");
      part.after("\n");
    });
    const inPre = new Set([...copy.querySelectorAll("pre")].flatMap(textsIn));
    for (const text of textsIn(copy)) {
      if (text.data !== "\n" && !inPre.has(text)) text.data = text.data.replace(/\s+/g, " ");
    }
    return copy.textContent.split("\n").map(line => line.trim()).filter(Boolean);
  }

  function plainHtml(lines) {
    return lines.map(line => `<p>${CKEDITOR.tools.htmlEncode(line)}</p>`).join("");
  }

  window.clinicPaste = {
    read, leaveUnseen, styleOf, textsIn, commentsIn, holdsAll, linesOf, plainHtml, INVISIBLE,
  };
}
