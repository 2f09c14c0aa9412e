"""Find the words that name the animals or cells a source studied, to put beside an effect."""

import re
from collections.abc import Iterable
from itertools import islice

from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue
from marrowlint.page import Page, Source
from marrowlint.patterns import lazy

_PLURALS = frozenset({"mice", "sheep", "swine"})
_KINDS = {"mouse": "mice", "murine": "mice", "rat": "rats"}
"""Singular or adjective to what a sentence says: "a rat model" is work in rats."""
_LATIN = ("us", "is", "ias", "ops")
"""How Latin names end that end in s: "mesocricetus", "xenopus laevis"."""
_PATIENTS = lazy(
    r"\b(?:veterinar\w{1,5}|dogs?|cats?|horses?|canine|feline|equine)\b", re.IGNORECASE
)
"""Animals that people bring to a doctor."""
_LEAST_NAMED = 5
"""Paragraphs that name them on a page whose title does not."""
_MOST_READ = 100
"""Paragraphs that are looked at: each claim of a page may ask."""
_WORKS = ("studies", "experiments", "models")
"""Nouns after an animal that are no animals themselves: "rat studies"."""


def told(cue: Cue) -> str:
    """Return what to write for a cue of a model: "in rats", "in animals", "in the laboratory"."""
    if cue.tag == "cell":
        return "in the laboratory"
    last = cue.text.lower().rpartition(" ")[2]
    plural = last in _PLURALS or (last.endswith("s") and last not in _WORKS)
    return f"in {cue.text.lower()}" if cue.tag == "animal" and plural else "in animals"


def studied(sources: Iterable[Source]) -> str:
    """Return "in mice" where all sources name one species, "in animals" where they name several.

    "in the laboratory" where they name cells; ``""`` where one of them names neither.
    """
    found = [_species(source) for source in sources]
    if not found or not all(found):
        return ""
    same = len(set(found)) == 1
    return f"in {found[0]}" if same else "in animals"


def told_plural(species: Iterable[str]) -> str:
    """Return what to write for the species headings of sources: "in mice", "in animals".

    ``""`` where one of them has none; a Latin name is no word for readers.
    """
    found = set(species)
    if not found or "" in found:
        return ""
    plain = found.pop() if len(found) == 1 else ""
    last = plain.rpartition(" ")[2]
    told = last in _PLURALS or (last.endswith("s") and not last.endswith(_LATIN))
    return f"in {plain}" if told else "in animals"


def veterinary(page: Page) -> bool:
    """Tell whether the patients of a page are animals: by its title, or by most of its prose.

    Where no title says so, five paragraphs must name them, twice as many as name people.
    """
    if _PATIENTS.search(page.title):
        return True
    texts = [block.text for _, block in islice(page.blocks(), _MOST_READ)]
    named = sum(_PATIENTS.search(text) is not None for text in texts)
    if named < _LEAST_NAMED:
        return False
    people = sum(any(cue.lexicon == "people" for cue in lexicon.find(text)) for text in texts)
    return named > 2 * people


def _species(source: Source) -> str:
    """Return the plural of the first animal that the entry of ``source`` names, else its cells."""
    cues = lexicon.find(f"{source.species}. {source.title}. {source.summary}")
    models = [cue for cue in cues if cue.lexicon == "models"]
    for cue in models:
        if cue.tag != "animal":
            continue
        for word in cue.text.lower().split():
            if word in _PLURALS or word in _KINDS.values():
                return word
            if word in _KINDS:
                return _KINDS[word]
        if told(cue) != "in animals" or cue.text.lower() == "animals":
            return cue.text.lower()
    return "the laboratory" if any(cue.tag == "cell" for cue in models) else ""
