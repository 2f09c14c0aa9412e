"""Plant an error in every field, and hold each finding to the very words it is about."""

import subprocess
import sys
import textwrap

import pytest

from marrowlint import schemas
from marrowlint.config import Config
from marrowlint.read.reader import parse_page
from marrowlint.read.tree import Form, Place, Problem, Tree
from marrowlint.structure import check
from marrowlint.structure.fault import Where
from marrowlint.structure.phrases import Breach, phrase
from marrowlint.structure.place import span
from marrowlint.structure.suggest import synonyms
from marrowlint.structure.wording import MOST
from marrowlint.text import LineIndex, Span, Text
from pace import within

SCHEMA = schemas.load("monograph")

MARKDOWN = """\
---
title: Zinc
{lines}
---

## Overview

Zinc is a metal.
"""
IN_SOURCE = "sources:\n  - id: ok\n    url: https://example.org/1\n  - title: A trial\n    "
IN_FAQ = "faqs:\n  - question: Is it safe?\n    answer: Unknown.\n  - "

# « and » stand around the words that must be underlined.
TOP = [
    ("aliases", "aliases: «Zn»"),
    ("aliases", "aliases:\n  - Zn\n  - «7»"),
    ("kind", "kind: «suplement»"),
    ("reviewed", "reviewed: «2026-02-30»"),
    ("reviewed", "reviewed: «last spring»"),
    ("reviewed", "reviewed:\n  date: «2026/03/01»\n  by: A. Smith"),
    ("reviewed", "«reviewed»:\n  by: A. Smith"),
    ("updated", "updated: «2026-13»"),
    ("updated", "updated: «2026»  # a number"),
    ("published", 'published: «"1 March 2026"»'),
    ("author", "author: «[]»"),
    ("editor", "editor: «3»"),
    ("date", "date: «[]»"),
    ("description", "description: «[]»"),
    ("authors", "authors: «5»"),
    ("authors", "authors: [A. Smith, «true»]"),
    ("reviewer", "reviewer: «[B. Jones]»"),
    ("reviewers", "reviewers: «{name: B. Jones}»"),
    ("market", "market: «usa»"),
    ("market", "market: [us, «europe»]"),
    ("market", "market: «[]»"),
    ("page_type", "page_type: «shop»"),
    ("lang", "lang: «English (US)»"),
    ("certainty", "certainty: «Very low»"),
    ("known_trials", "known_trials: [FELL, «true»]"),
    ("known_harms", "known_harms: [liver injury, «7»]"),
    ("sections", "sections: «7»"),
    ("faqs", "faqs: «none»"),
    ("sources", "sources: «https://example.org/1»"),
]
SOURCE = [
    ("id", "id: «1.5»"),
    ("id", "id: «' '»"),
    ("url", "url: «[https://example.org/2]»"),
    ("url", "url: «ask the author»"),
    ("url", "url: «ftp://example.org/2»"),
    ("url", "url: «javascript:alert(1)»"),
    ("url", "url: «10.5555/tam.2020»"),
    ("url", "url: «https://example.org/a b»"),
    ("url", "url: «'https://'»"),
    ("doi", "doi: «10.1»"),
    ("pmid", "pmid: «12.5»"),
    ("pmcid", "pmcid: «1234567»"),
    ("nct", "nct: «01234567»"),
    ("title", "x-a: 1\n  - title: «2020»"),
    ("authors", "authors: «''»"),
    ("year", "year: «20200»"),
    ("year", "year: «in press»"),
    ("container", "container: «false»"),
    ("citation", "citation: «{text: Tam 2020}»"),
    ("design", "design: «RCT»  # randomised"),
    ("design", "design: «'RCT'»"),
    ("population", "population: «mice»"),
    ("species", "species: «3»"),
    ("n", "n: «-4»"),
    ("n", "n: «many»"),
    ("status", "status: «poster»"),
    ("summary", "summary: «12»"),
    ("quote", "quote: «[a, b]»"),
    ("role", "role: «main»"),
]
FAQ = [
    ("question", "question: «5»\n    answer: Yes."),
    ("answer", "question: Why?\n    answer: «[1]»"),
    ("answer", "«question»: Why?"),
    ("question", "«answer»: Yes."),
]
UNKNOWN = [
    ("«desgin»: cohort", "top"),
    ("«x»: 1", "top"),
    (f"{IN_SOURCE}«publication-type»: cohort", "source"),
    (f"{IN_SOURCE}'«desgin»': cohort", "source"),
    (f"{IN_FAQ}question: Why?\n    answer: Yes.\n    «note»: Yes.", "faq"),
    ("reviewed:\n  date: 2026-03-01\n  «on»: paper", "reviewed"),
]


