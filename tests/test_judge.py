"""What an answer says of an address: alive, dead or unknown, by the published table."""

import re
from pathlib import Path

import pytest

from marrowlint.facts import Verdict
from marrowlint.verify.judge import FAILURES, STATUSES, judged
from marrowlint.verify.reply import Failure, Hop, Reply

ALIVE, DEAD, UNKNOWN = Verdict.ALIVE, Verdict.DEAD, Verdict.UNKNOWN
URL = "https://example.org/a/page"
PAGE = b"<title>A page</title><p>Its text."
DOC = Path(__file__).parents[1] / "docs" / "sources.md"
REFUSALS = (400, 401, 402, 403, 405, 406, 407, 409, 411, 412, 413, 414, 415, 416, 417, 418, 421)
OTHERS = (422, 423, 424, 426, 428, 431, 444, 451, 494, 499, 501, 505, 511, 0, 99, 600, 999, 1000)
PASSING = (408, 425, 429, 500, 502, 503, 504, 506, 507, 508, 510, 520, 521, 522, 524, 530, 598)
FINE = (200, 201, 202, 203, 204, 205, 206, 207, 226)
UNFOLLOWED = (100, 101, 103, 300, 301, 302, 303, 304, 305, 307, 308)


def landed(final: str, *, asked: str = URL, status: int = 200, by: int = 302) -> Reply:
    return Reply(asked, status, body=PAGE, hops=(Hop(by, final),))


@pytest.mark.parametrize("status", FINE)
def test_what_answers_well_is_alive(status: int) -> None:
    said = judged(Reply(URL, status, body=PAGE))

    assert (said.verdict, said.reason, said.again) == (ALIVE, "", False)


@pytest.mark.parametrize("status", [404, 410])
def test_gone_is_dead_and_is_asked_again(status: int) -> None:
    said = judged(Reply(URL, status, body=PAGE))

    assert (said.verdict, said.http_status, said.again) == (DEAD, status, True)


@pytest.mark.parametrize("status", [*REFUSALS, *OTHERS, *UNFOLLOWED])
def test_what_may_be_about_us_is_unknown(status: int) -> None:
    said = judged(Reply(URL, status, body=PAGE))

    assert (said.verdict, said.again) == (UNKNOWN, False)
    assert said.reason.startswith(f"{status}: ")


@pytest.mark.parametrize("status", PASSING)
def test_what_may_pass_is_unknown_and_is_asked_again(status: int) -> None:
    said = judged(Reply(URL, status, body=PAGE))

    assert (said.verdict, said.again) == (UNKNOWN, True)


@pytest.mark.parametrize("failure", Failure)
def test_no_answer_is_no_life(failure: Failure) -> None:
    said = judged(Reply(URL, failure=failure, why="it is so"))

    dead = failure is Failure.NO_HOST
    assert said.verdict is (DEAD if dead else UNKNOWN)
    assert said.reason.endswith("it is so")
    assert said.http_status is None


@pytest.mark.parametrize("failure", [Failure.REFUSED, Failure.BLOCKED])
def test_what_was_not_asked_is_said_to_be_so(failure: Failure) -> None:
    assert judged(Reply(URL, failure=failure)).reason.startswith("not fetched: ")


def test_every_failure_has_its_row() -> None:
    assert set(FAILURES) == set(Failure)


def test_not_modified_is_alive_where_it_was_asked_for() -> None:
    reply = Reply(URL, 304)

    assert judged(reply, conditional=True).verdict is ALIVE
    assert judged(reply).verdict is UNKNOWN


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream", ""])
def test_any_kind_of_content_is_alive(kind: str) -> None:
    reply = Reply(URL, 200, (("content-type", kind),), b"%PDF-1.7 Just a moment...")

    assert judged(reply).verdict is ALIVE


def test_a_page_that_refreshes_elsewhere_is_not_followed() -> None:
    body = b'<meta http-equiv="refresh" content="0; url=https://example.org/"><script>go()</script>'

    assert judged(Reply(URL, 200, body=body)).verdict is ALIVE


@pytest.mark.parametrize("phrase", [b"404 Page not found", b"Sorry, we cannot find that page"])
def test_a_phrase_alone_decides_nothing(phrase: bytes) -> None:
    body = b"<title>" + phrase + b"</title><h1>" + phrase + b"</h1>"

    assert judged(Reply(URL, 200, body=body)).verdict is ALIVE


