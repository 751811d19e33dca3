from django.urls import path

from manyuan.web.courses import (
    course,
    listing,
    offering,
    running,
    schools,
    sessions,
    sheet,
    signing,
    stepping,
    turnout,
)

urlpatterns = [
    path("", listing.list_courses, name="courses"),
    path("new/", offering.new_course, name="course-new"),
    path("<str:code>/", course.show_course, name="course"),
    path("<str:code>/edit/", offering.edit, name="course-edit"),
    path("<str:code>/schools/", schools.choose_schools, name="course-schools"),
    path("<str:code>/open/", stepping.open_up, name="course-open"),
    path("<str:code>/start/", stepping.start, name="course-start"),
    path("<str:code>/finish/", stepping.finish, name="course-finish"),
    path("<str:code>/cancel/", stepping.cancel, name="course-cancel"),
    path("<str:code>/sessions/new/", sessions.add, name="course-session-new"),
    path("<str:code>/sessions/run/", running.add_run, name="course-run"),
    path("<str:code>/sessions/<int:number>/", sessions.change, name="course-session"),
    path("<str:code>/sessions/<int:number>/cancel/", sessions.cancel, name="course-session-cancel"),
    path("<str:code>/sign-up/<str:school>/", signing.sign_school_up, name="course-sign-up"),
    path("<str:code>/withdraw/<str:school>/", signing.withdraw, name="course-withdraw"),
    path("<str:code>/attendance/", turnout.report, name="course-attendance"),
    path("<str:code>/sheet/", sheet.show_sheet, name="course-sheet"),
]
