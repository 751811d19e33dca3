"""The line icons of the frame, drawn on a grid of 24; every one stands beside a word."""

from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS: Final = {
    "desk": "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
    "inbox": "M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5",
    "directory": "M3 20h18M5 20V9l7-5 7 5v11M10 20v-5h4v5M9 11h.01M15 11h.01",
    "groups": "M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM5.5 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0"
    " 0 5zM18.5 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM12 8v4M12 12l-6 4M12 12l6 4",
    "offers": "M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4",
    "plans": "M5 4h14v16H5zM8.5 9l1.5 1.5L12.5 8M14.5 9.5H17M8.5 15l1.5 1.5 2.5-2.5M14.5 15.5H17",
    "engagements": "M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20v-2a5 5 0 0 1 10 0v2M14 9h7"
    "M18 6l3 3-3 3",
    "evaluation": "M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z",
    "funding": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 7.5L12 12l3.5-4.5M12 12v5"
    "M9 13h6M9 15.5h6",
    "papers": "M6 3h8l4 4v14H6zM14 3v4h4M9 11h6M9 14h4M14 17.5a1.5 1.5 0 1 0 0 .01",
    "lifecycle": "M12 20v-9M12 11c0-4 3-6 7-6 0 4-3 6-7 6zM12 14c0-3-2-5-6-5 0 3 2 5 6 5zM8 20h8",
    "history": "M12 7v5l3 2M4 12a8 8 0 1 0 2.6-5.9M4 4v4h4",
    "people": "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5"
    " 0 0 1 0 6.6M18 14.5a6.5 6.5 0 0 1 3.5 5.5",
    "map": "M9 4L3 6.5v13L9 17l6 3 6-2.5v-13L15 7zM9 4v13M15 7v13",
    "upload": "M12 16V4M7 9l5-5 5 5M4 16v4h16v-4",
    "download": "M12 4v12M7 11l5 5 5-5M4 18v2h16v-2",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4",
    "close": "M6 6l12 12M18 6L6 18",
    "sign-out": "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
    "language": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9"
    "c-3-3-3.5-6-3.5-9s.5-6 3.5-9",
    "info": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 7.5h.01",
    "done": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.5l3 3 5-6",
    "warn": "M12 4L2.5 20h19zM12 10v4M12 17h.01",
    "refused": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12",
    "files": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "settings": "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
    "M9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "more": "M5 12h.01M12 12h.01M19 12h.01",
    "dot": "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
}


def icon(name: str) -> SafeString:
    """Return one icon as inline SVG, hidden from screen readers; an unknown name gives a dot."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>',
        mark_safe(PATHS.get(name, PATHS["dot"])),  # noqa: S308 -- from the table above only
    )
