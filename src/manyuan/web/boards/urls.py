from django.urls import path

from manyuan.web.boards import (
    copied_days,
    copied_requests,
    days,
    needs_page,
    offers_page,
    openings_page,
    request_page,
    requests,
    windows,
)

urlpatterns = [
    path("", offers_page.show_offers_board, name="board-offers"),
    path("needs/", needs_page.show_needs_board, name="board-needs"),
    path("open/", openings_page.show_openings, name="openings"),
    path("windows/new/", windows.new_window, name="visit-window-new"),
    path("windows/<int:year>/edit/", windows.edit_window, name="visit-window-edit"),
    path("requests/new/", requests.new_request, name="visit-request-new"),
    path("requests/copy/", copied_requests.copy_requests, name="visit-requests-copy"),
    path("requests/<int:pk>/", request_page.show_request, name="visit-request"),
    path("requests/<int:pk>/edit/", requests.edit_request, name="visit-request-edit"),
    path("requests/<int:pk>/withdraw/", requests.take_back, name="visit-request-withdraw"),
    path("days/new/", days.new_day, name="expert-day-new"),
    path("days/copy/", copied_days.copy_days, name="expert-days-copy"),
    path("days/<int:pk>/", request_page.show_day, name="expert-day"),
    path("days/<int:pk>/edit/", days.edit_day, name="expert-day-edit"),
    path("days/<int:pk>/withdraw/", days.take_back, name="expert-day-withdraw"),
]