def unmark(marked: str) -> tuple[str, int, int]:
    """Return the text without marks, and where the marked words start and end."""
    before, _, rest = marked.partition("«")
    words, _, after = rest.partition("»")
    return before + words + after, len(before), len(before) + len(words)


def tree_of(text: str, form: Form = Form.MARKDOWN) -> Tree:
    return parse_page(Text("page", text), form, {})


def markdown(lines: str) -> str:
    return MARKDOWN.replace("{lines}", lines)


def problems_of(text: str, form: Form = Form.MARKDOWN) -> tuple[Problem, ...]:
    """Return all that is said of the page: what the reader found, and the schema."""
    tree = tree_of(text, form)
    return *tree.problems, *check(tree, Config())


def only(text: str, form: Form = Form.MARKDOWN) -> Problem:
    (problem,) = problems_of(text, form)
    return problem


def assert_placed(marked: str, form: Form = Form.MARKDOWN) -> Problem:
    text, start, end = unmark(marked)
    index = LineIndex(text)
    problem = only(text, form)
    places = [index.position(at) for at in (problem.span.start, problem.span.end)]

    assert places == [index.position(start), index.position(end)]
    return problem


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        *TOP,
        *((name, IN_SOURCE + lines) for name, lines in SOURCE),
        *((name, IN_FAQ + lines) for name, lines in FAQ),
    ],
)
def test_an_error_in_a_field_is_placed_in_front_matter(name: str, lines: str) -> None:
    problem = assert_placed(markdown(lines))

    # A list or mapping that the body adds to is told by the reader, which cannot use it.
    assert problem.rule in {"schema-violation", "front-matter-invalid"}
    assert name in problem.pointer or f"`{name}`" in problem.detail


@pytest.mark.parametrize(
    ("name", "lines"), [*TOP, *((name, IN_SOURCE + lines) for name, lines in SOURCE)]
)
def test_an_error_in_a_field_is_placed_in_yaml(name: str, lines: str) -> None:
    problem = assert_placed(f"title: Zinc\n{lines}\n", Form.YAML)

    assert name in problem.pointer or f"`{name}`" in problem.detail


@pytest.mark.parametrize(
    "marked",
    [
        '{"title": «7»}',
        '{"title": "Zinc",\n  "kind": «"suplement"»}',
        '{"title": "Zinc", "aliases": ["Zn", «null»]}',
        '{"title": "Zinc", "sections": {"dosage": «5»}}',
        '{"title": "Zinc", "sources": [{"url": "https://example.org",\r\n "design": «"RCT"»}]}',
        '{"title": "Zinc", "sources": [{"title": "\\ud83e\\uddb4", "n": «-1»}]}',
        '{"title": "🦴", "sources": [«"https://example.org"»]}',
        '{"title": "Zinc", "faqs": [{"«question»": "Why?"}]}',
        '{"title": "Zinc", "faqs": [«{}»]}',
        '{"title": "Zinc", "sources": [«{}»]}',
        '{"title": "Zinc", "«colour»": "grey"}',
        '{"title": "Zinc", "sections": {"over/view": «1»}}',
    ],
)
def test_an_error_in_a_field_is_placed_in_json(marked: str) -> None:
    assert_placed(marked, Form.JSON)


def test_no_field_is_left_out_of_these_tests() -> None:
    tested = {name for name, _ in TOP} | {"title"}

    assert tested == set(SCHEMA["properties"])
    assert {name for name, _ in SOURCE} == set(SCHEMA["$defs"]["source"]["properties"])
    assert {name for name, _ in FAQ} == set(SCHEMA["$defs"]["faq"]["properties"])


