from manyuan.engagements.signups.models.lists import SchoolQuota, SignUp
from manyuan.engagements.signups.models.pages import PublicPage
from manyuan.engagements.signups.models.registrations import Registration

__all__ = ["PublicPage", "Registration", "SchoolQuota", "SignUp"]
