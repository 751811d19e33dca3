from django.urls import path

from manyuan.web.policies import document, filing, listing, repealing

urlpatterns = [
    path("", listing.list_policies, name="policies"),
    path("new/", filing.new_policy, name="policy-new"),
    path("<int:number>/", document.show_policy, name="policy"),
    path("<int:number>/versions/new/", filing.new_version, name="policy-version-new"),
    path("<int:number>/versions/<int:version>/file/", document.hand_out_file, name="policy-file"),
    path("<int:number>/repeal/", repealing.repeal, name="policy-repeal"),
    path("<int:number>/restore/", repealing.restore, name="policy-restore"),
]
