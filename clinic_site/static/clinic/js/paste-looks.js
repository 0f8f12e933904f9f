// What only a style or the drawing of a formula says of words: that they stand apart, above or below.
"use strict";

{
  const { styleOf, wrap, PARTS } = window.clinicPaste;
  const DISPLAY = /(?:^|[;\s])display\s*:\s*([a-z-]+)/i;
  const ALONE = /^(?:block|flex|grid|flow-root|list-item|table|table-row|table-caption|table-\w+-group)$/;
  const WITH_CHILDREN_ALONE = /^(?:flex|grid)$/;
  const WITH_CHILDREN_APART = /^inline-(?:flex|grid)$/;
  const PLACED = /(?:^|[;\s])position\s*:\s*(?:absolute|fixed)/i; // such as the lines of a PDF
  const BOX = "div, p, dt, dd, figure, address";
  const ONE_TOKEN = /^(?:[\d.,]+|\S)$/;

  const hasWords = element => element.textContent.trim() !== "";

  // Between two lines of a paragraph there is one break.
  function breakLineAround(element) {
    const isLineBreak = node => node?.nodeName === "BR";
    if (element.previousSibling && !isLineBreak(element.previousSibling)) element.before(document.createElement("br"));
    if (element.nextSibling && !isLineBreak(element.nextSibling)) element.after(document.createElement("br"));
  }

  function standAlone(element) {
    if (!hasWords(element) || element.matches(PARTS)) return;
    if (element.parentNode.closest("p")) breakLineAround(element);
    else wrap([element], "div");
  }

  function standApart(element) {
    element.before(" ");
    element.after(" ");
  }

  function standInLine(element, display) {
    if (display !== "inline") standApart(element);
    element.replaceWith(...element.childNodes);
  }

  // Browsers copy how each element was displayed: a card may be a <span>, and a word a <div>.
  function nameDisplays(body) {
    for (const element of body.querySelectorAll("[style*=position i]")) {
      if (PLACED.test(styleOf(element))) standAlone(element);
    }
    for (const element of body.querySelectorAll("[style*=display i]")) {
      const [, display] = DISPLAY.exec(styleOf(element).toLowerCase()) || [];
      if (!display) continue;
      const children = [...element.children];
      if (ALONE.test(display)) standAlone(element);
      if (WITH_CHILDREN_ALONE.test(display)) children.forEach(standAlone);
      if (WITH_CHILDREN_APART.test(display)) children.filter(hasWords).forEach(standApart);
      if (display.startsWith("inline") && element.matches(BOX)) standInLine(element, display);
      if (display === "table-cell" && !element.matches("td, th")) standApart(element);
    }
  }

  function writeFraction(fraction) {
    const [above, below] = fraction.children;
    for (const part of [above, below]) {
      if (!part || ONE_TOKEN.test(part.textContent.trim())) continue;
      part.prepend("(");
      part.append(")");
    }
    below?.before("/");
  }

  // One half is no twelve: what stood above and below each other is written one behind the other.
  function nameFormulas(body) {
    body.querySelectorAll("mfrac").forEach(writeFraction);
    for (const root of body.querySelectorAll("msqrt")) {
      root.prepend("√(");
      root.append(")");
    }
    body.querySelectorAll("msup > :nth-child(2), msubsup > :nth-child(3)").forEach(part => wrap([part], "sup"));
    body.querySelectorAll(":is(msub, msubsup) > :nth-child(2)").forEach(part => wrap([part], "sub"));
    body.querySelectorAll("mtd").forEach(standApart);
  }

  Object.assign(window.clinicPaste, { nameDisplays, nameFormulas });
}
