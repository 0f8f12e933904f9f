"""Two versions of a sample page, for the style guide."""

from clinic_site.richtext.differences import (
    Difference,
    differences,
    set_difference,
    value_difference,
    word_differences,
)

OLD = """
<h2>Before the day</h2>
<p>A first sample paragraph that stays.</p>
<p>A second one that stays.</p>
<p>A third one that stays.</p>
<p>Eat a light meal four hours before, and drink water until two hours before. Bring a friend.</p>
<p>Bring something warm, and read <a href="/blog/">what to expect</a>.</p>
<h3>What to bring</h3>
<ul><li>A warm layer</li><li>A list of your questions</li><li>Headphones</li></ul>
<blockquote><p>Nobody has to decide on the same day.</p></blockquote>
<table>
  <caption>How long it takes</caption>
  <thead><tr><th scope="col">Part</th><th scope="col">Time</th></tr></thead>
  <tbody><tr><td>The session</td><td>About 45 minutes</td></tr><tr><td>Rest</td><td>Half an hour</td></tr></tbody>
</table>
<p>This paragraph goes.</p>
<p>שלום, זה משפט לדוגמה</p>
"""
NEW = """
<h2>Before the day</h2>
<p>A first sample paragraph that stays.</p>
<p>A second one that stays.</p>
<p>A third one that stays.</p>
<p>Eat nothing for six hours before, and drink water until two hours before. <strong>Bring a friend.</strong></p>
<p>Bring something warm, and read <a href="/services/">what to expect</a>.</p>
<h2>What to bring</h2>
<ul><li>A warm layer</li><li>Your medicines, in their boxes</li><li>A list of your questions</li></ul>
<p>Nobody has to decide on the same day.</p>
<table>
  <caption>How long it takes</caption>
  <thead><tr><th scope="col">Part</th><th scope="col">Time</th></tr></thead>
  <tbody><tr><td>Talking</td><td>15 minutes</td></tr><tr><td>The session</td><td>About 50 minutes</td></tr><tr><td>Rest</td><td>Half an hour</td></tr></tbody>
</table>
<hr>
<p>שלום, זה משפט חדש לדוגמה</p>
"""
PHOTO = '<p><img data-photo="{}"></p>'


def sample_differences(photos: list) -> list[tuple[str, Difference]]:
    """The difference in each field of the page, with the name of the field."""
    numbers = [photo.pk for photo in photos[:1] + photos[-1:]]
    old, new = map(PHOTO.format, numbers) if numbers else ("", "")
    return [
        ("Title", word_differences("Your first visit", "Your first infusion, hour by hour")),
        ("Excerpt", word_differences("One line.\nAnother one.", "One line.\nAnother one & more.")),
        ("Text", differences(OLD + old, NEW + new)),
        ("Category", value_difference("Mind and mood", "Pain")),
        ("Price from", value_difference(None, "$1,250")),
        ("Treatments", set_difference(["Ketamine", "Morpheus8"], ["Ketamine", "Hormones"])),
        ("Summary", word_differences("As it was.", "As it was.")),
    ]
