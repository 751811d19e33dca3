"""A bureau's officer who reads pages in a language, and what a page says."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse

from manyuan.web.ui.figures import shown
from manyuan.web.ui.parts import KeyFigure
from worlds.qingdao.bureau import Bureau

CHINESE, ENGLISH = "zh-hans", "en"
BREAK = {CHINESE: "；", ENGLISH: "; "}


@dataclass
class Reader:
    """Whoever asks opens the bureau's scope, and sets the day and the language."""

    bureau: Bureau
    language: str
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        seat = self.bureau.officer
        self.client = Client(headers={"accept-language": self.language})
        self.client.force_login(seat.person, "django.contrib.auth.backends.ModelBackend")
        session = self.client.session
        session["seat"] = seat.pk
        session.save()

    def page(self, name: str, *args: object, **query: str) -> dict[str, Any]:
        """Open a page and return what it shows."""
        answer = self.client.get(reverse(name, args=args), query)
        assert answer.status_code == 200, f"{name}: {answer.status_code}"
        return answer.context

    def headline(self, name: str, *args: object, **query: str) -> str:
        return str(self.page(name, *args, **query)["headline"])

    def figures(self, name: str, *args: object, at: Iterable[int], **query: str) -> str:
        """Return the key figures of a page that stand at some places, as they are written."""
        found = self.page(name, *args, **query)["figures"]
        return self.joined(_written(found[place], self.language) for place in at)

    def joined(self, said: Iterable[object]) -> str:
        return BREAK[self.language].join(str(one) for one in said)


def _written(figure: KeyFigure, language: str) -> str:
    space, sub = ("", "（{}）") if language == CHINESE else (" ", " ({})")
    value = f"{figure.label} {shown(figure.value, figure.decimals)}"
    unit = f"{space}{figure.unit}" if figure.unit else ""
    return f"{value}{unit}{sub.format(figure.sub) if figure.sub else ''}"
