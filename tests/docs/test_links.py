"""Every link of the documentation leads somewhere, and none leads to this or that machine."""

import re
from pathlib import Path

from docs.pages import ROOT, anchor_of, headings_of, links_of, pages, text_of

# What stands in a clone that was made on somebody's machine, or names where packages come from.
FOREIGN = re.compile(r"/root/|/home/[a-z]|/Users/|file:///|/tmp/")


def leads_nowhere(page, link):
    path, _hash, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.is_relative_to(ROOT) or not target.exists():
        return True
    return bool(anchor) and anchor not in {anchor_of(heading) for heading in headings_of(target)}


def test_relative_links_resolve():
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages()
        for link in links_of(page)
        if not re.match(r"[a-z]+:", link) and leads_nowhere(page, link)
    ]

    assert broken == []


def test_index_names_every_page():
    index = ROOT / "docs" / "README.md"

    linked = {(index.parent / link).resolve() for link in links_of(index)}

    assert {page for page in pages() if page.is_relative_to(ROOT / "docs")} - {index} == linked


def test_translated_pages_have_their_english():
    translated = [page for page in pages() if page.name.endswith(".zh.md")]

    english = [page.with_name(page.name.replace(".zh.md", ".md")) for page in translated]

    assert [page for page in english if not page.exists()] == []


def test_pages_name_no_machine_and_no_package_host():
    found = [
        f"{page.relative_to(ROOT)}: {match[0]}"
        for page in pages()
        for match in FOREIGN.finditer(text_of(page))
    ]

    assert found == []


def test_broken_link_is_noticed():
    page = ROOT / "README.md"

    assert leads_nowhere(page, "docs/no-such-page.md")
    assert leads_nowhere(page, "docs/glossary.md#no-such-heading")
    assert not leads_nowhere(page, "docs/glossary.md#balance")
    assert leads_nowhere(page, str(Path("..") / "elsewhere.md"))
