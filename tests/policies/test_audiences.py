from datetime import date

from manyuan.notices.models import Notice
from manyuan.policies.actions import repeal_policy, restore_policy
from worlds.policies import file_plan, lay_something_down, revise


def told(code):
    found = Notice.objects.filter(record__code=code).order_by("seat__role")
    return [(one.seat.role, one.record.code) for one in found]


def roles(code):
    return sorted(role for role, _code in told(code))


def test_the_district_hears_of_its_documents(shore):
    with shore.at():
        plan = file_plan(shore.officer)
        revise(shore.officer, plan, title="修订")
        repeal_policy(by=shore.officer, document=plan, on=date(2027, 1, 1), reason="替代")
        restore_policy(by=shore.officer, document=plan)

        for step in ("filed", "revised", "repealed", "restored"):
            assert roles(f"policy.{step}") == ["group_office", "principal"]


def test_bureau_and_members_hear_what_a_group_files(shore):
    with shore.at():
        lay_something_down(shore)
        filed = Notice.objects.filter(record__seat=shore.group_office)

        assert sorted(one.seat.role for one in filed) == ["bureau_officer", "principal"]


def test_other_groups_hear_nothing(shore):
    with shore.at():
        file_plan(shore.officer, title="细则", groups=[shore.group("G2")])

        assert roles("policy.filed") == ["principal"]