@pytest.mark.parametrize(
    "final",
    [
        "https://example.org/",
        "https://www.example.org",
        "https://example.org/index.html",
        "https://example.org/en/",
        "https://example.org/en-GB/home",
        "https://example.org/de/index.php",
        "https://old.example.org/",
        "https://example.org/default.aspx",
        "https://example.org/errors/404.html",
        "https://example.org/page-not-found",
        "https://example.org/NotFound.aspx",
    ],
)
def test_a_redirect_away_from_the_page_is_a_soft_404(final: str) -> None:
    said = judged(landed(final))

    assert (said.verdict, said.again, said.moved_to) == (DEAD, True, "")
    assert said.reason.startswith("redirected to ")


@pytest.mark.parametrize(
    ("final", "where"),
    [
        ("https://example.org/login?next=/a/page", "a login page"),
        ("https://example.org/users/sign_in", "a login page"),
        ("https://example.org/wp-login.php", "a login page"),
        ("https://idp.nature.com/transit?x=1", "a login page"),
        ("https://login.microsoftonline.com/common/x", "a login page"),
        ("https://consent.example.org/m?continue=x", "a consent page"),
        ("https://example.org/action/cookieAbsent", "a page that asks for cookies"),
        (f"{URL}?error=cookies_not_supported&code=1", "a page that asks for cookies"),
        ("https://example.org/subscribe", "a paywall"),
        ("https://example.org/access-denied", "a page that refuses access"),
        ("https://other.example/", "another site's home page"),
        ("https://example.org/?p=12", "the site's home page with a query"),
    ],
)
def test_a_redirect_out_of_our_sight_is_unknown(final: str, where: str) -> None:
    said = judged(landed(final))

    assert (said.verdict, said.reason) == (UNKNOWN, f"redirected to {where}")


@pytest.mark.parametrize(
    ("asked", "final"),
    [
        ("https://example.org/", "https://www.example.org/en/"),
        ("https://example.org/index.html", "https://example.org/"),
        ("https://example.org/fr/", "https://example.org/en/"),
        ("https://example.org/old/page", "https://example.org/new/page"),
        ("https://example.org/old/page", "https://example.org/#/new/page"),
        ("https://example.org/login", "https://example.org/en/login"),
        ("https://example.org/how-to/404", "https://example.org/guide/404"),
        ("https://example.org/blocked", "https://example.org/a/blocked"),
        ("https://doi.org/10.1000/x", "https://journal.example/article/1"),
        ("https://example.org/consent-in-research", "https://example.org/informed-consent-forms"),
    ],
)
def test_a_redirect_to_a_page_is_alive(asked: str, final: str) -> None:
    assert judged(landed(final, asked=asked)).verdict is ALIVE


def test_a_redirect_to_a_404_is_dead() -> None:
    assert judged(landed("https://example.org/new", status=404)).verdict is DEAD


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), True), ((308, 301), True), ((302,), False), ((301, 302), False), ((307,), False)],
)
def test_moved_is_what_every_redirect_says_is_for_good(
    statuses: tuple[int, ...], *, moved: bool
) -> None:
    hops = tuple(Hop(status, f"https://example.org/to/{n}") for n, status in enumerate(statuses))

    said = judged(Reply(URL, 200, body=PAGE, hops=hops))

    assert said.moved_to == (hops[-1].url if moved else "")


def test_an_address_that_leads_back_to_itself_has_not_moved() -> None:
    hops = (Hop(301, "https://example.org/x"), Hop(301, URL))

    assert judged(Reply(URL, 200, body=PAGE, hops=hops)).moved_to == ""


def test_a_malformed_address_is_judged_all_the_same() -> None:
    assert judged(landed("http://[::1")).verdict is ALIVE


def published() -> list[str]:
    """Return the rows of the table as the document has them."""
    rows = []
    for row in STATUSES:
        statuses = str(row.first) if row.first == row.last else f"{row.first}–{row.last}"
        rows.append(
            f"| {statuses} | {row.verdict.value} | {row.means} | {_again(again=row.again)} |"
        )
    for failure, (verdict, means, again) in FAILURES.items():
        rows.append(f"| {failure.value} | {verdict.value} | {means} | {_again(again=again)} |")
    return rows


def _again(*, again: bool) -> str:
    return "yes" if again else ""


def test_the_published_table_is_the_one_in_use() -> None:
    section = DOC.read_text("utf-8").partition("## Alive, dead or unknown")[2].partition("\n## ")[0]
    found = re.findall(r"^\| (?!answer|---).*\|$", section, re.MULTILINE)

    assert found == published(), "\n".join(published())
