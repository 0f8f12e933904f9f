// Brings what was pasted down to the parts that a text of the site has; every word stays.
"use strict";

{
  const { styleOf, textsIn, wrap, isNothing, PRE, INVISIBLE } = window.clinicPaste;
  const HEADING = "h1, h2, h3, h4, h5, h6";
  const KEPT = `p, ul, ol, table, blockquote, hr, ${HEADING}`; // blocks
  const PARTS = "li, caption, thead, tbody, tfoot, tr, th, td";
  const INLINE = "a, strong, em, sub, sup";
  const TWICE = "strong strong, em em, sub sub, sup sup";
  const OTHER = `div, address, article, aside, center, dd, details, dialog, dl, dt, fieldset, figcaption,
    figure, footer, form, header, hgroup, legend, main, nav, option, search, section, summary, text,
    ${PRE}, body`;
  const ONE_LINE = `${HEADING}, p, caption`;
  const STYLES = [
    ["strong", /(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)/i],
    ["em", /(?<![\w-])font-style\s*:\s*italic/i],
    ["sub", /(?<![\w-])vertical-align\s*:\s*sub/i],
    ["sup", /(?<![\w-])vertical-align\s*:\s*super/i],
  ];
  const LINES_STAY = /white-space(?:-collapse)?\s*:\s*(?:pre|break-spaces)/i;
  const NOT_BOLD = /(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]00)/i;
  const NOT_ITALIC = /(?<![\w-])font-style\s*:\s*normal/i;
  const OF_GOOGLE = "b[id^=docs-internal-guid]"; // it stands around everything
  const NAMES = { b: "strong", i: "em", dir: "ul", menu: "ul" };
  const ATTRIBUTES = {
    a: ["href", "title"], ol: ["start", "type", "reversed"], li: ["value"],
    th: ["scope", "colspan", "rowspan"], td: ["colspan", "rowspan"], img: ["data-photo"],
  };

  function rename(element, name) {
    const renamed = document.createElement(name);
    renamed.append(...element.childNodes);
    for (const { name: own, value } of element.attributes) {
      if (ATTRIBUTES[name]?.includes(own)) renamed.setAttribute(own, value);
    }
    element.replaceWith(renamed);
    return renamed;
  }

  const unwrap = element => element.replaceWith(...element.childNodes);
  const all = (body, selector) => [...body.querySelectorAll(selector)].reverse(); // the innermost first

  // What a style alone says, such as Google's bold words, and what it takes back.
  function nameStyles(body) {
    body.querySelectorAll(OF_GOOGLE).forEach(unwrap);
    for (const element of body.querySelectorAll(":is(span, font, b, i, a)[style]")) {
      const style = styleOf(element);
      const isUndone = element.matches("b") && NOT_BOLD.test(style)
        || element.matches("i") && NOT_ITALIC.test(style);
      if (isUndone) {
        unwrap(element);
        continue;
      }
      for (const [name, rule] of STYLES) {
        if (rule.test(style) && element.textContent.trim()) wrap([...element.childNodes], name);
      }
    }
    for (const [name, becomes] of Object.entries(NAMES)) {
      body.querySelectorAll(name).forEach(element => rename(element, becomes));
    }
  }

  // Words beside blocks become paragraphs.
  function wrapLooseWords(holder) {
    let run = [];
    const finish = () => {
      if (run.some(node => !isNothing(node) && node.nodeName !== "BR")) wrap(run, "p");
      run = [];
    };
    for (const node of [...holder.childNodes]) {
      if (node.matches?.(`${KEPT}, ${PARTS}`)) finish();
      else run.push(node);
    }
    finish();
  }

  // A bold word or a link around paragraphs goes into each of them.
  function pushInwards(inline) {
    wrapLooseWords(inline);
    for (const block of inline.querySelectorAll(`${KEPT}, ${PARTS}`)) {
      const isInnermost = !block.querySelector(`${KEPT}, ${PARTS}`) && block.textContent.trim();
      if (!isInnermost) continue;
      const copy = inline.cloneNode(false);
      copy.append(...block.childNodes);
      block.append(copy);
    }
    unwrap(inline);
  }

  function openLine(block) {
    block.before(" ");
    block.after(" ");
    unwrap(block);
  }

  function flatten(element) {
    if (element.parentNode?.closest(ONE_LINE)) openLine(element);
    else if (element.querySelector(KEPT)) {
      wrapLooseWords(element);
      unwrap(element);
    } else rename(element, "p");
  }

  // A heading or a paragraph holds words alone.
  function liftOut(line) {
    for (const block of line.querySelectorAll("p, blockquote, h1, h2, h3, h4, h5, h6")) openLine(block);
    for (const block of [...line.querySelectorAll("ul, ol, table, hr")].reverse()) {
      if (block.parentNode.closest(ONE_LINE) !== line) continue;
      block.before(" "); // it parted the words before it from those behind it
      line.after(block);
    }
  }

  // Whether the ends of the lines of a text were seen.
  function isInLines({ parentNode, data }) {
    if (parentNode.closest(PRE)) return true;
    const styled = data.trim() && parentNode.closest("[style*=white-space i]");
    return styled && LINES_STAY.test(styleOf(styled));
  }

  function breakLines(body) {
    for (const text of textsIn(body)) {
      const lines = text.data.split(/\r?\n/);
      if (lines.length > 1 && isInLines(text))
        text.replaceWith(...lines.flatMap((line, place) => place ? [document.createElement("br"), line] : [line]));
    }
    for (const text of textsIn(body)) text.data = text.data.replace(INVISIBLE, "");
  }

  function bareAttributes(body) {
    for (const element of body.querySelectorAll("*")) {
      const kept = ATTRIBUTES[element.localName] || [];
      for (const name of element.getAttributeNames()) {
        if (!kept.includes(name)) element.removeAttribute(name);
      }
    }
    body.querySelectorAll("ol[start='1']").forEach(list => list.removeAttribute("start"));
    body.querySelectorAll("ol[type='1']").forEach(list => list.removeAttribute("type"));
  }

  function settleBlocks(body) {
    breakLines(body);
    nameStyles(body);
    const known = `${KEPT}, ${PARTS}, ${INLINE}, ${OTHER}, br, img`;
    all(body, `:not(${known})`).forEach(unwrap);
    all(body, OTHER).forEach(flatten);
    all(body, INLINE).filter(one => one.querySelector(`${KEPT}, ${PARTS}`)).forEach(pushInwards);
    all(body, TWICE).forEach(unwrap);
    all(body, ONE_LINE).forEach(liftOut);
    if (body.querySelector(KEPT)) wrapLooseWords(body);
    bareAttributes(body);
  }

  Object.assign(window.clinicPaste, { settleBlocks, rename, unwrap, HEADING });
}
