from django.urls import path

from manyuan.web.surveys import answering

urlpatterns = [
    path("<str:bureau>/", answering.enter, name="survey-enter"),
    path("<str:bureau>/thanks/", answering.thank, name="survey-thanks"),
    path("<str:bureau>/<str:code>/", answering.answer, name="survey-answer"),
]
