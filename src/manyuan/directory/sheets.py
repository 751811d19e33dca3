from manyuan.directory.models import (
    Agreement,
    Expert,
    Group,
    Membership,
    Partner,
    ResourceReport,
    School,
    StrengthOfYear,
    Studio,
    Teacher,
    TravelTime,
    Venue,
)
from manyuan.seats.enums import UnitKind
from manyuan.sheets import caravan_tables, tables, venue_tables
from manyuan.sheets.model_store import ModelStore, UnitStore

SCHOOL_STORE = UnitStore(
    tables.SCHOOLS,
    School,
    kind=UnitKind.SCHOOL,
    lookups={"campus_of": "campus_of__unit__code"},
    references={"campus_of": UnitKind.SCHOOL},
)
STRENGTH_STORE = ModelStore(
    tables.STRENGTH_HISTORY,
    StrengthOfYear,
    lookups={"school": "school__unit__code"},
    references={"school": UnitKind.SCHOOL},
)
GROUP_STORE = UnitStore(tables.GROUPS, Group, kind=UnitKind.GROUP, lookups={"group": "unit__code"})
MEMBERSHIP_STORE = ModelStore(
    tables.MEMBERSHIPS,
    Membership,
    lookups={"group": "group__unit__code", "school": "school__unit__code"},
    references={"group": UnitKind.GROUP, "school": UnitKind.SCHOOL},
)
RESOURCE_STORE = ModelStore(
    tables.RESOURCES,
    ResourceReport,
    lookups={"school": "school__unit__code"},
    references={"school": UnitKind.SCHOOL},
)
TEACHER_STORE = ModelStore(
    tables.TEACHERS,
    Teacher,
    lookups={
        "teacher": "code",
        "school": "school__unit__code",
        "posted_to": "posted_to__unit__code",
    },
    references={"school": UnitKind.SCHOOL, "posted_to": UnitKind.SCHOOL},
)
PARTNER_STORE = UnitStore(tables.PARTNERS, Partner, kind=UnitKind.PARTNER)
TRAVEL_STORE = ModelStore(
    tables.TRAVEL,
    TravelTime,
    lookups={"from": "origin__code", "to": "destination__code"},
    references=dict.fromkeys(("from", "to"), (UnitKind.SCHOOL, UnitKind.PARTNER)),
)
STUDIO_STORE = ModelStore(
    caravan_tables.STUDIOS,
    Studio,
    lookups={"studio": "code", "school": "school__unit__code"},
    references={"school": UnitKind.SCHOOL},
    called_by=("school", "subject"),
)
EXPERT_STORE = ModelStore(
    caravan_tables.EXPERTS,
    Expert,
    lookups={"expert": "code", "partner": "partner__unit__code", "studio": "studio__code"},
    references={"partner": UnitKind.PARTNER, "studio": Studio},
)
AGREEMENT_STORE = ModelStore(
    caravan_tables.AGREEMENTS,
    Agreement,
    lookups={
        "partner": "partner__unit__code",
        "group": "group__unit__code",
        "school": "school__unit__code",
        "expert": "expert__code",
        "from": "starts_on",
        "to": "ends_on",
    },
    references={
        "partner": UnitKind.PARTNER,
        "group": UnitKind.GROUP,
        "school": UnitKind.SCHOOL,
        "expert": Expert,
    },
)
VENUE_STORE = ModelStore(
    venue_tables.VENUES,
    Venue,
    lookups={"venue": "code", "school": "school__unit__code"},
    references={"school": UnitKind.SCHOOL},
)

STORES = (
    SCHOOL_STORE,
    STRENGTH_STORE,
    GROUP_STORE,
    MEMBERSHIP_STORE,
    RESOURCE_STORE,
    TEACHER_STORE,
    PARTNER_STORE,
    TRAVEL_STORE,
    STUDIO_STORE,
    EXPERT_STORE,
    AGREEMENT_STORE,
    VENUE_STORE,
)
