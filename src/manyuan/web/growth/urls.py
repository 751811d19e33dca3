from django.urls import path

from manyuan.web.growth import uploading, views

urlpatterns = [
    path("", views.growth, name="growth"),
    path("upload/", uploading.upload, name="growth-upload"),
]
