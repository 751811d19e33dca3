from django.urls import path

from manyuan.web.links import answering, days, feed, partner_page

urlpatterns = [
    path("<str:token>/", partner_page.show_partner, name="link"),
    path("<str:token>/calendar.ics", feed.send_calendar, name="link-calendar"),
    path("<str:token>/days/new/", days.give_day, name="link-day-new"),
    path("<str:token>/days/<int:pk>/edit/", days.edit_day, name="link-day-edit"),
    path("<str:token>/days/<int:pk>/withdraw/", days.take_back_day, name="link-day-withdraw"),
    path("<str:token>/visits/<str:code>/confirm/", answering.say_yes, name="link-visit-confirm"),
    path("<str:token>/visits/<str:code>/decline/", answering.say_no, name="link-visit-decline"),
    path("<str:token>/visits/<str:code>/move/", answering.move, name="link-visit-move"),
    path("<str:token>/visits/<str:code>/feedback/", answering.judge, name="link-visit-feedback"),
]
