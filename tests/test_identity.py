"""Identifiers in addresses: a table of forms from the wild, and what holds for any text."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from marrowlint.evidence.checksums import isbn, issn
from marrowlint.evidence.doi_text import trim
from marrowlint.evidence.identity import (
    EXAMPLES,
    FORMS,
    canonical,
    canonical_url,
    fold,
    identifiers,
    in_url,
    keys,
    scholarly,
    strip,
)
from marrowlint.evidence.locators import locator
from marrowlint.page import Source
from pace import within
from shared_data import shared

TABLE = tomllib.loads((Path(__file__).parent / "data" / "url_forms.toml").read_text("utf-8"))
FORM_ROWS = [pytest.param(row, id=row["url"]) for row in TABLE["forms"]]
PLACES = [pytest.param(row, id=row["url"]) for row in TABLE["locators"]]
SECOND = 1.0
"""More than a hundred times what the slowest of the long texts takes here."""


def source(**fields: str) -> Source:
    return Source(0, "/sources/0", "1", **fields)


def held(url: str) -> list[str]:
    return [f"{found.scheme}:{found.value}" for found in in_url(url)]


def numbers(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(str)


KEYS = st.one_of(
    numbers(1, 99_999_999).map("pmid:{}".format),
    numbers(1, 99_999_999).map("pmcid:PMC{}".format),
    numbers(10_000_000, 99_999_999).map("nct:NCT{}".format),
    st.from_regex(r"arxiv:(\d{4}\.\d{4,5}|[a-z]{2,6}/\d{7})", fullmatch=True).filter(str.isascii),
    st.from_regex(r"doi:10\.\d{4,9}/[a-z0-9<>%#?&()\[\]+;:/._ü-]{0,30}[a-z0-9]", fullmatch=True),
    st.integers(10**8, 10**9 - 1).map(lambda n: f"isbn:{isbn13(f'978{n}')}"),
    st.just("pii:S0002916524000091"),
)


def isbn13(first: str) -> str:
    return next(f"{first}{digit}" for digit in range(10) if isbn(f"{first}{digit}"))


def test_the_table_is_broad() -> None:
    works = [row for row in TABLE["forms"] if row["id"]]

    assert len(works) >= 150
    assert len(TABLE["forms"]) - len(works) >= 50


@pytest.mark.parametrize("row", FORM_ROWS)
def test_a_form_holds_its_identifier(row: dict[str, str]) -> None:
    assert held(row["url"]) == list(filter(None, [row["id"]]))


@pytest.mark.parametrize("row", FORM_ROWS)
def test_a_form_has_one_canonical_address(row: dict[str, str]) -> None:
    found = canonical_url(row["url"])

    assert found == row["canonical"]
    assert canonical_url(found) == found


@pytest.mark.parametrize("row", FORM_ROWS)
def test_every_identifier_of_the_table_is_valid(row: dict[str, str]) -> None:
    assert all(found.valid for found in in_url(row["url"]))


@pytest.mark.parametrize("row", PLACES)
def test_an_address_names_the_place_in_the_journal(row: dict[str, str]) -> None:
    found = locator(row["url"])

    assert found is not None
    assert astuple(found)[:4] == (row["journal"], row["volume"], row["issue"], row["page"])


def test_a_place_comes_with_what_else_the_address_says() -> None:
    found = locator(
        "https://journals.lww.com/acsm-msse/fulltext/2009/03000/progression_models_for.26.aspx"
    )

    assert found is not None
    assert (found.year, found.words) == ("2009", "progression models for")


@pytest.mark.parametrize(
    "url", ["https://example.org/content/1/2/3", "https://www.bmj.com/", "bmj 336 924", ""]
)
def test_no_place_is_made_up(url: str) -> None:
    assert locator(url) is None


def test_an_identifier_is_underlined_where_it_stands() -> None:
    url = "https://pmc.ncbi.nlm.nih.gov/articles/PMC5773187/#tab2"
    (found,) = in_url(url)

    assert url[found.start : found.end] == "PMC5773187"


def test_an_identifier_spelled_in_another_way_underlines_the_whole_address() -> None:
    url = "https://doi.org/10.1093%2Fnar%2Fgks1195"
    (found,) = in_url(url)

    assert (found.start, found.end) == (0, len(url))


def test_a_doi_made_by_rule_says_so() -> None:
    (made,) = in_url("https://www.mdpi.com/2072-6643/13/2/661")
    (written,) = in_url("https://doi.org/10.3390/nu13020661")

    assert (made.value, made.derived) == (written.value, True)
    assert not written.derived


@pytest.mark.parametrize("slot", ["PMC77A3187", "PMC0123"])
def test_what_stands_in_the_place_of_an_identifier_may_be_wrong(slot: str) -> None:
    (found,) = in_url(f"https://pmc.ncbi.nlm.nih.gov/articles/{slot}/")

    assert not found.valid


@pytest.mark.parametrize(
    "url",
    [
        "https://www.nejm.org/doi/10.1056/",
        "https://www.nejm.org/doi/10.1056/NEJM oa",
        "https://link.springer.com/article/10.1007/...",
    ],
)
def test_half_a_doi_in_a_path_is_none(url: str) -> None:
    assert held(url) == []


@pytest.mark.parametrize(
    ("scheme", "written", "value"),
    [
        ("doi", "https://doi.org/10.1136/BMJ.N71.", "10.1136/bmj.n71"),
        ("doi", "(10.1016/S0140-6736(20)30566-3)", "10.1016/s0140-6736(20)30566-3"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/29346436/", "29346436"),
        ("pmid", "PMID: 29346436", "29346436"),
        ("pmcid", "5773187", "PMC5773187"),
        ("pmcid", "PMC5773187.1", "PMC5773187"),
        ("pmcid", "https://europepmc.org/article/PMC/PMC5773187", "PMC5773187"),
        ("nct", "https://clinicaltrials.gov/study/NCT01234567", "NCT01234567"),
    ],
)
def test_a_field_may_hold_more_than_the_identifier(scheme: str, written: str, value: str) -> None:
    entry = source(**{scheme: written})

    assert [found.value for found in identifiers(entry)] == [value]


def test_one_study_by_several_addresses_has_one_key() -> None:
    urls = (
        "https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD006895.pub4/full",
        "http://onlinelibrary.wiley.com/doi/10.1002/14651858.CD006895.pub4/abstract",
        "https://doi.org/10.1002/14651858.cd006895.pub4?utm_source=x",
    )

    assert len({keys(source(url=url)) for url in urls}) == 1


def test_a_version_of_a_review_is_a_work_of_its_own() -> None:
    third = keys(source(doi="10.1002/14651858.CD006895.pub3"))

    assert third != keys(source(doi="10.1002/14651858.CD006895.pub4"))


def test_a_number_at_arxiv_and_its_doi_are_one_work() -> None:
    by_address = keys(source(url="https://arxiv.org/abs/2401.00001v2"))
    by_doi = keys(source(doi="10.48550/arXiv.2401.00001"))

    assert set(by_address) == set(by_doi) == {"arxiv:2401.00001", "doi:10.48550/arxiv.2401.00001"}


def test_what_no_registry_is_asked_about_is_also_an_address() -> None:
    url = "https://www.sciencedirect.com/science/article/pii/S0002916524000091"

    assert keys(source(url=url)) == (
        "pii:S0002916524000091",
        "url:sciencedirect.com/science/article/pii/S0002916524000091",
    )


def test_trackers_make_no_other_page() -> None:
    assert keys(source(url="https://www.example.org/herb?utm_source=a")) == keys(
        source(url="http://example.org/herb/")
    )


def test_a_place_without_identifiers_has_its_address_as_key() -> None:
    assert keys(source(url="https://example.org/herb")) == ("url:example.org/herb",)
    assert keys(source()) == ()


@pytest.mark.parametrize("scheme", FORMS)
def test_every_example_is_well_formed(scheme: str) -> None:
    value = fold(scheme, EXAMPLES[scheme])

    assert FORMS[scheme].fullmatch(value)
    assert held(canonical(f"{scheme}:{value}")) == [f"{scheme}:{value}"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0-306-40615-2", "9780306406157"),
        ("978-0-306-40615-7", "9780306406157"),
        ("080442957X", "9780804429573"),
        ("9780306406158", ""),
        ("0306406153", ""),
        ("9880306406157", ""),
        ("²780306406157", ""),
        ("", ""),
    ],
)
def test_isbns_prove_themselves(written: str, number: str) -> None:
    assert isbn(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("2072-6643", "2072-6643"), ("2076393x", "2076-393X"), ("2072-6644", ""), ("X072-6643", "")],
)
def test_issns_prove_themselves(written: str, number: str) -> None:
    assert issn(written) == number


@given(KEYS)
def test_an_address_leads_back_to_its_key(key: str) -> None:
    scheme, _, value = key.partition(":")
    folded = f"{scheme}:{fold(scheme, trim(value) if scheme == 'doi' else value)}"

    assert held(canonical(folded)) == [folded]


@given(st.text() | st.text("htps:/doi.rgncbmlv10PMCNT?#&=%2F();[] ", max_size=80))
def test_any_text_gives_an_answer(text: str) -> None:
    found = canonical_url(text)

    assert canonical_url(found) == found
    assert isinstance(scholarly(text), bool)
    assert [each.scheme in FORMS for each in in_url(text)] in ([], [True])
    assert locator(text) is None or locator(text).journal
    assert trim(trim(text)) == trim(text)
    assert strip("doi", text) in text


@pytest.mark.parametrize(
    "text",
    [
        "https://doi.org/10.1136/" + ")" * 100_000,
        "https://doi.org/10.1136/" + "(" * 3_000 + ")" * 900,
        "https://academic.oup.com/a/doi/10.1093/" + "12345/" * 650,
        "https://example.org/" + "doi/" * 1_000,
        "https://www.sciencedirect.com/" + "-S0002" * 600,
        "https://www.nature.com/articles/" + "1a" * 2_000,
        "https://www.google.com/url?q=" * 130,
        "10.1136/" + "." * 4_000,
    ],
)
def test_long_text_takes_no_longer_than_its_length(text: str) -> None:
    with within(SECOND):
        in_url(text)
        canonical_url(text)
        strip("doi", text)
        locator(text)


def test_no_url_of_the_browsers_suite_is_an_exception() -> None:
    cases = json.loads(shared("suites", "wpt-url", "urltestdata.json").read_bytes())
    inputs = [case["input"] for case in cases if isinstance(case, dict)]

    assert len(inputs) > 800
    assert all(isinstance(canonical_url(each), str) for each in inputs)
    assert [each for each in inputs if in_url(each) or locator(each)] == []
