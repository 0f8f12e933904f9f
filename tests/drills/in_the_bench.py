"""Publishes an article again and again; run by `manage.py shell` beside the site."""

import sys
import time

from blog.models import Post
from clinic_site.publishing.editions import publish


def edit_each_second(slug):
    """Until it is ended: another title each second, which visitors see at once; a line for each."""
    post = Post.objects.get(slug=slug)
    titles = [post.title, f"{post.title}, again"]
    while True:
        post.title = titles[0]
        publish(post)
        sys.stdout.write("edited\n")
        sys.stdout.flush()
        titles.reverse()
        time.sleep(1)
