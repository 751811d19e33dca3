"""What the tests of the pages of a grouping share."""

from django.urls import reverse


def page(response):
    assert response.status_code == 200
    return response.content.decode()


def at(name, held, **query):
    return reverse(name, args=[held.pk], query=query)
