from django.urls import include, path

from manyuan.web.directory import (
    changing_groups,
    changing_links,
    changing_memberships,
    changing_partners,
    changing_schools,
    group_page,
    groups_page,
    link_uses,
    map_page,
    partners_page,
    school_page,
    schools_page,
)

# Codes are the district's own and may hold a slash; the pages for new ones lie beside, not below.
urlpatterns = [
    path("", map_page.show_map, name="directory"),
    path("schools/", schools_page.list_schools, name="schools"),
    path("new-school/", changing_schools.new_school, name="school-new"),
    path("schools/<path:code>/edit/", changing_schools.change_school, name="school-edit"),
    path("schools/<path:code>/close/", changing_schools.end_school, name="school-close"),
    path("schools/<path:code>/reopen/", changing_schools.take_back_closing, name="school-reopen"),
    path("schools/<path:code>/", school_page.show_school, name="school"),
    path("groups/", groups_page.list_groups, name="groups"),
    path("new-group/", changing_groups.new_group, name="group-new"),
    path("groups/<path:code>/edit/", changing_groups.change_group, name="group-edit"),
    path("groups/<path:code>/dissolve/", changing_groups.end_group, name="group-dissolve"),
    path("groups/<path:code>/restore/", changing_groups.take_back_end, name="group-restore"),
    path(
        "groups/<path:code>/new-membership/",
        changing_memberships.new_membership,
        name="membership-new",
    ),
    path("groups/<path:code>/", group_page.show_group, name="group"),
    path(
        "memberships/<int:pk>/edit/",
        changing_memberships.change_membership,
        name="membership-edit",
    ),
    path(
        "memberships/<int:pk>/end/", changing_memberships.finish_membership, name="membership-end"
    ),
    path(
        "memberships/<int:pk>/remove/",
        changing_memberships.take_out_membership,
        name="membership-remove",
    ),
    path("", include("manyuan.web.directory.partnerships.urls")),
    path("partners/", partners_page.list_partners, name="partners"),
    path("new-partner/", changing_partners.new_partner, name="partner-new"),
    path("partners/<path:code>/edit/", changing_partners.change_partner, name="partner-edit"),
    path(
        "partners/<path:code>/new-link/", changing_links.new_partner_link, name="partner-link-new"
    ),
    path("calendars/<str:kind>/<path:code>/", changing_links.new_calendar, name="calendar-new"),
    path("links/<int:number>/uses/", link_uses.show_uses, name="link-uses"),
    path("links/<int:number>/renew/", changing_links.replace_link, name="link-renew"),
    path("links/<int:number>/revoke/", changing_links.end_link, name="link-revoke"),
    path("partners/<path:code>/", partners_page.show_partner, name="partner"),
]
