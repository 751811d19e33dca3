"""What every journey does: sign in, look for what a reader with a disability would trip over."""

from pathlib import Path

from worlds.shore import PASSWORD

AXE = Path(__file__).parents[1] / "web" / "vendor" / "axe.min.js"
SERIOUS = {"serious", "critical"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def sign_in(page, seat):
    """Sign a seat's person in through the form."""
    page.goto("/")
    page.get_by_label("用户名").fill(seat.person.username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/desk/")


def serious_findings(page):
    """Return what axe finds serious or worse on the page as it stands."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
        ".then(answer => answer.violations)",
        RULES,
    )
    return [
        (one["id"], [node["target"] for node in one["nodes"]])
        for one in found
        if one["impact"] in SERIOUS
    ]


def overflow(page):
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
