"""Whatever a service sends, its reader gives what it says or says that it is no answer."""

import json
import random
from collections.abc import Callable, Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marrowlint.facts import Record
from marrowlint.verify.registries.all import ALL, BY_NAME
from marrowlint.verify.registries.registry import NotAnAnswerError, Registry, Request, Said
from recorded_answers import body, crossref, listed, recorded
from shared_data import shared

DEEP = 100_000


def _handle() -> bytes:
    return body(json.loads(recorded("doi_handle_responses.json"))["found_minimal"])


def _wakefield() -> bytes:
    names = ("crossref_wakefield_retracted.json", "crossref_reciprocal_retracted_paper.json")
    return listed(*map(crossref, names))


ANSWERS: dict[str, tuple[list[str], Callable[[], bytes]]] = {
    "ncbi-idconv": (["pmid:22663011"], lambda: recorded("ncbi_idconv_2026_error.json")),
    "ncbi-summary": (["pmid:9500320"], lambda: recorded("ncbi_esummary_pubmed_retracted.json")),
    "ncbi-records": (
        ["pmid:22663011"],
        lambda: recorded("ncbi_efetch_pubmed_22663011_RCT.xml"),
    ),
    "europe-pmc": (["pmid:9500320"], lambda: recorded("europepmc_core_retracted.json")),
    "crossref": (
        ["doi:10.1016/s0140-6736(97)11096-0", "doi:10.1016/s0140-6736(20)31180-6"],
        _wakefield,
    ),
    "doi": (["doi:10.3354/meps14204"], _handle),
    "datacite": (
        ["doi:10.48550/arxiv.1706.03762"],
        lambda: recorded("datacite_arxiv_preprint.json"),
    ),
    "trials": (["nct:NCT06604689"], lambda: recorded("ctgov_v2_study.json")),
    "biorxiv": (
        ["doi:10.1101/2020.01.30.927871"],
        lambda: recorded("biorxiv_details_withdrawn.json"),
    ),
}
"""Registry to what it is asked about, and a recorded answer to that."""
JSON = sorted(set(ANSWERS) - {"ncbi-records"})
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(["error", "doi:10.1/x", "10.1000/x", "PMC1", "9" * 400, "\x1b[31m", "\u2028"]),
)
ANY = st.recursive(
    ODD,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def call(name: str) -> tuple[Registry, Request]:
    (request,) = BY_NAME[name].requests(ANSWERS[name][0], "")
    return BY_NAME[name], request


def hear(name: str, answer: bytes) -> tuple[Said, ...]:
    """Return what is read of ``answer``, which must be as records are; ``()`` for no answer."""
    registry, request = call(name)
    try:
        said = registry.read(request, answer)
    except NotAnAnswerError:
        return ()
    for each in said:
        assert each.asked in request.asked
        if each.record is not None:
            holds(each.asked, each.record)
    return said


def holds(asked: str, record: Record) -> None:
    assert record.key == asked
    assert asked in record.ids
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
    assert len(record.title) <= 2_000
    assert len(record.abstract) <= 20_000
    assert len(record.authors) <= 200
    assert max(len(record.notices), len(record.notice_of), len(record.types)) <= 100
    short = (record.year, record.container, record.volume, record.issue, record.pages)
    lines = (*short, record.title, record.licence, *record.authors, *record.types, *record.mesh)
    assert all(len(each) <= 500 for each in (*short, *record.authors, *record.types))
    assert all(each == " ".join(each.split()) and each.isprintable() for each in lines)


def cuts(answer: bytes, count: int) -> Iterator[bytes]:
    step = max(len(answer) // count, 1)
    return (answer[:end] for end in range(0, len(answer) - 2, step))


def test_every_registry_has_an_answer_here() -> None:
    assert set(ANSWERS) == {registry.name for registry in ALL}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_whole_answer_says_something(name: str) -> None:
    assert len(hear(name, ANSWERS[name][1]())) == len(ANSWERS[name][0])


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_breaks_off_is_none(name: str) -> None:
    registry, request = call(name)

    for part in cuts(ANSWERS[name][1]().rstrip(), 150):
        with pytest.raises(NotAnAnswerError):
            registry.read(request, part)


@pytest.mark.parametrize("name", ANSWERS)
def test_what_another_service_sends(name: str) -> None:
    others = [path.read_bytes() for path in sorted(shared("api-samples").iterdir())]

    assert all(isinstance(hear(name, each), tuple) for each in others)


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0",
        b"null",
        b"[]",
        b'"words"',
        b"{}",
        b"<html><body>Please wait</body></html>",
        b"\xff\xfe{}",
        b"[" * DEEP,
        b'{"a":' * DEEP,
        b"<a>" * DEEP,
        b'{"result":' + b"9" * 10_000 + b"}",
        b'{"message": {"items": "no list"}}',
        b"\x1f\x8b\x08\0\0\0\0\0\0\0",
    ],
)
def test_what_is_no_answer_of_any_service(name: str, answer: bytes) -> None:
    registry, request = call(name)

    with pytest.raises(NotAnAnswerError):
        registry.read(request, answer)


