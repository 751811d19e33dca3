"""A kind of flow that lives in the tests alone: schools lend each other boxes of books.

It is what docs/how-to/add-a-kind.md builds, in one folder; nothing of the product knows of it.
"""
