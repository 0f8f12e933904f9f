"""The tag that tells of the picture beside a link: `{% shared_image page_meta clinic as image %}`."""

from django import template

from clinic_site.sharing.addresses import shared_image

register = template.Library()
register.simple_tag(shared_image)
