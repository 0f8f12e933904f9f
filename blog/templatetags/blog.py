"""Articles below an article, and on the pages of other apps."""

from django import template

from blog.models import Closeness, Post

register = template.Library()


@register.simple_tag
def posts_beside(post, count):
    """What to read after a post: `related` articles, then `recent` ones, so many in all."""
    others = list(Post.objects.published().for_cards().beside(post)[:count])
    return {
        "related": [other for other in others if other.closeness != Closeness.RECENT],
        "recent": [other for other in others if other.closeness == Closeness.RECENT],
    }


@register.simple_tag
def posts_about(treatment, count):
    """The newest articles about a treatment."""
    return Post.objects.published().for_cards().filter(treatments=treatment)[:count]


@register.simple_tag
def posts_on(condition):
    """All articles about a condition, the newest first."""
    return Post.objects.published().for_cards().filter(conditions=condition.page_id)


@register.simple_tag
def posts_by(person, count):
    """The newest articles of an author."""
    return Post.objects.published().for_cards().filter(author=person.page_id)[:count]
