"""What the addresses of the room engagements answer to every seat."""

from web.matrix_words import Address

TABLE: dict[str, Address] = {}
