from django.urls import path

from manyuan.web.search.views import search

urlpatterns = [path("", search, name="search")]
