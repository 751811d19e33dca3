from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.models import Teacher
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.kinds.documents.errors import DocumentsFull, DocumentUnreadable
from manyuan.engagements.kinds.material.actions import (
    VersionFacts,
    add_version,
    change_material,
    take_back_use,
    withdraw_material,
)
from manyuan.engagements.kinds.material.enums import MaterialState
from manyuan.engagements.kinds.material.errors import (
    AuthorOfAnotherSchool,
    MaterialReasonMissing,
    MaterialWithdrawn,
    NothingShared,
    UsedBeforeShared,
    UsedInTheFuture,
    UseTakenBack,
)
from manyuan.engagements.kinds.material.models import (
    Material,
    MaterialFile,
    MaterialUse,
    MaterialVersion,
)
from manyuan.engagements.kinds.material.permissions import (
    may_change_material,
    may_list_materials,
    may_share_materials,
    may_take_back,
)
from manyuan.engagements.kinds.material.queries.materials import (
    Sharing,
    materials,
    sharing_of,
    visible_codes,
)
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from worlds.materials import ADDRESS
from worlds.visits import PDF, partner_link


def files(count):
    return [(f"{number}.pdf", PDF) for number in range(count)]


def test_material_is_shared_with_its_first_version(library):
    material = library.share(version=VersionFacts(files=files(2), link=ADDRESS), author="T1")

    version = MaterialVersion.objects.get()
    assert material.code == f"M{SchoolYear.on(today()).start}-00001"
    assert (version.number, version.link) == (1, ADDRESS)
    assert sorted(version.files.values_list("name", flat=True)) == ["0.pdf", "1.pdf"]
    record = Record.objects.get(code="material.shared")
    assert sentence_of(record) == "海棠路小学共享了资料「分数的意义」"
    assert [change.table for change in record.changes.order_by("table")] == [
        "material_versions",
        "materials",
    ]


def test_numbers_go_on_though_nothing_has_flowed_yet(library):
    library.share()

    assert library.share(title="小数").code.endswith("-00002")
    assert Flow.objects.filter(kind="material").count() == 0


