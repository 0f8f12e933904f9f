// Lets CKEditor 4 run where the policy forbids scripts inside a page (script-src 'self').
//
// The editor writes its buttons as HTML with handlers such as
//   onclick="CKEDITOR.tools.callFunction(7,this);return false;"
// and starts its frames with a script written into them. A browser under that policy refuses both.
// They are a closed set, so here they are taken out of the HTML before the browser sees it, read
// without eval, and put back as real listeners. It must run after ckeditor.js and before the first
// editor is made.
"use strict";

{
  const HANDLER = / on([a-z]+)(?<=<[^<>]*)="((?:return |CKEDITOR\.|this\.)[^"]*)"/g;
  const WAITING = "data-waiting-on-"; // before the name of an event, until its listener is there
  const VALUE = /\s*,\s*(?:'((?:[^'\\]|\\.)*)'|(\d+)|(event|this|null))/g;
  const CALL = new RegExp(
    String.raw`^(?<returns>return )?(?:CKEDITOR\.tools\.callFunction\(\s*(?<number>\d+)` +
    String.raw`(?<values>(?:${VALUE.source})*)\s*\);?)?\s*(?<stops>return false;?)?$`);
  const FRAME_SCRIPT =
    /<script id="cke_actscrpt"[^]*?callFunction\(\s*(\d+)\s*,\s*window\s*\)[^]*?<\/script>/;
  const PANEL_ONLOAD = / onload="window\.parent\.CKEDITOR\.tools\.callFunction\((\d+)\);"/;

  const { document: Document, element: Element } = CKEDITOR.dom;
  const call = (number, values) => CKEDITOR.tools.callFunction(Number(number), ...values);

  // The arguments of a call as they are written: 'a text', 12, event, this or null.
  function read(values, event, element) {
    const known = { event, this: element, null: null };
    return [...values.matchAll(VALUE)].map(([, text, number, name]) =>
      name ? known[name] : number ? Number(number) : text.replace(/\\(.)/g, "$1"));
  }

  // What a handler would do, as a function. One that is not of the set does nothing: Firefox gets
  // two that make it draw a button again, which it has not needed for years.
  function listener(handler, element) {
    const { returns, number, values = "", stops } = CALL.exec(handler)?.groups ?? {};
    return event => {
      const result = number && call(number, read(values, event, element));
      if (stops || (returns && result === false)) event.preventDefault();
    };
  }

  function listen(element) {
    for (const name of element.getAttributeNames().filter(name => name.startsWith(WAITING))) {
      const handler = element.getAttribute(name);
      element.removeAttribute(name);
      element.addEventListener(name.slice(WAITING.length), listener(handler, element));
    }
  }

  const setHtml = Element.prototype.setHtml;
  Element.prototype.setHtml = function (html) {
    const tamed = String(html).replace(HANDLER, ` ${WAITING}$1="$2"`);
    setHtml.call(this, tamed);
    if (tamed !== String(html)) this.$.querySelectorAll("*").forEach(listen);
    return html;
  };

  // A frame is opened here in the editor's place, so that its start can be waited for from outside.
  Document.prototype.write = function (html) {
    const [, start] = FRAME_SCRIPT.exec(html) || [];
    const [, loaded] = PANEL_ONLOAD.exec(html) || [];
    const page = this.$.open("text/html", "replace");
    const frame = page.defaultView;
    page.write(html.replace(FRAME_SCRIPT, "").replace(PANEL_ONLOAD, ""));
    if (start) page.addEventListener("DOMContentLoaded", () => call(start, [frame]));
    if (loaded) frame.addEventListener("load", () => call(loaded, []));
    page.close();
  };
}