@pytest.mark.parametrize(("lines", "where"), UNKNOWN)
def test_an_unknown_field_is_placed_at_its_key(lines: str, where: str) -> None:
    problem = assert_placed(markdown(lines))

    assert problem.rule == (
        "field-unknown" if "Did you mean" in problem.help else "field-undeclared"
    )
    assert ("[fields]" in problem.help) == (where == "top")


@pytest.mark.parametrize("title", ["«7»", '«""»', "«[Zinc]»", "«title»:"])
def test_an_error_in_the_title_is_placed(title: str) -> None:
    line = title if title.endswith(":") else f"title: {title}"

    assert_placed(f"kind: herb\n{line}\n", Form.YAML)


def test_a_missing_title_is_placed_at_the_head() -> None:
    problem = assert_placed("«kind: herb»\nlang: en\n", Form.YAML)

    assert problem.detail == "`title` is missing"


def test_a_title_is_not_missing_where_the_front_matter_could_not_be_read() -> None:
    text = "---\ntitle: &a Zinc\n---\n\n## Overview\n\nZinc is a metal.\n"

    assert only(text).rule == "front-matter-invalid"


def test_two_missing_fields_are_told_as_one() -> None:
    problem = only('{"title": "Zinc", "faqs": [{}]}', Form.JSON)

    assert problem.detail == "`question` and `answer` are missing in FAQ 1"


def test_a_null_value_is_placed_at_its_key() -> None:
    problem = assert_placed("title: Zinc\n«kind»:\nlang: en\n", Form.YAML)

    assert problem.detail == "`kind` is empty"


@pytest.mark.parametrize(
    ("lines", "detail", "words"),
    [
        ("kind: vitamin", "`kind` is 'vitamin'", "did you mean supplement?"),
        ("kind: 5", "`kind` is the number 5", "Write one of: supplement, herb, drug"),
        ("certainty: Very Low", "`certainty` is 'Very Low'", "did you mean very-low?"),
        ("market: USA", "`market` is 'USA'", "did you mean us?"),
        ("market: 5", "`market` is the number 5", "or a list of them"),
        ("market: zz", "`market` is 'zz'", "Write one of: us, eu, uk, ca, au."),
        ("aliases: Zn", "`aliases` is 'Zn'", "Write a list, each item on a line of its own."),
        ("aliases: [[Zn]]", "alias 1 is a list", "Write text."),
        ("reviewers: [1]", "item 1 of `reviewers` is the number 1", 'in quotes: "1"'),
        ("reviewers: []", "`reviewers` is a list with nothing in it", "Fill it in"),
        ("reviewer: yes\nlang: true", "`lang` is true", 'in quotes: "true"'),
        ("reviewed: 2026-13", "`reviewed` is '2026-13', and there is no such month", "calendar"),
        ("reviewed: 2025-02-29", "and there is no such day", "calendar"),
        ("updated: 0000-01", "and there is no such year", "calendar"),
        ("updated: soon", "`updated` is 'soon'", "YYYY-MM-DD or YYYY-MM"),
        ("lang: [en]", "`lang` is a list", "Write text."),
        ("faqs: [Why?]", "FAQ 1 is 'Why?'", "Write it as fields: question, answer."),
        ("updated: 2026", "`updated` is the number 2026", "YYYY-MM-DD or YYYY-MM"),
        ("sections: 7", "`sections` is the number 7", "Write it as fields: overview, "),
        ("sources: [{nct: 01234567}]", "`nct` is the number 1234567", "NCT01234567"),
        ("sources: [{pmid: 1.5}]", "`pmid` is the number 1.5", "Write a whole number or text."),
        ("sources: [{url: }]", "`url` is empty", "Write text, or leave the field out."),
        ("sources: [{year: 99}]", "`year` is the number 99", "from 1000 to 2999"),
        ("sources: [{n: -1}]", "`n` is the number -1", "Write 0 or more."),
        ("sources: [{}]", "source 1 is a group of fields with nothing in it", "such as id, url"),
        ("names: [Zn]", "`names` is not a field of a page", "Did you mean `aliases`?"),
        ("layout: page", "`layout` is not a field", '`layout = "string"` under [fields]'),
        ("draft: true", "`draft` is not a field", '`draft = "boolean"` under [fields]'),
        ("'a b': 1", "`a b` is not a field", "put it under [fields]"),
        ("sources: [{id: a, study-type: B}]", "not a field of a source", "`design`"),
        ("sources: [{id: a, date: 2020}]", "not a field of a source", "`year`"),
        ("reviewed: {date: 2026-03, on: A}", "not a field of `reviewed`", "`x-`"),
    ],
)
def test_the_words_name_the_fault_and_the_way_out(lines: str, detail: str, words: str) -> None:
    problem = only(f"title: Zinc\n{lines}\n", Form.YAML)

    assert detail in problem.detail
    assert words in problem.help


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("RCT", "randomized-controlled-trial"),
        ("randomised controlled trial", "randomized-controlled-trial"),
        ("Randomised-Trial", "randomized-controlled-trial"),
        ("Non-randomised trial", "non-randomized-trial"),
        ("SR", "systematic-review"),
        ("systematic review", "systematic-review"),
        ("MA", "meta-analysis"),
        ("Systematic Review and Meta-Analysis", "meta-analysis"),
        ("Cohort_Study", "cohort"),
        ("in vitro", "in-vitro"),
        ("casereport", "case-report"),
    ],
)
def test_a_design_in_other_words_is_understood(written: str, meant: str) -> None:
    problem = only(f"title: Zinc\nsources: [{{design: {written}}}]\n", Form.YAML)

    assert problem.detail == f"`design` is '{written}'"
    assert problem.help.startswith("Write one of: guideline, umbrella-review, ")
    assert problem.help.endswith(f"; did you mean {meant}?")


