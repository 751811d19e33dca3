from django.urls import path

from manyuan.web.wheel import keeping, opening, step_page, year_page

STEP = "<int:year>/steps/<slug:code>/"

urlpatterns = [
    path("", year_page.this_year, name="year-now"),
    path("<int:year>/", year_page.show_year, name="year"),
    path("<int:year>/open/", opening.open_it, name="year-open"),
    path("<int:year>/take-back/", opening.take_back, name="year-take-back"),
    path(STEP, step_page.show_step, name="year-step"),
    path(f"{STEP}due/", keeping.set_day, name="year-step-due"),
    path(f"{STEP}skip/", keeping.skip, name="year-step-skip"),
    path(f"{STEP}reset/", keeping.reset, name="year-step-reset"),
    path(f"{STEP}tick/", keeping.tick, name="year-step-tick"),
    path(f"{STEP}untick/", keeping.untick, name="year-step-untick"),
]
