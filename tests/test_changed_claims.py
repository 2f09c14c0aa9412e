"""Claims changed by rule, and the shares told as conflicts."""

from random import Random

import pytest

from evals.changed_claims import in_part, score
from evals.claim_changes import FALSE, TRUE
from evals.claim_pairs import SUPPORT, Pair, pairs
from evals.claim_verdicts import score as verdicts
from shared_data import shared

CLAIM = "Boswellia may reduce knee pain by 23% in women over 8 weeks"
FIRST = 60


def dice() -> Random:
    return Random(1)  # noqa: S311 - a change to test, not a secret


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        ("unit", "8 weeks"),
        ("direction", "reduce"),
        ("population", "women"),
        ("certainty", "may reduce"),
    ],
)
def test_each_change_takes_the_true_words_away(kind: str, gone: str) -> None:
    changed = [FALSE[kind](CLAIM, Random(seed)) or "" for seed in range(20)]  # noqa: S311 - as above

    assert any(gone not in claim for claim in changed)
    assert CLAIM not in changed


def test_a_number_is_changed_and_a_name_is_not() -> None:
    assert FALSE["number"]("IL-6 in type 2 diabetes in 2001", dice()) is None
    assert FALSE["number"]("Pain fell by 23%", dice()) not in {None, "Pain fell by 23%"}


def test_retelling_keeps_the_numbers() -> None:
    assert "23 percent" in (TRUE["synonyms"](CLAIM, dice()) or "")
    assert TRUE["order"]("Zinc reduces knee pain", dice()) == "Knee pain is reduced by Zinc."


def test_the_parts_share_no_abstract() -> None:
    docs = [str(number) for number in range(50)]

    assert all(in_part(doc, "tune") != in_part(doc, "held") for doc in docs)


def test_a_pair_gives_true_and_changed_claims() -> None:
    source = ("Boswellia reduced knee pain by 23% in 40 women over 8 weeks.",)
    pair = Pair("1", CLAIM, "7", "Boswellia in knees", source, SUPPORT, (0,))

    found = score([pair])

    assert found["claim: true"] == {"n": 1, "flagged": 0.0, "interval": (0.0, 0.0)}
    assert found["claim: direction changed"]["flagged"] == 1.0
    assert found["sentence: number changed"]["flagged"] == 1.0


def test_on_the_set_amounts_are_told_and_true_sentences_pass() -> None:
    folder = shared("data/scifact")
    rows = list(pairs(folder, folder / "claims_train.jsonl"))[: 3 * FIRST]
    supported = [pair for pair in rows if pair.label == SUPPORT][:FIRST]

    found = score(supported)

    assert found["sentence: number changed"]["flagged"] >= 0.97
    assert found["sentence: direction changed"]["flagged"] >= 0.85
    assert found["sentence: true, evidence"]["flagged"] <= 0.05
    assert found["claim: true"]["flagged"] <= 0.08


def test_three_verdicts_beat_the_baselines() -> None:
    folder = shared("data/scifact")
    rows = list(pairs(folder, folder / "claims_train.jsonl"))[:300]

    found = verdicts(rows)["three labels"]

    assert found["ours"] > max(found["majority"], found["claim only"], found["lexical"])
