from django.urls import path

from manyuan.web.history import views

urlpatterns = [
    path("", views.show_history, name="history"),
    path("<int:pk>/", views.show_record, name="history-record"),
    path("<str:table>/<path:key>/", views.show_object, name="history-object"),
]
