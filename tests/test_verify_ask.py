"""One registry is asked about many works: batches, halves, retries, and when to stop."""

import asyncio
from collections.abc import Iterator, Sequence

import httpx
import pytest

from asking import NOW, SimulatedTimer, online
from loopback_registries import Call, Registries, served
from loopback_services import Answer
from marrowlint.errors import UsageError
from marrowlint.verify.ask import ask
from marrowlint.verify.bases import bases
from marrowlint.verify.bucket import Bucket
from marrowlint.verify.guard import Policy
from marrowlint.verify.heard import Heard
from marrowlint.verify.limits import Limits
from marrowlint.verify.line import Desk, Line
from marrowlint.verify.online import Online, Secret
from marrowlint.verify.registries.all import BUCKETS, BY_NAME
from marrowlint.verify.registries.registry import Registry, Request
from marrowlint.verify.transport import GuardedTransport


@pytest.fixture
def services() -> Iterator[Registries]:
    with served() as services:
        yield services


class Asked:
    """What came of asking, and how."""

    def __init__(self) -> None:
        self.heard: dict[str, Heard] = {}
        self.notes: list[str] = []
        self.timer = SimulatedTimer()

    def answer(self, key: str) -> tuple[str, str]:
        asked = self.heard[key].asked
        return asked.answer, asked.why


def asked(
    services: Registries, name: str, ids: Sequence[str], limits: Limits | None = None
) -> Asked:
    """Return what the registry called ``name`` says of ``ids``."""
    given, result = online(services.url), Asked()
    policy = Policy(origins=(services.url,))

    async def hear(heard: dict[str, Heard]) -> None:
        result.heard |= heard

    async def run() -> None:
        transport = GuardedTransport(policy, limits=limits or Limits(body=10**7))
        async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
            desk = Desk(given, client, result.timer, 900.0, result.notes.append)
            registry = BY_NAME[name]
            line = Line(registry, desk, Bucket(registry.pace, result.timer))
            await ask(line, ids, hear)

    asyncio.run(run())
    return result


def pmids(count: int) -> list[str]:
    return [f"pmid:{30_000_000 + each}" for each in range(count)]


def test_many_are_asked_about_at_once(services: Registries) -> None:
    got = asked(services, "ncbi-summary", pmids(450))

    assert len(got.heard) == 450
    assert all(each.found for each in got.heard.values())
    assert services.counts == {"ncbi": 3}


def test_no_such_record_is_an_answer(services: Registries) -> None:
    got = asked(services, "ncbi-summary", ["pmid:30000001", "pmid:99999999"])

    assert got.answer("pmid:99999999") == ("absent", "")


def test_404_for_one_identifier_says_that_it_is_absent(services: Registries) -> None:
    got = asked(services, "datacite", ["doi:10.5555/nothing"])

    assert got.answer("doi:10.5555/nothing") == ("absent", "")


@pytest.mark.parametrize("fault", ["429", "500", "drop"])
def test_trouble_that_passes_leaves_no_trace(services: Registries, fault: str) -> None:
    services.fail("ncbi", fault, fault)

    got = asked(services, "ncbi-summary", pmids(3))

    assert all(each.found for each in got.heard.values())
    assert services.counts == {"ncbi": 3}
    assert got.timer.time >= 2.0


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("429", "it answered 429"),
        ("500", "it answered 500"),
        ("drop", "the connection failed"),
        ("html", "what it sent is not an answer"),
        ("half", "what it sent is not an answer"),
    ],
)
def test_trouble_that_stays_is_no_answer(services: Registries, fault: str, why: str) -> None:
    services.fail("ncbi", *[fault] * 3)

    got = asked(services, "ncbi-summary", ["pmid:30000001"])

    assert got.answer("pmid:30000001") == ("unchecked", why)


def test_a_service_that_never_answers_is_waited_for_no_longer_than_the_limit(
    services: Registries,
) -> None:
    services.fail("ncbi", "slow", "slow", "slow")

    got = asked(services, "ncbi-summary", ["pmid:30000001"], Limits(deadline=0.1))

    assert got.answer("pmid:30000001") == ("unchecked", "it gave no answer in time")


def test_a_service_that_keeps_failing_is_left_alone_and_that_is_said_once(
    services: Registries,
) -> None:
    services.fail("ncbi", "down")

    got = asked(services, "ncbi-summary", pmids(4000))

    assert 5 <= services.counts["ncbi"] < 5 + BY_NAME["ncbi-summary"].pace.at_once
    assert {each.asked.answer for each in got.heard.values()} == {"unchecked"}
    assert len(got.notes) == 1
    assert "pubmed failed 5 times in a row (it answered 500)" in got.notes[0]


def test_a_service_is_given_more_time_with_every_failure(services: Registries) -> None:
    services.fail("ncbi", "down")

    got = asked(services, "ncbi-summary", pmids(4000))

    assert got.timer.time >= 1 + 2 + 4 + 8


def refuse(services: Registries, *bad: str) -> None:
    """Have Crossref refuse every list that has one of ``bad`` in it."""
    answer = services.answer

    def refusing(call: Call) -> Answer:
        told = answer(call)
        refused = set(bad) & set(call.fields.get("filter", "").split(","))
        return (400, "application/json", b'{"status": "failed"}') if refused else told

    services.answer = refusing  # type: ignore[method-assign]  # a service of another mind


