"""`{% kept "footer" has_asked %}…{% endkept %}`: a part of pages that is drawn once an era."""

from django import template

from clinic_site.freshness import eras

register = template.Library()


@register.tag
def kept(parser, token):
    """Keep what stands inside under a name and the values that follow it.

    They must say everything that it depends on, except for what the database holds and the clock shows;
    and of values that strangers send there must be few. Nothing is kept where one of them is None, as the
    key of a page that is not stored.
    """
    _tag, *values = token.split_contents()
    nodes = parser.parse(["endkept"])
    parser.delete_first_token()
    return KeptNode([parser.compile_filter(value) for value in values], nodes)


class KeptNode(template.Node):
    def __init__(self, values, nodelist):
        self.values, self.nodelist = values, nodelist

    def render(self, context):
        name = tuple(value.resolve(context) for value in self.values)
        if None in name:
            return self.nodelist.render(context)
        return eras.current().keep(name, lambda: self.nodelist.render(context))
