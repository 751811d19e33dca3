"""Addresses that the frame links to, without the pages themselves."""

from django.http import HttpResponse
from django.urls import path


def page(request, **_):
    return HttpResponse()


urlpatterns = [
    path("", page, name="desk"),
    path("search/", page, name="search"),
    path("switch/", page, name="choose-seat"),
    path("out/", page, name="sign-out"),
    path("language/", page, name="language"),
]
