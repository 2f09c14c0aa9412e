"""Whether a citing sentence tells what its source says."""

import pytest

from evals.citation_integrity import score
from evals.citation_sets import cited, citing
from marrowlint.evidence.misstated import ACCURATE, ELSEWHERE, MISSTATED, Citing, likely
from shared_data import shared

SOURCE = (
    "We gave ginger or placebo to 120 adults before chemotherapy.",
    "Acute nausea was less severe with ginger than with placebo.",
    "Vomiting did not differ between the groups.",
)


def test_words_of_the_source_are_more_likely_accurate() -> None:
    near = likely(Citing("acute nausea was less severe with ginger than with placebo"), SOURCE)
    far = likely(Citing("zinc lozenges shorten the common cold in young children"), SOURCE)

    assert near[ACCURATE] > far[ACCURATE]
    assert near[ELSEWHERE] < far[ELSEWHERE]


def test_a_source_cited_with_others_is_more_likely_misstated() -> None:
    text = "ginger eases nausea in adults"

    alone, shared_ = likely(Citing(text), SOURCE), likely(Citing(text, shared=True), SOURCE)

    assert shared_[MISSTATED] > alone[MISSTATED]


def test_only_the_closest_sentences_of_a_long_text_count() -> None:
    text = Citing("acute nausea was less severe with ginger than with placebo")

    short, long = likely(text, SOURCE), likely(text, (*SOURCE, *["It rained in Oslo."] * 40))

    assert long[ACCURATE] == pytest.approx(short[ACCURATE], abs=0.2)


@pytest.mark.parametrize("text", ["", "the", "ß" * 300])
def test_any_words_give_chances(text: str) -> None:
    assert sum(likely(Citing(text), ()).values()) == pytest.approx(1)


def test_a_citation_covers_the_words_back_to_the_one_before() -> None:
    found = citing("Zinc shortens the common cold <|other_cit|>; ginger eases nausea <|cit|>.")

    assert "ginger eases nausea" in found.text
    assert found.others == 1
    assert not found.shared


def test_a_citation_behind_a_name_covers_what_follows() -> None:
    found = citing("Smith et al. [<|multi_cit|>] found that ginger eases nausea.")

    assert "ginger eases nausea" in found.text
    assert found.opening
    assert found.shared


def test_a_sentence_without_a_marker_is_covered_whole() -> None:
    assert citing("Ginger eases nausea.").text == "Ginger eases nausea."


def test_reaches_its_goal() -> None:
    data = shared("data")

    result = score(list(cited(data, "dev")), list(cited(data, "train"))[:200])

    assert result["ours"] >= 0.47
    assert result["ours"] > max(result["overlap"], result["majority"])
