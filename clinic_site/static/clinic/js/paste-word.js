// The lists of Word: on the desktop they are paragraphs with marks before them, online, and in Slack,
// a list for each item. Named here are their items; paste-lists.js makes lists of them.
"use strict";

{
  const { styleOf, commentsIn } = window.clinicPaste;
  const OF_LIST = /mso-list\s*:\s*(l\d+)\s+level(\d)/i;
  const ITEMS = "[style*='mso-list' i], p[class^=MsoListParagraph]:not([style*='mso-list' i])";
  const MARGIN = /margin(?:-left\s*:|\s*:(?:\s*\S+){3})\s*([\d.]+)(in|pt|px|cm)/i;
  const INCHES = { in: 1, pt: 1 / 72, px: 1 / 96, cm: 1 / 2.54 };
  const INDENT = 0.5; // inches for each level
  const IS_MARK = /mso-list\s*:\s*ignore/i;
  const LEVEL_RULE = /@list\s+(l\d+):level(\d)[^{]*\{([^}]*)\}/gi;
  const FORMAT = /mso-level-number-format\s*:\s*([\w-]+)/i;
  const KINDS = {
    "alpha-lower": "a", "alpha-upper": "A", "roman-lower": "i", "roman-upper": "I",
    bullet: "ul", image: "ul",
  };
  const NUMBER =
    /^[([（]?(\d+|(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})|([a-z])\2*)\s*[.):\]、．）：–-]*$/i;
  const SIGN = /^(?:[^\p{L}\p{N}]*|\p{Script=Latin})$/u;
  const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const IN_OUTLINE = /mso-outline-level\s*:\s*[1-6]/i;

  // How each list of a document counts: "ul", or the type of an <ol>.
  function kindsOf(source) {
    return new Map([...source.matchAll(LEVEL_RULE)].map(([, list, level, rule]) => {
      const [, format] = FORMAT.exec(rule) || [];
      return [`${list} ${level}`, KINDS[format] || "1"];
    }));
  }

  function guessedKind(mark) {
    const [, number] = NUMBER.exec(mark) || [];
    if (!number || /^[olnquv]$/.test(mark)) return "ul"; // Word's bullets, from fonts of signs
    if (/\d/.test(number)) return "1";
    const letter = /^[ivx]+$/i.test(number) ? "i" : "a";
    return number === number.toLowerCase() ? letter : letter.toUpperCase();
  }

  const fromRoman = letters => [...letters].reduce((sum, letter, place) => {
    const [own, next] = [ROMAN[letter], ROMAN[letters[place + 1]] || 0];
    return own < next ? sum - own : sum + own;
  }, 0);

  function numberOf(mark, kind) {
    const [, number] = NUMBER.exec(mark) || [];
    if (!number || kind === "ul") return 0;
    if (kind === "1") return Number(number) || 0;
    const letters = number.toLowerCase();
    const fromLetters = letters.charCodeAt(0) - 96 + 26 * (letters.length - 1); // aa is behind z
    return (kind.toLowerCase() === "i" ? fromRoman(letters) : fromLetters) || 0;
  }

  const isBeforeMark = comment => comment.data.includes("supportLists");

  // What stands between "[if !supportLists]" and "[endif]".
  function betweenComments(block) {
    let node = commentsIn(block).find(isBeforeMark);
    const found = [];
    while ((node = node?.nextSibling) && node.nodeType !== Node.COMMENT_NODE) found.push(node);
    return found;
  }

  // The words of the mark before an item, which are taken out; empty where it has none.
  function takeMark(block) {
    const spans = [...block.querySelectorAll("span")].filter(span => IS_MARK.test(styleOf(span)));
    const marks = spans.length ? spans : betweenComments(block);
    const words = marks.map(mark => mark.textContent).join("").replace(/\s+/g, " ").trim();
    marks.forEach(mark => mark.remove());
    return words;
  }

  // What a mail or a browser left of an item: its mark, and how far it is from the margin.
  function levelByMargin(block) {
    if (!commentsIn(block).some(isBeforeMark)) return [];
    const [, length, unit] = MARGIN.exec(styleOf(block)) || [, 0, "in"];
    return [, "list", Math.max(1, Math.round(length * INCHES[unit.toLowerCase()] / INDENT))];
  }

  // "Step 1:", "2.1" and whatever else no list can say; or all words, where the mark has no end.
  const saysMore = mark => !SIGN.test(mark) && !NUMBER.test(mark);

  // Numbers of headings, and marks that say more than a number, become words.
  function itemsOfDesktop(body, source, marks) {
    const kinds = kindsOf(source);
    const items = [];
    for (const block of body.querySelectorAll(ITEMS)) {
      const [, list, level] = OF_LIST.exec(styleOf(block)) || levelByMargin(block);
      if (!list || !block.matches(`p, div, ${HEADING}`)) continue;
      const mark = takeMark(block);
      const isHeading = block.matches(HEADING) || IN_OUTLINE.test(styleOf(block));
      if (saysMore(mark) || isHeading && guessedKind(mark) !== "ul") {
        block.prepend(`${mark} `);
        continue;
      }
      marks.push(mark);
      const kind = kinds.get(`${list} ${level}`) || guessedKind(mark);
      if (!isHeading) items.push([block, { level: Number(level), kind, number: numberOf(mark, kind) }]);
    }
    return items;
  }

  const letters = text => text.replace(/\s+/g, "");
  const isAllOf = (wrapper, items) =>
    letters(wrapper.textContent) === letters(items.map(item => item.textContent).join(""));

  // Word Online and Slack begin a list wherever the level changes.
  function itemsOnline(body) {
    const items = [];
    for (const wrapper of body.querySelectorAll(".ListContainerWrapper, :is(ol, ul)[data-indent]")) {
      const found = [...wrapper.querySelectorAll("li:not(li li)")];
      if (!isAllOf(wrapper, found)) continue;
      for (const item of found) {
        const list = item.parentNode;
        const kind = list.matches("ol") ? list.getAttribute("type") || "1" : "ul";
        const isFirst = kind !== "ul" && item === list.firstElementChild;
        const number = isFirst && Number(list.getAttribute("start")) || 0;
        const level = Number(item.dataset.ariaLevel || item.getAttribute("aria-level"))
          || Number(list.dataset.indent) + 1 || 1;
        items.push([item, { level, kind, number }]);
      }
      wrapper.replaceWith(...found);
    }
    return items;
  }

  // `marks` gets what stood before the items.
  window.clinicPaste.itemsOfWord = (body, source, marks) =>
    [...itemsOfDesktop(body, source, marks), ...itemsOnline(body)];
}
