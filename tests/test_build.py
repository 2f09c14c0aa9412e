"""Hold the page model to its tree, whatever the tree holds."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marrowlint.build import build
from marrowlint.page import Alias, Page, Section, Source
from marrowlint.read.tree import Block, BlockKind, Form, Tree
from marrowlint.text import Span, Text, identity


def page_of(data: dict[str, Any], prose: dict[str, tuple[Block, ...]] | None = None) -> Page:
    return build(Tree(Text("page.yaml", ""), Form.YAML, data, prose=prose or {}))


def block(words: str) -> Block:
    return Block(BlockKind.PARAGRAPH, identity(words, 0), Span(0, len(words)))


def test_title_kind_and_aliases_are_taken() -> None:
    page = page_of({"title": "Zinc", "kind": "supplement", "aliases": ["Zn", "Zincum"]})

    assert (page.title, page.kind) == ("Zinc", "supplement")
    assert page.aliases == (Alias("Zn", "/aliases/0"), Alias("Zincum", "/aliases/1"))


def test_a_section_opened_again_is_one_section() -> None:
    words = {"/sections/dosage": (block("x"),), "/sections/dosage_2": (block("y"),)}
    page = page_of({"sections": {"dosage": "x", "dosage_2": "y", "stage_2": "z"}}, words)

    assert [section.key for section in page.sections] == ["dosage", "stage_2"]
    assert [each.text for each in page.sections[0].blocks] == ["x", "y"]


def test_sections_keep_the_order_of_the_file() -> None:
    told = block("Told.")
    data = {"sections": {"dosage": "Told.", "overview": "Told.", "a/b": "Told."}}
    page = page_of(data, {"/sections/dosage": (told,), "/sections/a~1b": (told,)})

    assert page.sections == (
        Section("dosage", "/sections/dosage", (told,)),
        Section("overview", "/sections/overview", ()),
        Section("a/b", "/sections/a~1b", (told,)),
    )


def test_a_section_that_is_not_text_is_left_out() -> None:
    assert page_of({"sections": {"overview": None, "dosage": ["1 mg"]}}).sections == ()


def test_faqs_carry_their_prose() -> None:
    question, answer = block("Is it safe?"), block("Unknown.")
    page = page_of(
        {"faqs": ["odd", {"question": "Is it safe?", "answer": "Unknown."}]},
        {"/faqs/1/question": (question,), "/faqs/1/answer": (answer,)},
    )

    assert [(faq.pointer, faq.question, faq.answer) for faq in page.faqs] == [
        ("/faqs/1", (question,), (answer,))
    ]


def test_every_field_of_a_source_is_taken() -> None:
    words = ("url", "doi", "pmcid", "nct", "title", "citation", "container", "design", "quote")
    more = ("population", "status", "summary")
    item: dict[str, Any] = {name: f"the {name}" for name in (*words, *more)}
    item |= {"id": "tam", "pmid": 12, "year": 2020, "n": 3.0, "role": "background"}
    item |= {"species": ["mouse", "rat"]}
    source = page_of({"sources": [item]}).sources[0]

    assert all(getattr(source, name) == f"the {name}" for name in (*words, *more))
    assert (source.id, source.pmid, source.year, source.n) == ("tam", "12", "2020", "3")
    assert (source.species, source.background) == ("mouse, rat", True)


def test_a_source_without_an_id_is_called_by_its_number() -> None:
    page = page_of({"sources": [{"id": 7}, ["odd"], {"url": "https://example.org"}]})

    assert [(one.index, one.pointer, one.id) for one in page.sources] == [
        (0, "/sources/0", "7"),
        (2, "/sources/2", "3"),
    ]


def test_the_prose_of_a_source_keeps_its_order() -> None:
    cited, found = block("Tam 2020."), block("It helped mice.")
    page = page_of(
        {"sources": [{"citation": "Tam 2020.", "summary": "It helped mice."}]},
        {"/sources/0/summary": (found,), "/sources/0/citation": (cited,)},
    )

    assert page.sources[0].blocks == (cited, found)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "5"),
        (2.5, "2.5"),
        (True, ""),
        (None, ""),
        (["a"], ""),
        (float("nan"), ""),
        (float("inf"), ""),
        pytest.param(10**5000, "", id="too long to print"),
    ],
)
def test_a_title_of_another_type_never_raises(value: object, text: str) -> None:
    assert page_of({"title": value}).title == text


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("aé \n", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "url", "question", "summary", "species", "a"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(["title", "aliases", "kind", "sections", "faqs", "sources"]), anything
    )
)
def test_any_data_gives_a_page(data: dict[str, Any]) -> None:
    page = page_of(data)

    assert all(isinstance(source, Source) and source.id for source in page.sources)
