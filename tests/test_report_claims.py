"""The claim table, for people and for programs."""

import json

from fakes import a_claim, a_context, a_page, sentences
from marrowlint.config import Config
from marrowlint.evidence.links import Basis, Link, Links, Verdict
from marrowlint.language.analysis import Analysis, Quantity
from marrowlint.page import Page, Source
from marrowlint.report import claims_json, claims_text
from marrowlint.rule import Context
from marrowlint.text import Text

CONTENT = "Broth heals knees at 5 mg.\nIt is \x1b[2Jsafe for everyone who takes it.\n"
SOURCE = Source(0, "/sources/0", "tam2020", url="https://example.org/tam", title="Broth in rats")


def context(text: Text | None = None) -> Context:
    plain = a_page(CONTENT, text=text)
    page = Page(plain.tree, "Broth", (), "", plain.sections, (), (SOURCE,))
    found = sentences(page)
    amount = Quantity(21, 25, "5 mg", 5.0, float("inf"), "mg", "mass", "5")
    first = type(found[0])(found[0].block, "benefits", 0, 0, 26, (), (amount,), ())
    claims = (a_claim(0, first), a_claim(1, found[1]))
    link = Link(SOURCE, Basis.CITED, 0.5, "Rats healed.", Verdict.FOUND, "it says so")
    return Context(page, Analysis(found, claims, ()), Links({0: (link,)}), {}, Config())


def test_json_holds_the_shape_that_others_build_on() -> None:
    first, second = json.loads(claims_json.render(context()))["claims"]

    assert first["text"] == "Broth heals knees at 5 mg."
    assert first["path"] == "page.md"
    assert (first["section"], first["kind"], first["level"]) == ("benefits", "benefit", "clinical")
    assert (first["certainty"], first["strength"]) == ("shown", "causal")
    assert first["links"] == [
        {
            "source": "tam2020",
            "pointer": "/sources/0",
            "basis": "cited",
            "score": 0.5,
            "passage": "Rats healed.",
            "verdict": "found",
            "why": "it says so",
            "scores": {"addressed": None, "misstated": None, "wording": "same"},
        }
    ]
    assert first["scores"] == {"sureness": 4.93, "directness": 1.3, "advice": "none"}
    assert second["links"] == []


def test_json_spans_are_those_of_the_file_on_disk() -> None:
    (_, second) = json.loads(claims_json.render(context(Text("page.md", CONTENT, (26,)))))["claims"]

    assert second["span"]["start"] == 28


def test_json_has_no_number_that_json_cannot_hold() -> None:
    (first, _) = json.loads(claims_json.render(context()))["claims"]

    assert first["quantities"] == [
        {
            "text": "5 mg",
            "span": {"start": 21, "end": 25},
            "low": 5.0,
            "high": None,
            "unit": "mg",
            "dimension": "mass",
        }
    ]


def test_text_tells_where_how_sure_and_on_what() -> None:
    written = claims_text.render(context())

    assert "1     Broth heals knees at 5 mg." in written
    assert "tam2020 (cited 0.50)" in written
    assert "tam2020  https://example.org/tam  Broth in rats" in written
    assert written.endswith("2 claims: 1 cited, 0 matched by content, 1 without a source\n")


def test_text_fits_the_width() -> None:
    for width in (80, 100):
        assert max(map(len, claims_text.render(context(), width).splitlines())) <= width


def test_text_obeys_nothing_in_the_page() -> None:
    assert "\x1b" not in claims_text.render(context())


def test_a_page_without_claims_says_so() -> None:
    empty = a_context(a_page(""))

    assert claims_text.render(empty) == (
        "0 claims: 0 cited, 0 matched by content, 0 without a source\n"
    )
