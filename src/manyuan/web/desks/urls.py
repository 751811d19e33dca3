from django.urls import path

from manyuan.web.desks.views import show_desk

urlpatterns = [path("", show_desk, name="desk")]
