"""Articles below an article, and on the pages of other apps."""

from django import template

from blog import reading_on
from blog.models import Post

register = template.Library()


@register.simple_tag
def posts_beside(post, count):
    """What to read after a post: `related` articles, then `recent` ones, so many in all."""
    related, recent = reading_on.beside(post, count)
    return {"related": related, "recent": recent}


@register.simple_tag
def posts_about(treatment, count):
    """The newest articles about a treatment."""
    return reading_on.newest_about(treatment, count)


@register.simple_tag
def posts_on(condition):
    """All articles about a condition, the newest first."""
    return Post.objects.published().for_cards().filter(conditions=condition.page_id)


@register.simple_tag
def posts_by(person, count):
    """The newest articles of an author."""
    return Post.objects.published().for_cards().filter(author=person.page_id)[:count]
