"""Sources with an address alone: fetched, followed to the work that they are, or left unknown."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from msgspec.structs import replace

from asking import SimulatedTimer, online
from loopback_registries import Registries, served
from marrowlint.facts import Record
from marrowlint.page import Source
from marrowlint.verify.gather import verify
from marrowlint.verify.guard import Policy
from marrowlint.verify.lanes import Manners
from marrowlint.verify.progress import Silent
from marrowlint.verify.wanted import Verified, Wanted, wanted

DOI = b'<head><meta name="citation_doi" content="10.5555/synthetic.plain"><title>A</title></head>'
PAGES = {
    "/page": (200, b"<title>A page</title>" + b"Words of a page. " * 200),
    "/paper": (200, DOI),
    "/paper/full": (200, DOI),
    "/gone": (404, b"no"),
    "/broken": (500, b"no"),
}
NO_PORTS = Policy(ports=())
"""Refuses every address before anybody is asked where it is."""


class Site:
    """Pages on 127.0.0.1, and how often they were asked for."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[str] = []


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, body = PAGES[self.path]
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield site
        server.shutdown()
        thread.join()


@pytest.fixture
def services() -> Iterator[Registries]:
    with served() as services:
        yield services


def asked(
    services: Registries, policy: Policy, *entries: Wanted, cache: Path | None = None
) -> Verified:
    manners = Manners(per_second=0.0, again_after=0.01)
    given = replace(online(services.url, cache), policy=policy, manners=manners)
    return verify(entries, given, Silent(), SimulatedTimer())


def at(site: Site, *paths: str) -> tuple[Wanted, ...]:
    """Return the entries that give an address of ``site`` and nothing else."""
    host = site.url.removeprefix("http://")
    return tuple(Wanted((f"url:{host}{path}",), f"{site.url}{path}") for path in paths)


def of(services: Registries, site: Site, path: str) -> Record:
    (record,) = asked(services, Policy(origins=(site.url,)), *at(site, path)).records
    return record


def test_a_page_that_answers_is_alive(services: Registries, site: Site) -> None:
    record = of(services, site, "/page")

    assert (record.verdict, record.http_status) == ("alive", 200)
    assert record.url == f"{site.url}/page"
    assert [(each.service, each.answer) for each in record.asked] == [("web", "found")]


def test_a_page_that_is_gone_is_dead_with_what_the_archive_has(
    services: Registries, site: Site
) -> None:
    record = of(services, site, "/gone")

    assert (record.verdict, record.http_status) == ("dead", 404)
    assert [(each.service, each.answer) for each in record.asked] == [("web", "absent")]
    assert services.counts["archive"] == 1


def test_a_server_that_fails_says_nothing_of_its_page(services: Registries, site: Site) -> None:
    record = of(services, site, "/broken")

    assert record.verdict == "unknown"
    assert record.reason.startswith("500")
    assert record.asked[0].answer == "unchecked"


def test_the_doi_a_page_states_leads_on_to_the_registries(services: Registries, site: Site) -> None:
    record = of(services, site, "/paper")

    assert record.key == "doi:10.5555/synthetic.plain"
    assert record.title == "A synthetic plain trial"
    assert at(site, "/paper")[0].keys[0] in record.ids
    assert "pmid:90000008" in record.ids


def test_two_addresses_of_one_work_are_one_work(services: Registries, site: Site) -> None:
    entries = (*at(site, "/paper", "/paper/full"), Wanted(("pmcid:PMC9900008",)))
    verified = asked(services, Policy(origins=(site.url,)), *entries)

    assert [each.key for each in verified.records] == ["doi:10.5555/synthetic.plain"]
    assert set(verified.by_wanted.values()) == {("doi:10.5555/synthetic.plain",)}


def test_a_registry_s_address_is_not_trusted_as_a_page(services: Registries) -> None:
    entry = Wanted((f"url:{services.url}x",), f"{services.url}ncbi/esummary.fcgi")
    (record,) = asked(services, Policy(), entry).records

    assert record.verdict == "unknown"
    assert services.calls == []


def test_a_second_run_fetches_nothing(services: Registries, site: Site, tmp_path: Path) -> None:
    policy, entries = Policy(origins=(site.url,)), at(site, "/page", "/paper", "/gone")
    first = asked(services, policy, *entries, cache=tmp_path)
    site.asked.clear()
    services.calls.clear()
    second = asked(services, policy, *entries, cache=tmp_path)

    assert second.records == first.records
    assert site.asked == []
    assert services.calls == []


def a_source(url: str) -> Wanted:
    return wanted(Source(0, "/sources/0", "1", url=url))


def test_a_place_in_a_journal_leads_to_the_doi(services: Registries) -> None:
    url = "https://ashpublications.org/blood/article/144/Supplement%201/7425/534126/Outcomes-after"
    (record,) = asked(services, NO_PORTS, a_source(url)).records

    assert record.key == "doi:10.1182/blood-2024-199357"
    assert record.issue == "Supplement 1"


def test_a_place_that_was_looked_for_is_remembered(services: Registries, tmp_path: Path) -> None:
    url = "https://ashpublications.org/blood/article/144/Supplement%201/7425/534126/Outcomes-after"
    first = asked(services, NO_PORTS, a_source(url), cache=tmp_path)
    services.calls.clear()

    assert asked(services, NO_PORTS, a_source(url), cache=tmp_path).records == first.records
    assert services.calls == []


def test_a_doi_that_a_rule_made_wrongly_is_not_called_dead(services: Registries) -> None:
    entry = a_source("https://www.nature.com/articles/s00000-000-0000-0")
    assert entry.guessed
    (record,) = asked(services, NO_PORTS, entry).records

    assert record.verdict == "unknown"
    assert set(entry.keys) <= set(record.ids)


def test_a_doi_that_somebody_wrote_is_called_dead(services: Registries) -> None:
    entry = wanted(
        Source(
            0, "/sources/0", "1", url="https://www.nature.com/articles/s00000-000-0000-0",
            doi="10.1038/s00000-000-0000-0",
        )
    )  # fmt: skip
    (record,) = asked(services, NO_PORTS, entry).records

    assert record.verdict == "dead"


def test_the_page_behind_a_wrong_guess_tells_what_it_is(services: Registries, site: Site) -> None:
    guess = "doi:10.1038/guessed"
    entry = Wanted((guess,), f"{site.url}/paper", frozenset({guess}))
    verified = asked(services, Policy(origins=(site.url,)), entry)

    assert verified.by_wanted[0] == ("doi:10.5555/synthetic.plain",)
    assert guess in verified.records[0].ids


def test_the_isbn_of_a_page_stands_in_its_record(services: Registries, site: Site) -> None:
    (page,) = at(site, "/page")
    entry = Wanted(("isbn:9780123456786", *page.keys), page.url)
    verified = asked(services, Policy(origins=(site.url,)), entry)

    assert verified.by_wanted[0] == page.keys
    assert verified.records[0].ids == ("isbn:9780123456786", *page.keys)
