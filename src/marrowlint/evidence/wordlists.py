"""Read the word lists that only the comparison of claim and source needs.

They are cue lists in form, but analysis does not look for them: they are read when a claim
with a source is first compared, so that a page without sources never pays for them.
"""

from functools import cache
from itertools import product

from marrowlint.language.lists import load


@cache
def tagged(name: str) -> dict[str, frozenset[str]]:
    """Return each tag of ``lexicons/<name>.toml`` with its words, alternatives written out."""
    return {tag: frozenset(_forms(cues)) for tag, cues in load(name).tags.items()}


@cache
def tags(name: str) -> dict[str, str]:
    """Return each word of ``lexicons/<name>.toml`` with its tag; the last tag wins."""
    return {word: tag for tag, words in tagged(name).items() for word in words}


def _forms(cues: tuple[str, ...]) -> list[str]:
    return [
        " ".join(form)
        for cue in cues
        for form in product(*(part.split("|") for part in cue.split()))
    ]
