from django.urls import path

from manyuan.web.calendar import moving, timeline, views

urlpatterns = [
    path("", views.show_calendar, name="engagements"),
    path("calendar/venues/", timeline.show_timeline, name="venue-timeline"),
    path("calendar/move/<str:kind>/<str:code>/<int:number>/", moving.move, name="occasion-move"),
]
