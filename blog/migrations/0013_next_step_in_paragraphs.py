"""What an article's call to action said becomes paragraphs: in drafts, editions and revisions; and lines on the way back."""

from django.db import migrations
from django.utils.html import escape, linebreaks

from clinic_site.richtext.sanitizer import clean_html
from clinic_site.richtext.text import plain_text


def into_paragraphs(text):
    return clean_html(linebreaks(escape(text))) if text else text


def into_lines(html):
    return "\n\n".join(filter(None, map(_lines_of, html.split("</p>"))))[:600]


def _lines_of(paragraph):
    return "\n".join(map(plain_text, paragraph.split("<br>")))


def forward(apps, schema_editor):
    _rewrite(apps, into_paragraphs)


def backward(apps, schema_editor):
    _rewrite(apps, into_lines)


def _rewrite(apps, change):
    posts = apps.get_model("blog", "Post").objects
    for key, text in posts.exclude(next_step_text="").values_list("pk", "next_step_text"):
        posts.filter(pk=key).update(next_step_text=change(text))
    of_posts = {"kind__app_label": "blog", "kind__model": "post"}
    for revision in apps.get_model("revisions", "Revision").objects.filter(**of_posts).iterator():
        if text := revision.words["fields"].get("next_step_text"):
            revision.words["fields"]["next_step_text"] = str(change(text))
            revision.save(update_fields=["words"])


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0012_words_of_the_next_step"),
        ("revisions", "0001_revisions"),
    ]

    operations = [migrations.RunPython(forward, backward)]
