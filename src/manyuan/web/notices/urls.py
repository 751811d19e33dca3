from django.urls import path

from manyuan.web.notices import letters, views

urlpatterns = [
    path("", views.list_notices, name="my-notices"),
    path("letters/", letters.choose, name="my-letters"),
    path("read/", views.mark_all_read, name="my-notices-read"),
    path("<int:pk>/", views.show_notice, name="my-notice"),
    path("<int:pk>/read/", views.mark_read, name="my-notice-read"),
]
