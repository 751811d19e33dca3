from django.urls import path

from manyuan.web.events import arranging, counting, event, going, listing, posters, staffing

urlpatterns = [
    path("", listing.list_events, name="events"),
    path("new/", arranging.new_event, name="event-new"),
    path("<str:code>/", event.show_event, name="event"),
    path("<str:code>/edit/", arranging.edit, name="event-edit"),
    path("<str:code>/schools/", staffing.schools, name="event-schools"),
    path("<str:code>/programme/", staffing.programme, name="event-programme"),
    path("<str:code>/announce/", going.announce, name="event-announce"),
    path("<str:code>/move/", going.move, name="event-move"),
    path("<str:code>/cancel/", going.cancel, name="event-cancel"),
    path("<str:code>/held/", going.hold, name="event-hold"),
    path("<str:code>/review/", going.review, name="event-review"),
    path("<str:code>/turnout/<str:school>/", counting.count, name="event-turnout"),
    path("<str:code>/poster/", posters.add, name="event-poster"),
    path("<str:code>/poster/file/", posters.show, name="event-poster-file"),
    path("<str:code>/poster/remove/", posters.remove, name="event-poster-remove"),
]
