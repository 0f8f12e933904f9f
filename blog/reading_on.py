"""Where an article leads: what staff chose, what is about the same, and what is newest.

What is newest about a treatment is the same below each of its articles, so it is asked for once an era.
"""

from itertools import chain

from clinic_site.freshness import eras
from clinic_site.publishing.paging import cards_of

from .models import Post

LOOKED_AT = 300  # of the newest articles


def newest_about(treatment, count: int) -> list[Post]:
    """The newest articles about a treatment, for cards."""
    return _newest(("about", treatment.pk, count), count, treatments=treatment)


def beside(post: Post, count: int) -> tuple[list[Post], list[Post]]:
    """The related articles, those that staff chose first and in their order, and the newest: `count` in all."""
    enough = count + 1  # for the article itself is among them
    chosen = _chosen(post)
    about = [newest_about(treatment, enough) for treatment in post.treatments.all()]
    about += [
        _newest(("on", condition.page_id, enough), enough, conditions=condition.page_id)
        for condition in post.live_conditions
    ]
    near = sorted(
        chain.from_iterable(about), key=lambda one: (one.publish_at, one.pk), reverse=True
    )
    related = _others(post, [*chosen, *near])[:count]
    newest = _others(post, [*related, *_newest(("newest", enough), enough)])
    return related, newest[len(related) : count]


def _newest(name, count, **about):
    def find():
        public = Post.objects.published()
        if not about:
            return list(public.for_cards()[:count])
        return cards_of(public, _keys_about(public, count, **about))

    return eras.current().keep(("articles", *name), find)


def _keys_about(public, count, **about):
    # What many articles are about, some of the newest are; what these are not about are few. Of all
    # at once those about it would be sorted.
    [(name, other)] = about.items()
    field = Post._meta.get_field(name)
    links = field.remote_field.through.objects.filter(**{field.m2m_reverse_field_name(): other})
    newest = list(public.values_list("pk", flat=True)[:LOOKED_AT])
    linked = set(links.filter(post__in=newest).values_list("post", flat=True))
    keys = [key for key in newest if key in linked][:count]
    if len(keys) < count and len(newest) == LOOKED_AT:
        keys = list(public.filter(**about).values_list("pk", flat=True)[:count])
    return keys


def _chosen(post):
    keys = Post.read_next.field.keys_of(post)
    found = Post.objects.published().for_cards().filter(edition_of__in=keys) if keys else ()
    by_key = {one.page_id: one for one in found}
    return [by_key[key] for key in keys if key in by_key]


def _others(post, posts):
    """These without `post`, each once."""
    by_key = {one.page_id: one for one in reversed(posts)}
    by_key.pop(post.page_id, None)
    return [one for one in posts if by_key.pop(one.page_id, None)]
