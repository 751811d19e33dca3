from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from manyuan.web.account import deputies, passwords, reset, views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", login_not_required(LogoutView.as_view()), name="sign-out"),
    path("seat/", views.choose_seat, name="choose-seat"),
    path("deputy/", deputies.name_one, name="deputies"),
    path("deputy/<int:pk>/end/", deputies.end_one, name="deputy-end"),
    path("language/", login_not_required(require_POST(set_language)), name="language"),
    path("password/", passwords.ChangePassword.as_view(), name="change-password"),
    path("password/forgotten/", reset.Forgotten.as_view(), name="password-forgotten"),
    path("password/sent/", reset.Sent.as_view(), name="password-reset-done"),
    path(
        "password/new/<str:uidb64>/<str:token>/",
        reset.Confirm.as_view(),
        name="password-reset-confirm",
    ),
    path("password/renewed/", reset.Complete.as_view(), name="password-reset-complete"),
]
