"""A marker covers the sentences that rest on it."""

import pytest

from marrowlint.build import build
from marrowlint.language.analyse import read_block
from marrowlint.language.covering import covering
from marrowlint.read.markdown import parse
from marrowlint.read.prose import blocks
from marrowlint.text import Text, identity


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
        ("Contraindications [1]. Bleeding; a known allergy.", [True, True]),
        ("Honey soothes a cough [1]. Bees make wax.", [True, False]),
    ],
)
def test_covering(text: str, wanted: list[bool]) -> None:
    assert covered(text) == wanted


def test_a_study_told_by_its_authors_goes_on_until_the_next() -> None:
    listed = "## Sources\n\n1. Bell A. Honey, a meta-analysis. 2019.\n2. Moreau C. Honey. 2012.\n"
    prose = "Bell et al. (2019) pooled 8 trials. Quality was low. One was null (Moreau 2012)."
    page = build(parse(Text("a.md", f"# Honey\n\n## Benefits\n\n{prose}\n\n{listed}"), {}))
    (block,) = page.sections[0].blocks
    found = tuple(read_block(block, "benefits"))

    assert [covering(each, found)[0].keys for each in found] == [("1",), ("1",), ("2",)]
