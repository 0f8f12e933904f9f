"""Addresses of conditions, of the people and of the clinic's own pages; the latter match last of all."""

from django.urls import path

from . import views

app_name = "clinic"
urlpatterns = [
    path("conditions/", views.conditions, name="conditions"),
    path("conditions/<slug:slug>/", views.condition, name="condition"),
    path("people/", views.people, name="people"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("<slug:slug>/", views.page, name="page"),
]
