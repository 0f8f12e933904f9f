"""Makes whatever can run in a browser run, and remembers what did."""

from html import escape

# Handlers are called by their names, links and buttons are clicked; nobody waits for a person.
PROVOKE = """
window.provoke = root => {
  for (const element of root.querySelectorAll("*")) {
    if (element.matches("details")) element.open = true;
    for (const name of element.getAttributeNames())
      if (name.startsWith("on")) element.dispatchEvent(new Event(name.slice(2)));
    if (element.protocol === "javascript:" || element.matches("svg a, button, input"))
      element.dispatchEvent(new MouseEvent("click", { cancelable: true }));
  }
};
"""
PROVOKE_FRAMES = """() => {
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentDocument) provoke(frame.contentDocument);
}"""
# The same in the frame of an editor, which is written by the page and not loaded.
PROVOKE_BODY = f"body => {{ {PROVOKE} provoke(body); }}"
ALL_EDITORS_READY = """() => typeof CKEDITOR !== "undefined"
  && Object.values(CKEDITOR.instances).length > 1
  && Object.values(CKEDITOR.instances).every(({ status }) => status === "ready")"""
PROVOKE_EDITORS = f"""() => {{
  {PROVOKE}
  const bodies = Object.values(CKEDITOR.instances).map(editor => editor.editable().$);
  bodies.forEach(provoke);
  return bodies.flatMap(body => [...body.querySelectorAll("p")].map(part => part.textContent));
}}"""
# What a browser finds in the texts of a page that neither staff may write nor the site puts there.
STRANGE = """() => {
  const tags = new Set(("P H2 H3 H4 BLOCKQUOTE UL OL LI STRONG EM SUB SUP BR HR A TABLE CAPTION "
    + "THEAD TBODY TFOOT TR TH TD DIV FIGURE PICTURE SOURCE IMG FIGCAPTION SPAN").split(" "));
  const names = new Set(("href title rel id class scope colspan rowspan role aria-label tabindex "
    + "src srcset sizes type width height alt loading decoding fetchpriority").split(" "));
  const isStrangeLink = ({ protocol, host, rel }) => !/^(https?:|mailto:|tel:|:)$/.test(protocol)
    || host && host !== location.host && rel !== "noopener";
  return [...document.querySelectorAll(".prose *")]
    .filter(element => !tags.has(element.tagName)
      || element.getAttributeNames().some(name => !names.has(name))
      || element.id && !/^H[234]$/.test(element.tagName)
      || element.href && isStrangeLink(element))
    .map(element => element.outerHTML);
}"""


def remember_runs(context) -> list[str]:
    """The names of the frames in which a payload runs, in all pages that the context opens."""
    ran = []
    context.expose_binding("hit", lambda source, *_: ran.append(_outermost(source["frame"]).name))
    context.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    context.add_init_script(PROVOKE)
    return ran


def _outermost(frame):
    """The frame of the page itself in which another one stands, however deep."""
    while frame.parent_frame and frame.parent_frame.parent_frame:
        frame = frame.parent_frame
    return frame


def show_raw(page, payloads, at_once=60):
    """Each payload as it is, in a document of its own named by its number."""
    numbers = list(payloads)
    for start in range(0, len(numbers), at_once):
        frames = [
            f'<iframe name="{number}" srcdoc="{escape(payloads[number])}"></iframe>'
            for number in numbers[start : start + at_once]
        ]
        page.set_content("".join(frames))
        page.evaluate(PROVOKE_FRAMES)
