import pytest

from marrowlint.read.prose import elements
from marrowlint.read.sources import fields
from marrowlint.text import identity


def read(text: str) -> dict[str, str]:
    found, _ = elements(identity(text, 0))
    return {each.name: each.value.text for each in fields(text, found, "/sources/0")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- https://a.b/c – A blurb.", {"url": "https://a.b/c", "summary": "A blurb."}),
        ("- https://a.b/c - A blurb.", {"url": "https://a.b/c", "summary": "A blurb."}),
        ("- https://a.b/c: A *blurb*.", {"url": "https://a.b/c", "summary": "A *blurb*."}),
        ("- <https://a.b/c> — A blurb.", {"url": "https://a.b/c", "summary": "A blurb."}),
        (
            "- [A title](https://a.b/c) – *Blurb* here.",
            {"url": "https://a.b/c", "title": "A title", "summary": "*Blurb* here."},
        ),
        ("- https://a.b/c", {"url": "https://a.b/c"}),
        ("- [A title](https://a.b/c).", {"url": "https://a.b/c", "title": "A title"}),
        ("3. https://a.b/c", {"id": "3", "url": "https://a.b/c"}),
        ("@tam: https://a.b/c", {"id": "tam", "url": "https://a.b/c"}),
        ("[@tam] https://a.b/c", {"id": "tam", "url": "https://a.b/c"}),
        ("[2] Smith J. Mice. 2020.", {"id": "2", "citation": "Smith J. Mice. 2020."}),
        ("[tam20] Smith J. Mice.", {"id": "tam20", "citation": "Smith J. Mice."}),
        (
            "- J. “Growth in old mice.” 2020. doi:10.1000/a.b. PMID: 123. PMC45678 NCT01234567",
            {
                "doi": "10.1000/a.b",
                "pmid": "123",
                "pmcid": "PMC45678",
                "nct": "NCT01234567",
                "title": "Growth in old mice.",
                "citation": "J. “Growth in old mice.” 2020. doi:10.1000/a.b."
                " PMID: 123. PMC45678 NCT01234567",
            },
        ),
        (
            "- Smith J. [Growth in mice](https://doi.org/10.1000/ab). 2020.",
            {
                "url": "https://doi.org/10.1000/ab",
                "doi": "10.1000/ab",
                "title": "Growth in mice",
                "citation": "Smith J. [Growth in mice](https://doi.org/10.1000/ab). 2020.",
            },
        ),
        (
            "- https://a.b/c – One.\n\n  Two.\n  - design: cohort\n",
            {"url": "https://a.b/c", "summary": "One.\n\nTwo.", "design": "cohort"},
        ),
    ],
)
def test_fields(text: str, wanted: dict[str, str]) -> None:
    found = read(text)

    assert {name: value.split("\n  - ")[0] for name, value in found.items()} == wanted


def test_values_lead_to_the_words() -> None:
    text = "1. [A *big* title](https://doi.org/10.1000/ab) – Blurb &amp; more."
    found, _ = elements(identity(text, 0))

    spans = {
        each.name: each.value.span(0, len(each.value.text))
        for each in fields(text, found, "/sources/0")
    }

    written = {name: text[span.start : span.end] for name, span in spans.items()}
    assert written == {
        "id": "1",
        "url": "https://doi.org/10.1000/ab",
        "doi": "10.1000/ab",
        "title": "A *big* title",
        "summary": "Blurb &amp; more.",
    }


def test_summary_is_prose() -> None:
    text = "- https://a.b/c – Some *blurb* [1]."
    found, _ = elements(identity(text, 0))

    (summary,) = (each for each in fields(text, found, "/sources/0") if each.name == "summary")

    assert summary.blocks is not None
    (block,) = summary.blocks
    assert (block.text, block.pointer) == ("Some blurb.", "/sources/0/summary")
    assert block.markers[0].keys == ("1",)


def test_nothing_gives_no_fields() -> None:
    assert read("") == {}