def numbered(count: int) -> list[str]:
    return [f"doi:10.5555/number.{each}" for each in range(count)]


def test_one_bad_identifier_does_not_spoil_the_others_of_its_batch(services: Registries) -> None:
    refuse(services, "doi:10.5555/number.37")

    got = asked(services, "crossref", numbered(50))

    unchecked = [key for key, each in got.heard.items() if not each.found]
    assert unchecked == ["doi:10.5555/number.37"]
    assert got.answer(unchecked[0]) == ("unchecked", "it does not take this identifier")
    assert services.counts["crossref"] <= 14


def test_a_service_that_refuses_everything_is_not_asked_for_ever(services: Registries) -> None:
    refuse(services, *numbered(50))

    got = asked(services, "crossref", numbered(50))

    assert {each.asked.answer for each in got.heard.values()} == {"unchecked"}
    assert services.counts["crossref"] <= 45


def test_a_reader_that_breaks_costs_its_answer_only(
    services: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_request: Request, _body: bytes) -> tuple[()]:
        raise ZeroDivisionError

    registry = BY_NAME["ncbi-summary"]
    broken = Registry(
        **{**{name: getattr(registry, name) for name in Registry.__struct_fields__}, "read": breaks}
    )
    monkeypatch.setitem(BY_NAME, "ncbi-summary", broken)

    got = asked(services, "ncbi-summary", ["pmid:30000001"])

    assert got.answer("pmid:30000001") == ("unchecked", "what it sent is not an answer")


def sent(registry: str, moved: dict[str, str]) -> httpx.Request:
    """Return the call that a registry is sent by one who has a key for NCBI."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(404)

    async def run() -> None:
        timer = SimulatedTimer()
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
            given = Online(now=NOW, bases=moved, ncbi_key=Secret("s3cret"))
            desk = Desk(given, client, timer, 900.0, lambda _: None)
            known = BY_NAME[registry]
            line = Line(known, desk, Bucket(known.pace, timer))
            await line.send(next(known.requests(["pmid:1"], "")))

    asyncio.run(run())
    return seen[0]


def test_the_key_goes_to_ncbi() -> None:
    assert b"api_key=s3cret" in sent("ncbi-summary", {}).content


@pytest.mark.parametrize(
    "base",
    [
        "http://eutils.ncbi.nlm.nih.gov/entrez/eutils/",
        "https://eutils.ncbi.nlm.nih.gov.example.org/",
        "https://eutils.ncbi.nlm.nih.gov:8443/entrez/eutils/",
        "https://example.org/eutils.ncbi.nlm.nih.gov/",
    ],
)
def test_the_key_goes_nowhere_else(base: str) -> None:
    call = sent("ncbi-summary", {"ncbi": base})

    assert b"s3cret" not in call.content
    assert "s3cret" not in str(call.url)


def test_the_key_does_not_go_to_another_service_of_ncbi() -> None:
    assert "s3cret" not in str(sent("ncbi-idconv", {}).url)


def test_the_key_shows_in_no_log() -> None:
    assert "s3cret" not in repr(Online(now=NOW, ncbi_key=Secret("s3cret")))


def test_one_url_moves_all_registries() -> None:
    moved = bases(["all=http://127.0.0.1:8765"], {}, BUCKETS)

    assert moved["crossref"] == "http://127.0.0.1:8765/crossref/"
    assert set(moved) == set(BUCKETS)


def test_an_argument_wins_over_the_environment_and_a_name_over_all() -> None:
    environ = {
        "MARROWLINT_REGISTRY_ALL": "http://127.0.0.1:1/",
        "MARROWLINT_REGISTRY_EUROPE_PMC": "http://127.0.0.1:2/",
        "MARROWLINT_REGISTRY_CROSSREF": "http://127.0.0.1:2/",
    }

    moved = bases(["crossref=http://127.0.0.1:3/"], environ, BUCKETS)

    assert moved["ncbi"] == "http://127.0.0.1:1/ncbi/"
    assert moved["europe-pmc"] == "http://127.0.0.1:2/"
    assert moved["crossref"] == "http://127.0.0.1:3/"


@pytest.mark.parametrize(
    "argument",
    [
        "crosref=http://127.0.0.1:1/",
        "crossref",
        "crossref=",
        "crossref=file:///etc/passwd",
        "crossref=http://user@127.0.0.1/",
        "crossref=http://127.0.0.1/?a=b",
        "crossref=http://127.0.0.1/#a",
        "crossref=http://[::1/",
        "crossref=http://127.0.0.1:99999999/",
        "crossref=http:// 127.0.0.1/",
        "crossref=http://127.0.0.1\\@example.org/",
    ],
)
def test_a_registry_is_moved_to_a_plain_url_or_not_at_all(argument: str) -> None:
    with pytest.raises(UsageError):
        bases([argument], {}, BUCKETS)


def test_a_contact_that_is_no_address_is_refused() -> None:
    with pytest.raises(UsageError, match="no e-mail address"):
        Online(now=NOW, contact="me\r\nX-Evil: 1")
