from django.urls import path

from manyuan.web.people import accounts, importing, listing, person, seats

urlpatterns = [
    path("", listing.list_people, name="people"),
    path("new/", person.new_person, name="person-new"),
    path("import/", importing.bring_people, name="people-import"),
    path("import/template/", importing.download_template, name="people-template"),
    path("seats/<int:pk>/end/", seats.finish_seat, name="seat-end"),
    path("<int:pk>/", person.show_person, name="person"),
    path("<int:pk>/edit/", person.put_person_right, name="person-edit"),
    path("<int:pk>/seats/new/", seats.new_seat, name="seat-new"),
    path("<int:pk>/password/", accounts.hand_out_password, name="password-reissue"),
    path("<int:pk>/close/", accounts.end_account, name="person-close"),
    path("<int:pk>/reopen/", accounts.take_back_closing, name="person-reopen"),
]
