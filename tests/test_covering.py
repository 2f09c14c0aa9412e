"""A marker covers the sentences that rest on it."""

import pytest

from marrowlint.language.analyse import read_block
from marrowlint.language.covering import covering
from marrowlint.read.prose import blocks
from marrowlint.text import identity


def covered(text: str) -> list[bool]:
    (block,) = blocks(identity(text, 0), "/x")
    found = tuple(read_block(block, "benefits"))
    return [bool(covering(sentence, found)) for sentence in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It eases coughs. Honey soothes [1].", [True, True]),
        ("Honey soothes [1]. Bees make wax.", [True, False]),
        ("Bell et al. 2016 (PMID 1234567): a trial. Sleep improved.", [True, True]),
        ("- Sleep (Bell 2016, PMID 1234567). Honey improved it.", [True, True]),
        ("Sleep (Bell 2016, PMID 1234567). Honey improved it.", [True, False]),
        ("- Honey improved sleep (PMID 1234567). Bees make wax.", [True, False]),
    ],
)
def test_covering(text: str, wanted: list[bool]) -> None:
    assert covered(text) == wanted
