from django.urls import path

from manyuan.web.inbox import answering, listing

urlpatterns = [
    path("", listing.show_inbox, name="inbox"),
    path("undo/", answering.undo, name="inbox-undo"),
    path("<slug:slug>/answer/", answering.answer_several, name="inbox-answer"),
]
