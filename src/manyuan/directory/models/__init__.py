from manyuan.directory.models.groups import Group, Membership
from manyuan.directory.models.reports import ResourceReport, StrengthOfYear, Teacher
from manyuan.directory.models.travel import TravelTime
from manyuan.directory.models.units import District, Partner, School

__all__ = [
    "District",
    "Group",
    "Membership",
    "Partner",
    "ResourceReport",
    "School",
    "StrengthOfYear",
    "Teacher",
    "TravelTime",
]
