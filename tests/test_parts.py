import pytest

from marrowlint.language.neighbours import after, before, clause_end, clause_start, stop_end
from marrowlint.language.parts import EDGE, parts, phrases
from marrowlint.language.strength import NAMES


def test_longest_phrase_wins() -> None:
    found = parts("It is associated with sleep", ("correlational",))

    assert [part.words for part in found if part.tag] == ["associated"]


def test_phrase_is_one_part() -> None:
    found = parts("This led to sleep", ("causal",))

    assert [part.words for part in found] == ["this", "led to", "sleep"]


def test_first_lexicon_wins() -> None:
    assert parts("higher", ("correlational",))[0].tag == "correlational.compare"
    assert parts("may", ("conditional", "sureness"))[0].tag == "conditional.may"
    assert parts("may", ("sureness", "conditional"))[0].tag == "sureness.may"


@pytest.mark.parametrize(
    ("piece", "tag"),
    [("12", "number"), (",", "mark.comma"), ("(", "mark.stop"), ("slowly", "adverb"), ("oak", "")],
)
def test_shape_of_unlisted(piece: str, tag: str) -> None:
    assert parts(piece, ())[0].tag == tag


def test_curly_apostrophe_and_hyphen_are_plain() -> None:
    assert [part.words for part in parts("don’t up‐regulate", ())] == ["don't", "up-regulate"]


def test_adverbs_are_passed_over() -> None:
    said = parts("it slowly reduces greatly pain", NAMES)

    assert before(said, 2).words == "it"
    assert after(said, 2).words == "pain"


def test_edges_stand_outside() -> None:
    said = parts("reduces", NAMES)

    assert (before(said, 0), after(said, 0)) == (EDGE, EDGE)


def test_clause_ends_at_comma_before_and() -> None:
    said = parts("it works, and it lasts; so it goes", NAMES)

    assert [part.words for part in said[clause_start(said, 4) : clause_end(said, 4)]] == [
        "and", "it", "lasts",
    ]  # fmt: skip
    assert said[stop_end(said, 0)].words == ";"


def test_a_run_on_page_is_not_searched_whole() -> None:
    said = parts("word " * 500, NAMES)

    assert clause_end(said, 0) < 100


def test_every_lexicon_of_wording_loads() -> None:
    for names in (NAMES, ("recommendation", "syntax"), ("sureness",)):
        assert phrases(names).single
