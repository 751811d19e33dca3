from django.urls import path

from manyuan.web.surveys import keeping, listing, supplying, survey

urlpatterns = [
    path("", listing.list_surveys, name="surveys"),
    path("new/", keeping.new_survey, name="survey-new"),
    path("<int:number>/", survey.show_survey, name="survey"),
    path("<int:number>/edit/", keeping.edit, name="survey-edit"),
    path("<int:number>/open/", keeping.open_it, name="survey-open"),
    path("<int:number>/close/", keeping.close, name="survey-close"),
    path("<int:number>/discard/", keeping.discard, name="survey-discard"),
    path("<int:number>/codes/<str:code>/", supplying.make, name="survey-codes"),
]
