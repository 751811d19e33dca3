from manyuan.funding.models.accounts import Account, Commitment, Line, Voucher
from manyuan.funding.models.ledger import LedgerEntry
from manyuan.funding.models.pots import Allocation, Pot, Share

__all__ = ["Account", "Allocation", "Commitment", "LedgerEntry", "Line", "Pot", "Share", "Voucher"]
