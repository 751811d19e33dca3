from django.urls import path

from manyuan.web.venues import (
    answering,
    blocking,
    booking_page,
    bookings_page,
    changing_bookings,
    changing_venues,
    new_booking,
    photo,
    venue_page,
    venues_page,
)

urlpatterns = [
    path("", venues_page.list_venues, name="venues"),
    path("new/", changing_venues.new_venue, name="venue-new"),
    path("bookings/", bookings_page.list_bookings, name="bookings"),
    path("bookings/to-approve/", answering.list_waiting, name="bookings-to-approve"),
    path("bookings/<str:code>/", booking_page.show_booking, name="booking"),
    path("bookings/<str:code>/approve/", answering.approve, name="booking-approve"),
    path("bookings/<str:code>/refuse/", answering.refuse, name="booking-refuse"),
    path("bookings/<str:code>/cancel/", changing_bookings.cancel, name="booking-cancel"),
    path("bookings/<str:code>/<int:number>/cancel/", changing_bookings.cancel, name="use-cancel"),
    path("bookings/<str:code>/<int:number>/move/", changing_bookings.move, name="use-move"),
    path(
        "bookings/<str:code>/<int:number>/hand-over/",
        changing_bookings.hand_over_room,
        name="use-hand-over",
    ),
    path("blocks/<int:pk>/lift/", blocking.lift, name="block-lift"),
    path("at/<path:code>/photo/", photo.photo, name="venue-photo"),
    path("at/<path:code>/photo/remove/", photo.remove, name="venue-photo-remove"),
    path("at/<path:code>/edit/", changing_venues.change_venue, name="venue-edit"),
    path("at/<path:code>/close/", changing_venues.end_venue, name="venue-close"),
    path("at/<path:code>/reopen/", changing_venues.take_back_end, name="venue-reopen"),
    path("at/<path:code>/remove/", changing_venues.take_out_venue, name="venue-remove"),
    path("at/<path:code>/book/", new_booking.book, name="venue-book"),
    path("at/<path:code>/day/", new_booking.show_day, name="venue-day"),
    path("at/<path:code>/block/", blocking.block, name="venue-block"),
    path("at/<path:code>/", venue_page.show_venue, name="venue"),
]
