from manyuan.directory.models.groups import Group, Membership
from manyuan.directory.models.partnerships import Agreement, Expert, Studio
from manyuan.directory.models.reports import ResourceReport, StrengthOfYear, Teacher
from manyuan.directory.models.travel import TravelTime
from manyuan.directory.models.units import District, Partner, School
from manyuan.directory.models.venues import Venue, VenuePhoto

__all__ = [
    "Agreement",
    "District",
    "Expert",
    "Group",
    "Membership",
    "Partner",
    "ResourceReport",
    "School",
    "StrengthOfYear",
    "Studio",
    "Teacher",
    "TravelTime",
    "Venue",
    "VenuePhoto",
]
