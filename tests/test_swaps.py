"""Words exchanged in a nearly verbatim sentence."""

import pytest

from marrowlint.evidence.passages import bearing, material, stems, weigh
from marrowlint.evidence.swaps import mismatch

SOURCE = "In rats with a stroke, cells increased blood flow and improved grip after two weeks."


def exchanged(claim: str) -> tuple[str, str, str]:
    known = material([SOURCE])
    found = mismatch(claim, bearing(stems(claim), known, weigh([known])))
    return (found.rule, found.here, found.there) if found else ("", "", "")


@pytest.mark.parametrize(
    ("old", "new", "want"),
    [
        ("increased", "decreased", ("claim-contradicts-source", "decreased", "increased")),
        ("rats", "children", ("population-mismatch", "children", "rats")),
        ("stroke", "migraine", ("population-mismatch", "migraine", "stroke")),
        ("increased", "raised", ("", "", "")),
        ("rats", "rodents", ("", "", "")),
        ("two", "three", ("", "", "")),
    ],
)
def test_only_opposites_and_other_groups_count(
    old: str, new: str, want: tuple[str, str, str]
) -> None:
    assert exchanged(SOURCE.replace(old, new)) == want


def test_a_sentence_in_other_words_is_left_alone() -> None:
    assert exchanged("Grip fell in animals given cells") == ("", "", "")
