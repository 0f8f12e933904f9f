// An emoji that was shown as a small picture, or by a letter of a font of signs, becomes the emoji.
"use strict";

{
  const { styleOf } = window.clinicPaste;
  const EMOJI = /^(?:[\d#*]\ufe0f?\u20e3|[\p{Extended_Pictographic}\p{Emoji_Component}\u200d\ufe0f])+$/u;
  const CODES = /(?:^|[/_])u?((?:[\da-f]{2,6}[-_])*[\da-f]{4,6})(?:[@/]|\.(?:png|svg|gif|webp)|$)/i;
  const OF_EMOJI = /emoji|smil/i;
  const SHOWN = "img:not([data-photo]), .emoji, [aria-label], [data-emoji], [role=img]";
  const SMILEYS = { J: "\u{1f60a}", K: "\u{1f610}", L: "\u2639\ufe0f" }; // in Wingdings, as Word has them

  const isEmoji = words => /\D/.test(words || "") && EMOJI.test(words);

  function meantBy(code) {
    const [, found] = CODES.exec(code) || [];
    const numbers = found ? found.split(/[-_]/).map(part => parseInt(part, 16)) : [];
    const known = numbers.every(number => number <= 0x10ffff);
    return known ? String.fromCodePoint(...numbers) : "";
  }

  function emojiOf(picture) {
    const read = name => picture.getAttribute(name) || "";
    const said = ["alt", "data-emoji", "aria-label", "title"].map(read).find(isEmoji);
    if (said) return said;
    const code = read("data-goomoji") || read("goomoji");
    const isOne = code || OF_EMOJI.test(read("class") + read("src")) || read("data-stringify-emoji");
    if (!isOne) return "";
    const meant = meantBy(code || read("src"));
    return isEmoji(meant) ? meant : read("alt");
  }

  function nameEmoji(body) {
    for (const picture of body.querySelectorAll(SHOWN)) {
      const emoji = !picture.textContent.trim() && emojiOf(picture);
      if (emoji) picture.replaceWith(emoji);
    }
    for (const sign of body.querySelectorAll("[style*=wingdings i]")) {
      const smiley = !/wingdings [23]/i.test(styleOf(sign)) && SMILEYS[sign.textContent.trim()];
      if (smiley) sign.textContent = smiley;
    }
  }

  window.clinicPaste.nameEmoji = nameEmoji;
}
