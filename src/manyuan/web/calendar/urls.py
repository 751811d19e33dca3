from django.urls import path

from manyuan.web.calendar import moving, views

urlpatterns = [
    path("", views.show_calendar, name="engagements"),
    path("calendar/move/<str:kind>/<str:code>/<int:number>/", moving.move, name="occasion-move"),
]
