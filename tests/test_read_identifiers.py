"""An identifier that stands among the words is a citation."""

import pytest

from marrowlint.read.identifiers import written
from marrowlint.read.prose import blocks
from marrowlint.read.tree import MarkerStyle
from marrowlint.text import identity


def keys(words: str) -> list[str]:
    return [key for _, _, found in written(words) for key in found]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("It rose (PMID: 36900044).", ["pmid:36900044"]),
        ("It rose (Grey et al. 2022, PMID 36500067).", ["pmid:36500067"]),
        ("It rose (PMIDs 36500067, 36500068 and 36500069).",
         ["pmid:36500067", "pmid:36500068", "pmid:36500069"]),
        ("It rose (PMID:36500067; PMID:36500068).", ["pmid:36500067", "pmid:36500068"]),
        ("It rose, PMC5773187.", ["PMC5773187"]),
        ("It rose in nct01234567.", ["NCT01234567"]),
        ("It rose (doi:10.1000/a(b)c).", ["doi:10.1000/a(b)c"]),
        ("It rose, DOI 10.1000/abc.", ["doi:10.1000/abc"]),
        ("PMID of it, PMCA 12345, 10.1000/abc, rapmid 1234567", []),
        ("file PMC57731871234 and x-NCT01234567", []),
    ],
)  # fmt: skip
def test_identifiers(words: str, wanted: list[str]) -> None:
    assert keys(words) == wanted


def test_the_words_stay_and_a_marker_stands_behind_them() -> None:
    (block,) = blocks(identity("It rose (PMID 36500067). So.", 0), "/x")
    (marker,) = block.markers

    assert block.text == "It rose (PMID 36500067). So."
    assert (marker.start, marker.style) == (22, MarkerStyle.IDENTIFIER)


def test_an_address_is_one_citation() -> None:
    (block,) = blocks(identity("It rose (see https://doi.org/10.1000/abc).", 0), "/x")

    assert [marker.style for marker in block.markers] == [MarkerStyle.LINK]
