from django.urls import path

from manyuan.web.directory.partnerships import (
    agreements_page,
    changing_agreements,
    changing_experts,
    changing_studios,
    experts_page,
    fulfilment_page,
    studios_page,
)

urlpatterns = [
    path("partnerships/", fulfilment_page.show_partnerships, name="partnerships"),
    path("agreements/", agreements_page.list_agreements, name="agreements"),
    path("new-agreement/", changing_agreements.new_agreement, name="agreement-new"),
    path("agreements/<int:pk>/edit/", changing_agreements.change_agreement, name="agreement-edit"),
    path("agreements/<int:pk>/end/", changing_agreements.finish_agreement, name="agreement-end"),
    path(
        "agreements/<int:pk>/remove/",
        changing_agreements.take_out_agreement,
        name="agreement-remove",
    ),
    path("experts/", experts_page.list_experts, name="experts"),
    path("new-expert/", changing_experts.new_expert, name="expert-new"),
    path("experts/<path:code>/edit/", changing_experts.change_expert, name="expert-edit"),
    path("experts/<path:code>/leave/", changing_experts.leave, name="expert-leave"),
    path("experts/<path:code>/return/", changing_experts.come_back, name="expert-return"),
    path("experts/<path:code>/remove/", changing_experts.take_out_expert, name="expert-remove"),
    path("experts/<path:code>/", experts_page.show_expert, name="expert"),
    path("studios/", studios_page.list_studios, name="studios"),
    path("new-studio/", changing_studios.new_studio, name="studio-new"),
    path("studios/<path:code>/edit/", changing_studios.change_studio, name="studio-edit"),
    path("studios/<path:code>/close/", changing_studios.end_studio, name="studio-close"),
    path("studios/<path:code>/reopen/", changing_studios.take_back_end, name="studio-reopen"),
    path("studios/<path:code>/remove/", changing_studios.take_out_studio, name="studio-remove"),
    path("studios/<path:code>/", studios_page.show_studio, name="studio"),
]
