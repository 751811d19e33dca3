from django.urls import path

from manyuan.web.needs import board, meeting, need_page, stating

urlpatterns = [
    path("", board.show_needs, name="needs"),
    path("new/", stating.new_need, name="need-new"),
    path("<str:code>/", need_page.show_need, name="need"),
    path("<str:code>/edit/", stating.edit_need, name="need-edit"),
    path("<str:code>/withdraw/", stating.take_back, name="need-withdraw"),
    path("<str:code>/meet/", meeting.choose, name="need-meet"),
    path("<str:code>/reopen/", meeting.reopen, name="need-reopen"),
]