@pytest.mark.parametrize("name", ANSWERS)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(answer=st.binary(max_size=200))
def test_any_bytes(name: str, answer: bytes) -> None:
    assert isinstance(hear(name, answer), tuple)


@pytest.mark.parametrize("name", JSON)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(answer=ANY)
def test_any_json(name: str, answer: object) -> None:
    assert isinstance(hear(name, body(answer)), tuple)


def _places(value: object, at: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    yield at
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value[:6])
        if isinstance(value, list)
        else ()
    )
    for key, inner in inside:
        yield from _places(inner, (*at, key))


def _changed(value: object, at: tuple[object, ...], new: object) -> object:
    if not at:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)  # type: ignore[call-overload]
    copy[at[0]] = _changed(copy[at[0]], at[1:], new)
    return copy


@pytest.mark.parametrize("name", JSON)
def test_every_field_may_be_of_any_type(name: str) -> None:
    whole = json.loads(ANSWERS[name][1]())
    odd: list[object] = [
        *(None, 7, -1, 1.5, True, "", "x", [], [None], [[]], {}, {"a": None}),
        *([{"a": 1}, None, "x"], "x" * 5_000, 10**30, "a\u202eb\u200bc\x9bd\u00ade\ufeff"),
    ]
    choose = random.Random(name)  # noqa: S311 - to be the same in each run
    places = list(_places(whole))
    places = choose.sample(places, min(len(places), 150))

    for place in places:
        for new in choose.sample(odd, 5):
            assert isinstance(hear(name, body(_changed(whole, place, new))), tuple)


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(data=st.data())
def test_xml_with_other_bytes_in_it(data: st.DataObject) -> None:
    whole = recorded("ncbi_efetch_pubmed_retracted.xml")
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 400, len(whole))))
    new = data.draw(
        st.binary(max_size=20)
        | st.sampled_from([b"", b"<i>", b"</i>", b"&#7;", b"&amp;", b"<?x?>", b"<!-- x -->"])
        | st.just(whole[max(start - 300, 0) : start])
    )

    registry = BY_NAME["ncbi-records"]
    (request,) = registry.requests(["pmid:10066780"], "")
    try:
        said = registry.read(request, whole[:start] + new + whole[end:])
    except NotAnAnswerError:
        return
    for each in said:
        assert each.record is not None
        holds(each.asked, each.record)


@pytest.mark.parametrize("name", JSON)
def test_words_without_end_are_cut(name: str) -> None:
    whole = ANSWERS[name][1]()
    found = json.loads(whole)
    long = [place for place in _places(found) if isinstance(_at(found, place), str)]
    choose = random.Random(name)  # noqa: S311 - to be the same in each run

    for place in choose.sample(long, min(len(long), 6)):
        for word in ("x", "<", "<i ", "&amp", "RETRACTED: ", "10.1000/", " "):
            endless = word * (10**6 // len(word))
            assert isinstance(hear(name, body(_changed(found, place, endless))), tuple)


def _at(value: object, place: tuple[object, ...]) -> object:
    for key in place:
        value = value[key]  # type: ignore[index]
    return value
