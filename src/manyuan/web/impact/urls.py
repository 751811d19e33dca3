from django.urls import path

from manyuan.web.impact import views

urlpatterns = [path("", views.impact, name="impact")]
