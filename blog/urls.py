"""Addresses of the articles. A post's own address comes last: see `Post.reserved_addresses`."""

from django.urls import path

from clinic_site.publishing import paging  # noqa: F401 -- it knows what a <page_number:…> is

from . import feeds, views

app_name = "blog"
urlpatterns = [
    path("", views.post_list, name="list"),
    path("page/1/", views.first_page),
    path("page/<page_number:number>/", views.post_list, name="list_page"),
    path("feed/", feeds.latest_posts, name="feed"),
    path("category/<slug:slug>/", views.category, name="category"),
    path("category/<slug:slug>/feed/", feeds.posts_in_category, name="category_feed"),
    path("category/<slug:slug>/page/1/", views.first_page),
    path("category/<slug:slug>/page/<page_number:number>/", views.category, name="category_page"),
    path("author/<slug:slug>/", views.author, name="author"),
    path("author/<slug:slug>/page/1/", views.first_page),
    path("author/<slug:slug>/page/<page_number:number>/", views.author, name="author_page"),
    path("<slug:slug>/", views.post, name="post"),
]
