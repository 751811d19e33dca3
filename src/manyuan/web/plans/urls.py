from django.urls import path

from manyuan.web.plans import board, compare, download, gaps, moves, result, trying, why

urlpatterns = [
    path("<int:pk>/", result.show_plan, name="plan"),
    path("<int:pk>/moves/", moves.show_moves, name="plan-moves"),
    path("<int:pk>/gaps/", gaps.show_gaps, name="plan-gaps"),
    path("<int:pk>/why/", why.show_why, name="plan-why"),
    path("<int:pk>/file/", download.download_plan, name="plan-file"),
    path("<int:pk>/compare/", compare.compare_with, name="plan-compare-with"),
    path("<int:first>/compare/<int:second>/", compare.compare, name="plan-compare"),
    path("<int:pk>/edit/", board.edit_plan, name="plan-edit"),
    path("<int:pk>/try/", trying.try_teacher, name="plan-try"),
    path("<int:pk>/place/", trying.place, name="plan-place"),
]
