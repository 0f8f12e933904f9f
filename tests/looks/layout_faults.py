"""What is wrong with how a page lies on the screen, measured in the browser; for any look."""

# Sentences about the page as it is shown now, each once.
LAYOUT_FAULTS = """() => {
  for (const answer of document.querySelectorAll("main details")) answer.open = true;
  const screen = document.documentElement.clientWidth, faults = new Set();
  if (document.scrollingElement.scrollWidth > screen)
    faults.add("The page scrolls sideways");

  // What scrolls by itself offers that to the keyboard; a scroll bar that just came is a fault.
  const scrolls = element => element.matches("[tabindex]")
    && /auto|scroll/.test(getComputedStyle(element).overflowX);
  const cutsByIntent = style => style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
  const upwards = element => element ? [element, ...upwards(element.parentElement)] : [];
  const named = element => element.tagName.toLowerCase() + (element.className && `.${element.className}`);
  const quoted = text => JSON.stringify(text.trim().slice(0, 40));

  // Not words of the page: the admin keeps its skip link above the screen until it has the focus.
  const ASIDE = "[aria-hidden=true], option, textarea, .skip-to-content-link";
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; text = walker.nextNode();) {
    const parent = text.parentElement, range = document.createRange();
    if (!text.data.trim() || parent.closest(ASIDE)) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const around = upwards(parent).map(element => [element, getComputedStyle(element)]);
    // For ears alone, such as a skip link that has not got the focus.
    if (around.some(([element, style]) => element.offsetWidth <= 1 && style.overflowX !== "visible"))
      continue;
    if (around.some(([element]) => scrolls(element))) continue;
    const cutters = around.filter(([, style]) =>
      style.overflowX !== "visible" && !cutsByIntent(style));
    // What stays in place while the page moves below it covers something at any moment.
    const stays = around.some(([, style]) => /fixed|sticky/.test(style.position));
    const heading = !stays && parent.closest("h1, h2, h3, h4");
    for (const box of boxes) {
      if (!stays) lines.push({ box, heading, text: text.data });
      if (box.left < -1 || box.right > screen + 1 || box.top + scrollY < -1)
        faults.add(`Outside the screen: ${named(parent)} ${quoted(text.data)}`);
      for (const [element, style] of cutters) {
        const edge = element.getBoundingClientRect();
        const isBelow = /hidden|clip/.test(style.overflowY) && box.bottom > edge.bottom + 4;
        if (box.right > edge.right + 2 || box.left < edge.left - 2 || isBelow)
          faults.add(`Cut off by ${named(element)}: ${quoted(text.data)}`);
      }
    }
  }

  // The boxes of buttons and fields keep clear of headings, too.
  const isPainted = ({ backgroundColor, borderTopWidth }) =>
    !/, 0\\)$/.test(backgroundColor) || borderTopWidth !== "0px";
  const controls = document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea");
  for (const control of controls) {
    const style = getComputedStyle(control), box = control.getBoundingClientRect();
    const isBox = style.display !== "inline" && isPainted(style) && box.width > 2 && box.height > 2
      && control.checkVisibility({ visibilityProperty: true });
    const stays = upwards(control).some(part => /fixed|sticky/.test(getComputedStyle(part).position));
    if (isBox && !stays && !control.closest("h1, h2, h3, h4, [aria-hidden=true]"))
      lines.push({ box, heading: null, text: control.value || control.innerText || control.name });
  }

  // Lines of one text may touch, where letters are high; a third of a line is a collision.
  for (const { box: own, heading, text } of lines.filter(line => line.heading))
    for (const line of lines) {
      if (line.heading === heading) continue;
      const wide = Math.min(own.right, line.box.right) - Math.max(own.left, line.box.left);
      const high = Math.min(own.bottom, line.box.bottom) - Math.max(own.top, line.box.top);
      if (wide > 4 && high > Math.min(own.height, line.box.height) / 3)
        faults.add(`On top of each other: ${quoted(text)} and ${quoted(line.text)}`);
    }
  return [...faults];
}"""

# Remembers what looks like a button or a field, by its paint or by its kind.
REMEMBER_CONTROLS = """() => {
  const sees = element => element.checkVisibility({ visibilityProperty: true })
    && !element.closest("[aria-hidden=true]") && element.offsetWidth > 1;
  const isPainted = ({ backgroundColor, borderTopWidth, borderTopStyle }) =>
    !/, 0\\)$|\\/ 0\\)$/.test(backgroundColor) || borderTopStyle !== "none" && borderTopWidth !== "0px";
  const isBox = link => getComputedStyle(link).display !== "inline" && isPainted(getComputedStyle(link));
  const fields = "button, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea";
  window.controls = [...document.querySelectorAll(fields),
    ...[...document.querySelectorAll("a")].filter(isBox)].filter(sees);
  return window.controls.length;
}"""

# Those of them whose edge is no longer seen, by border or paint: 3:1, as WCAG 1.4.11 asks.
EDGELESS_CONTROLS = """() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const pixel = colors => {
    brush.clearRect(0, 0, 1, 1);
    for (const color of colors) { brush.fillStyle = color; brush.fillRect(0, 0, 1, 1); }
    return brush.getImageData(0, 0, 1, 1).data;
  };
  const light = colors => {
    const [r, g, b] = [...pixel(colors)].slice(0, 3).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const behind = element => element
    ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : ["Canvas"];
  return window.controls.filter(control => {
    const style = getComputedStyle(control), ground = behind(control.parentElement);
    const isBordered = style.borderBottomStyle !== "none" && parseFloat(style.borderBottomWidth) >= 1;
    const edges = [style.backgroundColor, ...isBordered ? [style.borderBottomColor] : []];
    return !edges.some(color => contrast([...ground, color], ground) >= 3);
  }).map(control => `${control.tagName} ${control.className} ${(control.name || control.innerText).slice(0, 30)}`);
}"""
