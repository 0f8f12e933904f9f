// Reads what was copied: which of its words a person saw, and what they are as plain text.
"use strict";

{
  // Of a formula that is there twice, drawn and told, what is told stays: it knows what is a fraction.
  const DRAWN = ".katex-mathml + .katex-html, :has(+ mjx-assistive-mml), :has(+ .MJX_Assistive_MathML)";
  const OUR_MARK = "a[rel=noopener] > .visually-hidden:last-child"; // of links to other sites
  const UNSEEN = `script, style, title, template, noscript, noembed, noframes, iframe, head, datalist,
    desc, metadata, annotation, annotation-xml, ${DRAWN}, ${OUR_MARK}`;
  const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
  // What an accordion opens is to be read, and a formula stands there as a picture, too.
  const PANELS = `[hidden=until-found i], [role=region], [role=tabpanel], [class*=accordion i],
    [class*=accordion i] *, [class*=answer i], [class*=collaps i], [class*=faq i], [class*=faq i] *,
    [class*=toggle i] *, [class*=tab-pane i], [aria-expanded] *, :has(math)`;
  const OPENERS = "[aria-expanded], [role=button], [data-toggle], [data-bs-toggle], button";
  const NAMES_PANEL = ["aria-controls", "data-target", "data-bs-target", "href"];
  const COMMENTS = /mso-element\s*:\s*comment(?:-list)?\b/i;
  const COMMENT_MARKS = ".MsoCommentReference, .msocomanchor, .msocomoff, comment";
  const PARTS = `p, div, li, dt, dd, tr, td, th, caption, ul, ol, dl, table, blockquote, br, hr, pre,
    h1, h2, h3, h4, h5, h6, header, footer, section, article, aside, main, nav, form, fieldset, legend,
    figure, figcaption, address, details, summary, dialog, search, hgroup, option, text, center, menu, dir,
    textarea, xmp, listing, plaintext, [role=heading]`;
  const PRE = "pre, textarea, xmp, listing, plaintext"; // where the end of a line is one
  const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g; // soft hyphens, and blanks that take no place
  const NO_LETTERS = /[\s\u00ad\u200b\u2060\ufeff]+/g;

  const COMMENT = /<!--[^]*?-->/g;
  const OF_TABLE = /<(\/?)(table|caption|col|colgroup|t[dhr]|tbody|thead|tfoot)\b/gi;
  const TYPED = `input[value]:not([type=hidden i], [type=checkbox i], [type=radio i], [type=password i],
    [type=range i], [type=color i], [type=file i], [type=image i])`;
  const APART = `button, output, meter, progress, audio, video, canvas, object, [role=cell], [role=gridcell],
    [role=columnheader], [role=rowheader], [role=tab], [role=option], [role=menuitem], [role=treeitem]`;

  // Nothing runs in a document that is only read, and nothing is loaded. Handlers and <base> go
  // beforehand: the policy would refuse each with a complaint.
  const HANDLER = /(<[a-z][^<>]*?)\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)/gi;

  // Rows and cells that were copied without their table get one, or their words would grow together.
  function withTables(html) {
    let [made, from, depth] = ["", 0, 0];
    for (const found of html.replace(COMMENT, comment => " ".repeat(comment.length)).matchAll(OF_TABLE)) {
      const [, ends, name] = found;
      if (name.toLowerCase() === "table") depth = ends ? Math.max(0, depth - 1) : depth + 1;
      else if (!ends && depth === 0) {
        made += `${html.slice(from, found.index)}<table>`;
        [from, depth] = [found.index, 1];
      }
    }
    return made + html.slice(from);
  }

  function read(html) {
    let tamed = html.replace(/<base(?=[\s/>])/gi, "<link");
    for (let was = ""; was !== tamed;) [was, tamed] = [tamed, tamed.replace(HANDLER, "$1")];
    const page = new DOMParser().parseFromString(`<!doctype html>${withTables(tamed)}`, "text/html");
    return page.body;
  }

  const styleOf = element => element.getAttribute("style") || "";

  // What a page hides, but for closed panels.
  function hiddenIn(body) {
    const names = NAMES_PANEL.flatMap(name => [...body.querySelectorAll(`[${name}]`)].map(one => one.getAttribute(name)));
    const named = new Set(names.filter(Boolean).map(name => name.replace(/^#/, "")));
    const isPanel = element => element.matches(PANELS) || named.has(element.id)
      || element.previousElementSibling?.matches(`:is(${OPENERS}), :has(${OPENERS})`);
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
    for (const choice of body.querySelectorAll("option[label]")) choice.textContent = choice.label;
    for (const part of body.querySelectorAll(APART)) {
      part.before(" ");
      part.after(" ");
    }
  }

  function wrap(nodes, name) {
    const wrapper = document.createElement(name);
    nodes[0].before(wrapper);
    wrapper.append(...nodes);
    return wrapper;
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
    const words = [];
    const gather = (node, isInPre) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const data = node.data.replace(INVISIBLE, "");
        words.push(isInPre ? data : data.replace(/\s+/g, " "));
      }
      const [edge, isPre] = node.matches?.(PARTS) ? ["\n", isInPre || node.matches(PRE)] : ["", isInPre];
      words.push(edge);
      node.childNodes.forEach(child => gather(child, isPre));
      words.push(edge);
    };
    gather(body, false);
    return words.join("").split("\n").map(line => line.trim()).filter(Boolean);
  }

  function plainHtml(lines) {
    return lines.map(line => `<p>${CKEDITOR.tools.htmlEncode(line)}</p>`).join("");
  }

  window.clinicPaste = {
    read, leaveUnseen, nameFields, styleOf, wrap, textsIn, commentsIn, holdsLetters, holdsWords, linesOf,
    plainHtml, PARTS, PRE, INVISIBLE,
  };
}
