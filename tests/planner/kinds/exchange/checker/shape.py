"""Keys and types of the plan's JSON, as the issue writes them; more keys may stand beside them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

NUMBER = (int, float)
STATUSES = ("optimal", "feasible", "infeasible", "stopped")
PLAN = {
    "status": str,
    "scope": str,
    "policy": dict,
    "goals": list,
    "moves": list,
    "ineligible": dict,
    "balance_before": dict,
    "balance_after": dict,
    "rule_status": str,
    "seconds": NUMBER,
    "seed": (int, type(None)),
}
POLICY = {
    "eligible": int,
    "moved": int,
    "rate": (*NUMBER, type(None)),
    "backbone_moved": int,
    "backbone_share": (*NUMBER, type(None)),
    "rules": list,
}
RULE = {
    "rule": str,
    "required": int,
    "reached": int,
    "met": bool,
    "short_by": int,
    "remedy": (str, dict, list, type(None)),
}
GOAL = {"name": str, "value": (*NUMBER, type(None)), "bound": (*NUMBER, type(None))}
MOVE = {
    "teacher": str,
    "from": str,
    "to": str,
    "stage": str,
    "subject": str,
    "start": str,
    "end": str,
    "reasons": list,
}


def misshapen(document: Any) -> list[str]:
    """Say which keys are missing or hold the wrong type."""
    said = _object("plan", document, PLAN)
    if said:
        return said
    said += _object("policy", document["policy"], POLICY)
    if not said:
        said += _each("policy.rules", document["policy"]["rules"], RULE)
    said += _each("goals", document["goals"], GOAL)
    said += _each("moves", document["moves"], MOVE)
    said += _counts("ineligible", document["ineligible"])
    if "deferred" in document:
        said += _counts("deferred", document["deferred"])
    if document["status"] not in STATUSES:
        said.append(f"status is {document['status']!r}")
    if document["scope"] not in {"group", "district"}:
        said.append(f"scope is {document['scope']!r}")
    return said or [
        f"moves: {move['teacher']}: {key} is no date: {move[key]!r}"
        for move in document["moves"]
        for key in ("start", "end")
        if not _is_date(move[key])
    ]


def _each(name: str, values: list[Any], keys: Mapping[str, Any]) -> list[str]:
    return [
        sentence
        for place, value in enumerate(values)
        for sentence in _object(f"{name}[{place}]", value, keys)
    ]


def _object(name: str, value: Any, keys: Mapping[str, Any]) -> list[str]:
    if not isinstance(value, dict):
        return [f"{name} is no object"]
    said = [f"{name} lacks {key}" for key in keys if key not in value]
    return said + [
        f"{name}.{key} is {value[key]!r}"
        for key, kind in keys.items()
        if key in value and not _is_a(value[key], kind)
    ]


def _is_a(value: Any, kind: Any) -> bool:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return (bool in kinds or not isinstance(value, bool)) and isinstance(value, kinds)


def _counts(name: str, value: Any) -> list[str]:
    return [
        f"{name}.{code} is {count!r}"
        for code, count in value.items()
        if not _is_a(count, int) or count < 1
    ]


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