def test_every_synonym_leads_to_a_word_of_the_schema() -> None:
    source = SCHEMA["$defs"]["source"]["properties"]
    parts = [*SCHEMA["properties"].values(), *source.values(), SCHEMA["$defs"]["market"]]
    values = {value for part in parts for value in part.get("enum", ())}
    fields = {*SCHEMA["properties"], *source, *SCHEMA["properties"]["sections"]["properties"]}

    assert set(synonyms()["values"].values()) <= values
    assert set(synonyms()["fields"].values()) <= fields
    assert set(synonyms()["field-in-source"].values()) <= set(source)


def test_a_long_value_is_cut() -> None:
    problem = only(f"title: Zinc\nkind: {'herb ' * 200}\n", Form.YAML)

    assert len(problem.detail) < 80
    assert problem.detail.endswith("…'")


def test_an_id_that_an_earlier_source_has_is_placed() -> None:
    assert assert_placed(markdown(f"{IN_SOURCE}id: «ok»")).rule == "key-duplicate"


def test_an_id_that_three_sources_share_is_told_twice() -> None:
    text = markdown("sources:\n  - id: 1\n  - id: '1'\n  - id: a\n  - id: ' 1'")

    assert [(problem.rule, problem.pointer, problem.detail) for problem in problems_of(text)] == [
        ("key-duplicate", "/sources/1/id", "the id '1' is that of source 1 already"),
        ("key-duplicate", "/sources/3/id", "the id '1' is that of source 1 already"),
    ]


def test_a_list_in_the_body_may_count_from_one_again() -> None:
    lists = "\n\n".join(f"### {name}\n\n1. https://{name}.org" for name in ("ab", "cd"))

    assert problems_of(markdown("x-a: 1") + f"\n## Sources\n\n{lists}\n") == ()


def test_faults_come_in_page_order() -> None:
    text = "title: 1\nkind: a\nfaqs: [{}]\nlang: 1\nupdated: 2026-02-30\ncolour: 1\n"
    problems = problems_of(text, Form.YAML)

    assert len(problems) == 6
    assert [one.span for one in problems] == sorted(one.span for one in problems)


