from django.urls import path

from worlds.lending import views

urlpatterns = [
    path("", views.list_loans, name="loans"),
    path("<str:code>/", views.show_loan, name="loan"),
]
