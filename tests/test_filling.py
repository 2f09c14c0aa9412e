"""What a record tells, written into an entry: read again, it is there, and nothing else changed."""

import json
from typing import Any

import pytest
import yaml

from marrowlint.build import build
from marrowlint.config import Config
from marrowlint.evidence.filling import filling, reference
from marrowlint.facts import Record
from marrowlint.look import parse
from marrowlint.page import Page
from marrowlint.text import Text

HOSTILE = 'Rue "tea"\n- : # {x}, [y] & *z* \\ <b>\u202efever\u2028\x85\x1b[31m end'
RECORD = Record(
    "pmid:12345678",
    ("doi:10.5555/rue.2004", "pmid:12345678"),
    title="Rue tea and fever",
    authors=("Rey A", "O'Brien P", "van Dam RM", "Vos K"),
    year="2004",
    container="Herb Journal",
    volume="3",
    issue="2",
    pages="1-9",
)


def page(written: str, form: str) -> Page:
    return build(parse(Text(f"page.{form}", written), f"page.{form}", Config()))


def filled(written: str, form: str, record: Record = RECORD) -> str:
    """Return the page after the fix."""
    known = page(written, form)
    found = filling(known.sources[0], known, record)
    assert found is not None
    span, new = found
    return written[: span.start] + new + written[span.end :]


def read(written: str, form: str) -> Any:  # noqa: ANN401 - plain data
    data = json.loads(written) if form == "json" else yaml.safe_load(written)
    return data["sources"]


BLOCK = "title: Rue\nsources:\n  - pmid: 12345678\n    summary: Trial.  # note\n  - title: Next\n"
FLOW = "title: Rue\nsources:\n  - {pmid: '12345678', summary: Trial}\n  - {title: Next}\n"
COMMENT = "title: Rue\nsources:\n- url: https://pubmed.ncbi.nlm.nih.gov/12345678/  # note\n"
JSON = '{"title": "Rue", "sources": [{"pmid": 12345678, "summary": "Trial"}, {"title": "Next"}]}'


@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize(
    ("written", "form"), [(BLOCK, "yaml"), (FLOW, "yaml"), (COMMENT, "yaml"), (JSON, "json")]
)
def test_fields_are_added_and_the_rest_stays(written: str, form: str, *, hostile: bool) -> None:
    title = HOSTILE if hostile else RECORD.title
    record = Record(
        **{**{name: getattr(RECORD, name) for name in RECORD.__struct_fields__}, "title": title}
    )
    before = read(written, form)

    after = read(filled(written, form, record), form)

    assert after[1:] == before[1:]
    assert {key: after[0][key] for key in before[0]} == before[0]
    assert after[0]["authors"] == list(RECORD.authors)
    assert (after[0]["year"], after[0]["container"]) == (2004, "Herb Journal")
    assert after[0]["doi"] == "10.5555/rue.2004"
    assert after[0]["title"].startswith("Rue")
    assert after[0]["title"].isprintable()


def test_what_the_entry_has_is_left_alone() -> None:
    written = "title: Rue\nsources:\n  - pmid: 12345678\n    year: 2003\n    container: Mine\n"

    (after,) = read(filled(written, "yaml"), "yaml")

    assert (after["year"], after["container"]) == (2003, "Mine")
    assert after["title"] == "Rue tea and fever"


def test_an_outline_gets_a_reference() -> None:
    url = "https://pubmed.ncbi.nlm.nih.gov/12345678/"
    written = f"Rue\nBenefits\nIt is a herb.\nResearch Sources\n- {url} – A trial.\n"

    after = filled(written, "txt")

    assert f"- {url} – Rey A, O'Brien P, van Dam RM, et al. Rue tea and fever. Herb" in after
    assert page(after, "txt").sources[0].url == url
    assert page(after, "txt").sources[0].summary.endswith("A trial.")


def test_a_reference_goes_behind_the_bracket_of_an_address() -> None:
    url = "https://pubmed.ncbi.nlm.nih.gov/12345678/"
    written = f"# Rue\n\n## References\n\n- <{url}>\n- <https://example.org/b>\n"

    after = filled(written, "md")

    assert f"- <{url}> – Rey A" in after
    assert [source.url for source in page(after, "md").sources] == [url, "https://example.org/b"]


def test_a_reference_holds_no_markup() -> None:
    told = reference(
        Record("pmid:1", title="*A* [b](javascript:x) `c` <d>|e", authors=("[x]",), year="2004")
    )

    assert not set(told) & set("*[]`<>|")


def test_a_record_without_title_or_year_fills_nothing() -> None:
    known = page(BLOCK, "yaml")

    assert filling(known.sources[0], known, Record("pmid:12345678", title="Rue")) is None
    assert filling(known.sources[1], known, RECORD) is None


def test_a_value_over_several_lines_is_left_alone() -> None:
    written = "title: Rue\nsources:\n  - doi: >-\n      10.5555/rue.2004\n"
    known = page(written, "yaml")

    assert filling(known.sources[0], known, RECORD) is None