def test_a_site_adds_fields_by_configuration() -> None:
    fields = {"layout": "string", "mood": "any", "draft": "boolean"}
    text = "title: Zinc\nlayout: page\nmood: [1]\ndraft: maybe\n"
    (problem,) = check(tree_of(text, Form.YAML), Config(fields=fields))

    assert problem.detail == "`draft` is 'maybe'"
    assert problem.help == "Write true or false."


def test_names_that_begin_with_x_are_left_alone() -> None:
    text = "title: Zinc\nx-a: 1\nx_b: [1]\nsources: [{id: a, x-c: 1}]\n"

    assert problems_of(text, Form.YAML) == ()


def test_a_page_that_could_not_be_read_is_not_judged_again() -> None:
    tree = Tree(Text("page.yaml", ""), Form.YAML, {}, readable=False)

    assert check(tree, Config()) == ()


def test_a_text_that_cannot_reach_the_fast_path_is_judged_by_the_slow_one() -> None:
    tree = Tree(Text("page.json", ""), Form.JSON, {"title": "\ud800", "kind": "herb"})

    assert check(tree, Config()) == ()


def test_a_number_too_long_to_print_is_one_problem() -> None:
    tree = Tree(Text("page.json", ""), Form.JSON, {"title": 10**5000})
    (problem,) = check(tree, Config())

    assert "cannot be checked" in problem.detail


@pytest.mark.parametrize(
    "data",
    [{"aliases": [1] * 50_000}, {f"k{number}": 1 for number in range(50_000)}],
    ids=["values", "keys"],
)
def test_a_page_made_to_be_wrong_is_told_up_to_a_limit(data: dict[str, object]) -> None:
    tree = Tree(Text("page.json", ""), Form.JSON, {"title": "Zinc", **data})

    with within(5):
        problems = check(tree, Config())

    assert len(problems) == MOST + 1
    assert sum("the others are not listed" in problem.detail for problem in problems) == 1


def test_as_many_faults_as_the_limit_are_all_listed() -> None:
    data = {"title": "Zinc", "aliases": [1] * MOST}
    problems = check(Tree(Text("page.json", ""), Form.JSON, data), Config())

    assert len(problems) == MOST
    assert not any("not listed" in problem.detail for problem in problems)


def test_a_value_the_file_does_not_hold_falls_back_to_what_holds_it() -> None:
    places = {"": Place(None, Span(0, 50)), "/sources": Place(Span(5, 12), Span(14, 40))}
    tree = Tree(Text("p", " " * 60), Form.OUTLINE, {}, places=places, head=Span(0, 4))

    assert span(tree, "/sources/0/design", Where.VALUE) == Span(5, 12)
    assert span(tree, "/kind", Where.VALUE) == Span(0, 4)
    assert span(tree, "/sources", Where.VALUE) == Span(14, 40)
    assert span(tree, "", Where.MISSING) == Span(0, 4)


def test_an_item_without_keys_is_placed_as_a_whole() -> None:
    places = {"/faqs/0": Place(None, Span(5, 12))}
    tree = Tree(Text("p", " " * 20), Form.YAML, {}, places=places)

    assert span(tree, "/faqs/0", Where.MISSING) == Span(5, 12)


def test_a_section_named_by_a_number_keeps_its_name() -> None:
    name = "9" * 5000
    tree = Tree(Text("p", ""), Form.JSON, {"title": "Zinc", "sections": {name: 1}})
    (problem,) = check(tree, Config())

    assert problem.detail.startswith("`999")


def test_a_keyword_without_words_of_its_own_is_still_told() -> None:
    (fault,) = phrase(Breach("", "propertyNames", {}, {"propertyNames": {}}))

    assert fault.detail == "the page is a group of fields with nothing in it"
    assert "propertyNames" in fault.help


def test_a_sound_page_does_not_import_the_slow_validator() -> None:
    script = """
        import sys
        from marrowlint.config import Config
        from marrowlint.read.tree import Form, Tree
        from marrowlint.structure import check
        from marrowlint.text import Text
        tree = Tree(Text("p", ""), Form.YAML, {"title": "Zinc", "reviewed": "2026-03-01"})
        assert check(tree, Config()) == ()
        assert not {"jsonschema", "referencing", "tomllib", "difflib"} & set(sys.modules)
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)

    assert run.returncode == 0
