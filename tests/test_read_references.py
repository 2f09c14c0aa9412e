"""A source may be one string, and a reference may stand under the key `cite`."""

import pytest

from marrowlint.build import build
from marrowlint.page import Node, Page
from marrowlint.pointer import child
from marrowlint.read.markdown import parse
from marrowlint.read.sources import identify
from marrowlint.run import check_text
from marrowlint.settings import Options
from marrowlint.text import Text

STRING = "Bell F et al., Cough, 2016 — PMID:1234567 — DOI:10.5555/bell (honey eased coughs)."


def page(sources: str) -> Page:
    front = f"---\ntitle: Honey\nsources: {sources}\n---\n\n## Benefits\n\nIt eases a cough [1].\n"
    return build(parse(Text("a.md", front), {}))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (STRING, {"doi": "10.5555/bell", "pmid": "1234567"}),
        ("Bell 2016, https://a.org/b.", {"url": "https://a.org/b"}),
        ("Bell 2016.", {}),
        ("PMC1234567; NCT01234567", {"pmcid": "PMC1234567", "nct": "NCT01234567"}),
    ],
)
def test_what_a_reference_holds(text: str, wanted: dict[str, str]) -> None:
    assert identify(text) == wanted


def test_a_string_is_a_source_beside_groups_of_fields() -> None:
    first, second = page(f'["{STRING}", "", {{title: Rest}}]').sources

    assert (first.id, first.pmid, first.citation) == ("1", "1234567", STRING)
    assert [block.text for block in first.blocks] == [STRING]
    assert (second.id, second.title) == ("3", "Rest")


def test_a_part_of_a_string_is_found_where_the_string_stands() -> None:
    found = page(f'["{STRING}"]')
    source = found.sources[0]
    span = found.locate(Node(child(source.pointer, "doi")))

    assert found.tree.text.content[span.start : span.end] == f'"{STRING}"'


def test_the_schema_still_asks_for_fields() -> None:
    content = f'---\ntitle: Honey\nsources: ["{STRING}"]\n---\n\n## Benefits\n\nIt helps [1].\n'
    options = Options(select=("schema-violation",), no_config=True, no_lock=True)

    assert [found.rule for found in check_text(content, "a.md", options).findings] == [
        "schema-violation"
    ]


def test_cite_is_a_reference() -> None:
    (source,) = page("[{id: bell, cite: Bell F. Honey. 2016.}]").sources

    assert source.citation == "Bell F. Honey. 2016."
    assert [block.text for block in source.blocks] == ["Bell F. Honey. 2016."]
