from django.urls import path

from worlds.lending import views

urlpatterns = [
    path("", views.list_loans, name="loans"),
    path("new/", views.new_loan, name="loan-new"),
    path("<str:code>/", views.show_loan, name="loan"),
]
