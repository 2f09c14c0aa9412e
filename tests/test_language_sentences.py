"""Where a block of prose divides into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marrowlint.language.sentences import LONGEST, split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Given i.v. in mice (0.5 mg). It helped.", ["Given i.v. in mice (0.5 mg).", "It helped."]),
        ("Smith et al. found none. E. coli grew.", ["Smith et al. found none.", "E. coli grew."]),
        ("It holds vitamin C. Few know.", ["It holds vitamin C.", "Few know."]),
        ("Start with .5 g. For more, ask.", ["Start with .5 g.", "For more, ask."]),
        ("Strains of E. coli grew.", ["Strains of E. coli grew."]),
        ("See Fig. 2 for more.", ["See Fig. 2 for more."]),
        ("Really? Yes!", ["Really?", "Yes!"]),
        ('He said "no." Then left.', ['He said "no."', "Then left."]),
        ("no full stop", ["no full stop"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_no_piece_is_longer_than_any_writer_would_write() -> None:
    pieces = sentences("word " * 5000)

    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces).split() == ["word"] * 5000


@given(st.text(max_size=300))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
