// Makes the lists of what was pasted: of Word's items, and of lists that stand beside their items.
"use strict";

{
  const { itemsOfWord, styleOf, wrap, PARTS } = window.clinicPaste;
  const LIST = "ul, ol, menu, dir";
  const AROUND_ITEMS = `:is(${LIST}) > :not(li, ${LIST}, a, b, strong, i, em, table, blockquote):has(li)`;
  const COUNTED = /list-style(?:-type)?\s*:[^;]*\b(lower|upper)-(alpha|latin|roman)\b/i;
  const RULE = /\bol\.(\w+) \{([^}]*)\}/g;

  const isNothing = node => node.nodeType === Node.COMMENT_NODE
    || node.nodeType === Node.TEXT_NODE && !node.data.trim();

  function following(node) {
    let next = node.nextSibling;
    while (next && isNothing(next)) next = next.nextSibling;
    return next;
  }

  function newList({ kind, number }) {
    const list = document.createElement(kind === "ul" ? "ul" : "ol");
    if (!["ul", "1"].includes(kind)) list.setAttribute("type", kind);
    if (number > 1) list.setAttribute("start", number);
    return list;
  }

  // The list in which an item is to stand, of those that are `open`, from the outermost inwards.
  function placeFor(item, block, open) {
    while (open.length > 1 && open.at(-1).level > item.level) open.pop();
    const top = open.at(-1);
    const isDeeper = top && item.level > top.level;
    const beginsAnew = top && (top.kind !== item.kind || item.number && item.number < top.next);
    if (top && !isDeeper && !beginsAnew) return top;
    const list = newList(item);
    if (isDeeper) top.list.lastElementChild.append(list);
    else if (open.pop()) top.list.after(list);
    else block.before(list);
    open.push({ ...item, list, next: item.number || 1 });
    return open.at(-1);
  }

  // Items that stand one after the other become a list, with lists in its items.
  function buildList(run) {
    const open = [];
    for (const [block, item] of run) {
      const place = placeFor(item, block, open);
      place.level = Math.min(place.level, item.level);
      const made = document.createElement("li");
      made.append(...block.childNodes);
      if (item.number > place.next) made.setAttribute("value", item.number);
      place.next = Math.max(item.number, place.next) + 1;
      place.list.append(made);
      block.remove();
    }
  }

  // Returns the marks that went, for which the lists stand.
  function makeLists(body, source) {
    const runs = [], marks = [];
    for (const item of itemsOfWord(body, source, marks)) {
      const run = runs.at(-1);
      if (run && following(run.at(-1)[0]) === item[0]) run.push(item);
      else runs.push([item]);
    }
    runs.forEach(buildList);
    return marks.join("");
  }

  // Pages put a <div> or an element of their own around items: the list counts them all the same.
  function openAroundItems(body) {
    let found = body.querySelectorAll(AROUND_ITEMS);
    for (; found.length; found = body.querySelectorAll(AROUND_ITEMS)) {
      found.forEach(around => around.replaceWith(...around.childNodes));
    }
  }

  function gatherLooseItems(body) {
    for (const loose of body.querySelectorAll(`li:not(:is(${LIST}) > li)`)) {
      if (loose.parentNode.matches(LIST)) continue; // it went with the one before it
      const run = [loose];
      for (let next = following(loose); next?.nodeName === "LI"; next = following(next)) run.push(next);
      wrap(run, "ul");
    }
  }

  // An item that is nothing but a list gives it to the item before, or its items to the list around.
  function dropBareItems(body) {
    for (const item of [...body.querySelectorAll("li")].reverse()) {
      const [only, ...others] = [...item.childNodes].filter(node => !isNothing(node));
      if (others.length || !only?.matches?.(LIST)) continue;
      const before = item.previousElementSibling;
      if (before) before.append(only);
      item.replaceWith(...before ? [] : only.childNodes);
    }
  }

  // Google Docs says at each item that it counts by letters or in Roman numbers, Pages in a style sheet.
  function nameCounting(body, source) {
    const rules = new Map([...source.matchAll(RULE)].map(([, name, rule]) => [name, rule]));
    for (const list of body.querySelectorAll("ol:not([type])")) {
      const styles = [list, list.querySelector("li")].map(part => part ? styleOf(part) : "")
        .concat(rules.get(list.className)).join(";");
      const [, size, kind] = COUNTED.exec(styles) || [];
      const letter = kind?.toLowerCase() === "roman" ? "i" : "a";
      if (kind) list.setAttribute("type", size.toLowerCase() === "upper" ? letter.toUpperCase() : letter);
    }
  }

  const isBlank = node => node?.nodeType === Node.TEXT_NODE && !node.data.trim();

  // Words and blocks beside the items: a browser shows them below the item before, and counts on behind.
  function placeBesideItems(list) {
    const items = new Set(list.querySelectorAll(":scope > li"));
    let place;
    for (const child of [...list.childNodes]) {
      if (child.nodeName === "LI" || isNothing(child)) continue;
      const before = child.previousElementSibling;
      if (before && child.matches?.(LIST)) before.append(child);
      else if (place && !child.matches?.(PARTS) && [before, before?.lastChild].includes(place)) {
        if (isBlank(child.previousSibling)) place.append(child.previousSibling);
        place.append(child);
      } else {
        place = wrap([child], items.has(before) ? "div" : "li");
        if (items.has(before)) before.append(place);
      }
    }
  }

  // What stands in a list beside its items belongs to the item before it, or is one.
  function straightenLists(body, source) {
    nameCounting(body, source);
    openAroundItems(body);
    gatherLooseItems(body);
    body.querySelectorAll(LIST).forEach(placeBesideItems);
    dropBareItems(body);
  }

  Object.assign(window.clinicPaste, { makeLists, straightenLists, isNothing });
}
