// Finds the headings of what was pasted, and brings them to the levels that a text of the site has.
"use strict";

{
  const { rename, unwrap, styleOf, HEADING } = window.clinicPaste;
  const PAGES = "Cocoa HTML Writer";
  const LETTERS = /(?:p|li)\.(\w+) \{[^}]*?font: (?:[a-z]+ )*([\d.]+)px/g;
  const OUTLINE = /mso-outline-level\s*:\s*([1-6])/i;
  const TITLE_FIELDS = "#id_title, #id_name";

  const levelOf = heading => Number(heading.localName[1]);

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

  // Pages and Notes name no headings: they copy paragraphs of several sizes.
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

  // Word Online says it by a role, Word by a class or by the level of its outline.
  function nameHeadings(body, source) {
    if (source.includes(PAGES)) nameHeadingsOfPages(body, source);
    for (const block of body.querySelectorAll("[role=heading]")) {
      if (block.closest(HEADING) || block.querySelector(HEADING)) continue;
      rename(block, `h${Math.min(Number(block.ariaLevel) || 2, 6)}`);
    }
    for (const block of body.querySelectorAll("p.MsoTitle, p.Title, p.title")) rename(block, "h1");
    for (const block of body.querySelectorAll("p[style*=mso-outline-level]")) {
      const [, level] = OUTLINE.exec(styleOf(block)) || [];
      if (level) rename(block, `h${level}`);
    }
  }

  // As folding.py compares: accents, apostrophes, hyphens and capitals make no difference.
  const bare = text => text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}'`‘’ʼ\-\u2010-\u2013\u2212]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  // The title of the form stands above the text already; returns the words that were left out.
  function leaveOutTitle(body) {
    const title = bare(document.querySelector(TITLE_FIELDS)?.value || "");
    if (!title || bare(body.textContent) === title) return "";
    const first = [`p, ${HEADING}`, HEADING].map(kind => body.querySelector(kind));
    const titles = [...new Set([...first, ...body.querySelectorAll("h1")])]
      .filter(block => block && bare(block.textContent) === title);
    titles.forEach(block => block.remove());
    return titles.map(block => block.textContent).join(" ");
  }

  // LibreOffice, Word Online and Google Docs number headings by a list around them.
  function freeHeadings(body) {
    const isHeading = item => item.firstElementChild?.matches(HEADING)
      && [...item.childNodes].every(node => node === item.firstElementChild
        || node.matches?.("ol, ul") || !node.textContent.trim());
    for (const list of body.querySelectorAll("ol, ul")) {
      const items = [...list.children];
      if (!items.every(isHeading)) continue;
      let number = Number(list.getAttribute("start")) || 1;
      for (const item of items) {
        const [heading, ...deeper] = item.children;
        number = Number(item.getAttribute("value")) || number;
        const own = `${list.dataset.above || ""}${number++}`;
        if (list.matches("ol:not([type]), ol[type='1']")) heading.prepend(`${own} `);
        deeper.forEach(inner => inner.setAttribute("data-above", `${own}.`));
        item.replaceWith(...item.childNodes);
      }
      unwrap(list);
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
      heading.querySelectorAll("b, strong").forEach(unwrap); // bold there is the site's affair
      rename(heading, `h${becomes}`);
    }
  }

  Object.assign(window.clinicPaste, { nameHeadings, leaveOutTitle, freeHeadings, straightenHeadings });
}
