from django.urls import path

from manyuan.web.notices import letters, robots, sendings, views

urlpatterns = [
    path("", views.list_notices, name="my-notices"),
    path("letters/", letters.choose, name="my-letters"),
    path("sendings/", sendings.show_sendings, name="sendings"),
    path("sendings/retry/", sendings.retry, name="sendings-retry"),
    path("robots/new/", robots.set_up, name="robot-new"),
    path("robots/<int:pk>/try/", robots.try_out, name="robot-try"),
    path("robots/<int:pk>/remove/", robots.remove, name="robot-remove"),
    path("read/", views.mark_all_read, name="my-notices-read"),
    path("<int:pk>/", views.show_notice, name="my-notice"),
    path("<int:pk>/read/", views.mark_read, name="my-notice-read"),
]