@pytest.mark.parametrize(
    ("version", "error"),
    [
        (VersionFacts(), NothingShared),
        (VersionFacts(link="http://example.org/1"), ValidationError),
        (VersionFacts(link="javascript:alert(1)"), ValidationError),
        (VersionFacts(files=[("a.docx", b"<html>")]), DocumentUnreadable),
        (VersionFacts(files=files(9)), DocumentsFull),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(library, version, error):
    with pytest.raises(error):
        library.share(version=version)

    counts = (Material, MaterialVersion, MaterialFile)
    assert [model.objects.count() for model in counts] == [0, 0, 0]


def test_author_is_on_the_roster_of_the_school(library):
    with pytest.raises(AuthorOfAnotherSchool):
        library.share(author="T2")

    assert Material.objects.count() == 0


def test_use_flows_from_who_made_it_to_who_used_it_at_a_distance(library):
    material = library.share(author="T1")

    use = library.use(material, hours=Decimal(1))

    flow = Flow.objects.get(kind="material")
    assert (use.flow, flow.code, flow.activity) == (flow, f"{material.code}.1", material.code)
    assert (flow.provider.code, flow.receiver.code) == ("S1", "S2")
    assert (flow.mode, flow.people, flow.hours) == ("remote_share", 42, 1)
    assert (flow.teacher.code, flow.group.code) == ("T1", "G1")
    assert (flow.direction, flow.status) == (Direction.STRONG_TO_WEAK, FlowStatus.HELD)
    said = f"登记灯塔小学于 {today()} 使用资料「分数的意义」：学生 42 人"
    assert sentence_of(Record.objects.get(code="material.used")) == said


def test_use_outside_of_any_common_group_has_none(library):
    library.use(library.share(), school="S6")

    assert Flow.objects.get(kind="material").group is None


def test_own_use_is_noted_and_no_flow(library):
    use = library.use(library.share(), school="S1")

    assert (
        use.flow,
        MaterialUse.objects.count(),
        Flow.objects.filter(kind="material").count(),
    ) == (
        None,
        1,
        0,
    )


def test_use_is_reported_after_it_took_place(library):
    material = library.share()

    with pytest.raises(UsedInTheFuture):
        library.use(material, used_on=today() + timedelta(days=1))
    with pytest.raises(UsedBeforeShared):
        library.use(material, used_on=today() - timedelta(days=1))
    with pytest.raises(AuthorOfAnotherSchool):
        library.use(material, teacher="T1")
    with pytest.raises(ValidationError):
        library.use(material, pupils=0)

    assert (MaterialUse.objects.count(), Flow.objects.filter(kind="material").count()) == (0, 0)


def test_use_that_is_taken_back_no_longer_counts(library):
    use = library.use(library.share())

    take_back_use(by=library.officer, use=use, reason="填错学校")

    assert Flow.objects.get(kind="material").status == FlowStatus.CANCELLED
    (material,) = materials(library.officer)
    assert (material.use_count, material.school_count) == (0, 0)
    with pytest.raises(UseTakenBack):
        take_back_use(by=library.officer, use=use, reason="填错学校")


def test_new_version_leaves_the_old_and_later_uses_are_of_it(library):
    material = library.share()
    library.use(material)

    add_version(
        by=library.officer, material=material, version=VersionFacts(note="更正", link=ADDRESS)
    )
    library.use(material)

    uses = MaterialUse.objects.order_by("number")
    assert [(use.number, use.version.number) for use in uses] == [(1, 1), (2, 2)]
    assert [flow.code[-2:] for flow in Flow.objects.filter(kind="material")] == [".1", ".2"]


def test_change_puts_right_what_is_said_and_leaves_whose_it_is(library):
    material = library.share()

    facts = library.facts(title="分数的初步认识", licence="cc_by", school="S4")
    changed = change_material(by=library.officer, material=material, facts=facts)

    assert (changed.title, changed.licence, changed.school.code) == (
        "分数的初步认识",
        "cc_by",
        "S1",
    )


def test_withdrawn_material_is_over_for_a_reason(library):
    material = library.share()

    with pytest.raises(MaterialReasonMissing):
        withdraw_material(by=library.officer, material=material, reason=" ")
    withdraw_material(by=library.officer, material=material, reason="有误")

    assert Material.objects.get().state == MaterialState.WITHDRAWN
    assert (MaterialVersion.objects.count(), MaterialFile.objects.count()) == (1, 0)
    with pytest.raises(MaterialWithdrawn):
        library.use(material)
    with pytest.raises(MaterialWithdrawn):
        add_version(by=library.officer, material=material, version=VersionFacts(link=ADDRESS))


def test_what_is_for_the_group_is_seen_in_the_group_alone(library):
    library.share(title="集团", licence="group")
    library.share(title="外集团", licence="group", school="S6")
    library.share(title="全区")

    def seen(seat):
        with library.at(seat):
            return set(materials(seat).values_list("title", flat=True))

    assert seen(library.officer) == {"集团", "外集团", "全区"}
    assert seen(library.principal) == {"集团", "全区"}
    assert seen(library.teacher) == {"集团", "全区"}
    assert seen(library.shore.auditor) == {"集团", "外集团", "全区"}
    assert seen(library.shore.hill) == set()
    assert seen(partner_link(library.shore, "P1")) == set()


def test_who_shares_changes_and_takes_back(library):
    Teacher.objects.filter(code="T1").update(account=library.teacher.person)
    own, other = library.share(author="T1"), library.share(title="小数")
    use = library.use(own)

    def answers(seat):
        with library.at(seat):
            asked = (may_share_materials(seat), may_change_material(seat, own))
            return [bool(one) for one in (*asked, may_change_material(seat, other))]

    own.refresh_from_db()
    assert answers(library.teacher) == [True, True, False]
    assert answers(library.principal) == [True, False, False]
    assert answers(library.shore.group_office) == [True, True, True]
    assert answers(library.shore.auditor) == [False, False, False]
    link = partner_link(library.shore, "P1")
    assert not may_list_materials(link)
    with library.at(library.principal):
        assert may_take_back(library.principal, use)
        with pytest.raises(Refused):
            library.share(by=library.principal)
        with pytest.raises(Refused):
            library.use(own, by=library.principal, school="S1")
    with library.at(library.teacher):
        assert not may_take_back(library.teacher, use)


def test_year_counts_uses_pupils_and_schools_each_once(library):
    material = library.share()
    library.use(material)
    library.use(material, pupils=40, mode="onsite_share")
    library.use(material, school="S6", pupils=30)

    found = sharing_of(library.officer, SchoolYear.on(today()))

    assert found == Sharing(materials=1, uses=3, pupils=112, remote=2, schools=2)
    (listed,) = materials(library.officer)
    assert (listed.use_count, listed.school_count) == (3, 2)
    assert visible_codes(library.officer, [material.code, "M1999-00001"]) == {material.code}
