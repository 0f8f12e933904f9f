"""The address of a review link."""

from django.urls import path

from .views import review

app_name = "reviewing"
urlpatterns = [path("<str:key>/", review, name="review")]
