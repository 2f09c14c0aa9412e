"""Hold the words for animals and cells to what sources say."""

import pytest

from marrowlint.evidence.species import studied, told
from marrowlint.language import lexicon
from marrowlint.page import Source


def source(title: str, species: str = "") -> Source:
    return Source(index=0, pointer="/sources/0", id="a", title=title, species=species)


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (["Tarn cells in mice"], "in mice"),
        (["A mouse model of stroke", "Tarn cells in nude mice"], "in mice"),
        (["Tarn cells in rats", "Tarn cells in pigs"], "in animals"),
        (["Tarn cells in cell culture"], "in the laboratory"),
        (["Tarn cells in rats", "Tarn cells after stroke"], ""),
        ([], ""),
    ],
)
def test_what_was_studied(titles: list[str], words: str) -> None:
    assert studied(map(source, titles)) == words


def test_a_declared_species_is_named() -> None:
    assert studied([source("Tarn cells", "mouse")]) == "in mice"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in rats", "in rats"),
        ("rat studies", "in animals"),
        ("a preclinical study", "in animals"),
        ("in vitro", "in the laboratory"),
    ],
)
def test_what_a_cue_says(text: str, words: str) -> None:
    cue = next(cue for cue in lexicon.find(text) if cue.lexicon == "models")

    assert told(cue) == words
