"""Which grave harms the dated list has of a topic, and what counts as naming one."""

import re

import pytest

from marrowlint.evidence import serious_harms
from marrowlint.evidence.serious_harms import Harm, expected, topics
from marrowlint.language.dated import split, table
from marrowlint.page import Alias, Page
from marrowlint.read.tree import Form, Tree
from marrowlint.stamp import LONGEST
from marrowlint.text import Text

KNOWN = table(serious_harms.TABLE)
STANDING = re.compile(r"(?:read|copy|recalled)\b")


def page(title: str, *aliases: str, kind: str = "") -> Page:
    names = tuple(Alias(name, f"/aliases/{at}") for at, name in enumerate(aliases))
    return Page(Tree(Text("p.md", ""), Form.MARKDOWN, {}), title, names, kind, (), (), ())


def harms(title: str, *aliases: str, kind: str = "") -> set[str]:
    return {harm.text for harm in expected(page(title, *aliases, kind=kind), ())}


@pytest.mark.parametrize(
    "title",
    [
        "Kava",
        "kava",
        "Kava root",
        "Kava: what is known",
        "Kava (Piper methysticum)",
        "Kava for sleep",
    ],
)
def test_a_topic_is_known_by_its_title(title: str) -> None:
    assert harms(title) == {"liver injury"}


def test_a_topic_is_known_by_an_alias() -> None:
    assert harms("Rauschpfeffer", "Rausch pepper", "kava-kava") == {"liver injury"}


@pytest.mark.parametrize(
    "title",
    ["Kava and hops", "Iron deficiency", "Kava cream", "Anxiety (and what kava does not do)", ""],
)
def test_a_mention_is_no_topic(title: str) -> None:
    assert harms(title) == set()


def test_a_food_is_left_alone() -> None:
    assert harms("Turmeric", kind="food") == set()


def test_the_table_is_parsed_only_for_a_name_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serious_harms, "table", lambda name: pytest.fail(f"parsed {name}"))

    assert harms("Chalk flower", "Chalkwort") == set()


@pytest.mark.parametrize("row", KNOWN["topics"], ids=lambda row: row["names"][:30])
def test_each_row_names_who_says_so_and_where_that_was_confirmed(row: dict[str, str]) -> None:
    assert row["names"].startswith("|")
    assert row["names"].endswith("|")
    assert row["names"] == row["names"].lower()
    assert set(split(row["harms"])) <= KNOWN["harms"].keys()
    assert STANDING.match(row["checked"])
    assert len(row["source"]) <= LONGEST, "a message would cut it"


def test_each_harm_is_of_a_topic_and_named_by_its_own_words() -> None:
    used = {key for row in KNOWN["topics"] for key in split(row["harms"])}
    found: list[Harm] = [harm for topic in topics() for harm in topic.harms]

    assert used == KNOWN["harms"].keys()
    assert all(harm.words for harm in found)
    assert all(len(harm.text) <= LONGEST for harm in found)
    assert all("*" not in part[:-1] for harm in found for way in harm.words for part in way)
