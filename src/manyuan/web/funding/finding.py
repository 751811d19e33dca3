"""What an address of the funding names, open to who may see it."""

from typing import TypeVar

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.funding.models import Account, Allocation, Commitment, LedgerEntry, Line, Pot, Voucher
from manyuan.funding.permissions import may_see_funding
from manyuan.funding.queries.accounts import (
    account_at,
    commitment_with_code,
    entry_numbered,
    line_with_code,
    voucher_with_code,
)
from manyuan.funding.queries.pots import allocation_at, pot_with_code
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

T = TypeVar("T")


def pot_of(seat: Seat, code: str) -> Pot:
    """Return the pot of this code."""
    require(may_see_funding(seat))
    return _found(
        pot_with_code(seat, code), _("没有编号为 {code} 的专项资金，或者您的席位不能查看它。"), code
    )


def allocation_of(seat: Seat, code: str, number: int) -> Allocation:
    """Return the n-th allocation of a pot."""
    return _found(
        allocation_at(seat, code, number),
        _("没有这次分配，或者您的席位不能查看它：{code}"),
        f"{code}/{number}",
    )


def account_of(seat: Seat, pot: str, unit: str) -> Account:
    """Return the account of a unit in a pot."""
    require(may_see_funding(seat))
    return _found(
        account_at(seat, pot, unit),
        _("没有这个经费账户，或者您的席位不能查看它：{code}"),
        f"{pot}/{unit}",
    )


def line_of(seat: Seat, code: str) -> Line:
    """Return the budget line of this code."""
    require(may_see_funding(seat))
    return _found(
        line_with_code(seat, code), _("没有编号为 {code} 的预算项，或者您的席位不能查看它。"), code
    )


def commitment_of(seat: Seat, code: str) -> Commitment:
    """Return the commitment of this code."""
    require(may_see_funding(seat))
    return _found(
        commitment_with_code(seat, code),
        _("没有编号为 {code} 的占用，或者您的席位不能查看它。"),
        code,
    )


def voucher_of(seat: Seat, code: str) -> Voucher:
    """Return the voucher of this code."""
    require(may_see_funding(seat))
    return _found(
        voucher_with_code(seat, code), _("没有编号为 {code} 的凭证，或者您的席位不能查看它。"), code
    )


def entry_of(seat: Seat, number: int) -> LedgerEntry:
    """Return the ledger entry of this number."""
    require(may_see_funding(seat))
    return _found(
        entry_numbered(seat, number),
        _("台账里没有第 {code} 号，或者您的席位不能查看它。"),
        str(number),
    )


def _found(one: T | None, text: str, code: str) -> T:
    if one is None:
        raise Http404(text.format(code=code))
    return one
