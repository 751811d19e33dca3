"""What the addresses of the room decisions answer to every seat."""

from web.matrix_words import Address

TABLE: dict[str, Address] = {}
