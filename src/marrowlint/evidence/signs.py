"""Count the words of a title or an abstract that tell what kind of study it is.

The cue lists here are not those of page analysis: they are read only for the few texts that
describe a source, and loaded when the first one is met.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from msgspec import Struct, field

from marrowlint.language import lexicon, lists
from marrowlint.language.analysis import Cue
from marrowlint.language.words import Word

LISTS = ("drugs", "genres", "methods", "pairing", "subjects", "tenses", "therapies")
_CLOSING = 0.87
"""Share of a text after which trials are called for, not told: "a randomised trial is needed"."""
_CALLED_FOR = frozenset({"allotted", "blind", "random"})
_OPENING = 45
"""Code points from the start in which the one patient of a report must stand."""
_TOLD = 80
"""Code points from a patient to "is presented"."""
_SPECIMEN = 40
"""Code points from a species to the cells it gave: "rat brain microvascular endothelial cells"."""
_LEAST = {"drug": 6, "operation": 9}
"""Letters that a word must exceed for its end to tell: "azole" alone is no drug."""
_PEOPLE = frozenset({"being", "one", "person"})
_BEASTS = frozenset({"animal", "species", "strain"})
_BENCH = frozenset({"bench", "cell", "vitro"})


class _Pair(Struct, frozen=True):
    """A sign made of two cues, the second soon after the first in the same sentence."""

    then: frozenset[str]
    """Tags of the second."""
    sign: str
    reach: int
    """Code points between the two at most."""


_BEARERS = frozenset({"bearer", "case", "one"})
_PAIRS = {
    "telling": _Pair(_BEARERS, "reported", 45),
    "aged": _Pair(_BEARERS, "aged", 45),
    "paper": _Pair(frozenset({"chosen"}), "papers", 80),
    "species": _Pair(frozenset({"model"}), "animal", 40),
}
"""By the tag of the first cue: "we report a patient", "a 60-year-old woman", "rat stroke model"."""


class Signs(Struct, frozen=True):
    """What the words of one text tell, by tag of the cue lists."""

    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    first: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The first words found under each tag."""
    size: int = 0
    """Words in the text."""

    def count(self, *tags: str) -> int:
        """Return how often cues under ``tags`` were found."""
        counts = self.counts
        return sum([counts[tag] for tag in tags if tag in counts])


def read(text: str, tokens: Sequence[Word]) -> Signs:
    """Return the signs of ``text``, a title or an abstract, cut into ``tokens``."""
    counts: dict[str, int] = {}
    first: dict[str, str] = {}
    for tag, said in _signs(text, tokens):
        counts[tag] = counts.get(tag, 0) + 1
        first.setdefault(tag, said)
    counts["digits"] = sum(map(str.isdigit, text))
    return Signs(counts, first, len(tokens))


def _signs(text: str, tokens: Sequence[Word]) -> Iterator[tuple[str, str]]:
    cues = lexicon.find(text, tokens, LISTS)
    subjects = [cue for cue in cues if cue.lexicon == "subjects"]
    yield from _subjects(text, subjects)
    for cue in cues:
        late = cue.tag in _CALLED_FOR and cue.start > _CLOSING * len(text)
        if cue.lexicon not in {"subjects", "pairing"} and not late:
            yield cue.tag, cue.text
    yield from _ends(text, tokens)
    yield from _pairs(text, cues)
    yield from _one_patient(text, cues)


def _ends(text: str, tokens: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield words whose end tells: a drug's stem, an operation."""
    long = [token for token in tokens if len(token.fold) > _LEAST["drug"]]
    for tag, ends in _endings().items():
        for token in long:
            if token.fold.endswith(ends) and len(token.fold) > _LEAST[tag]:
                yield tag, text[token.start : token.end]


def _subjects(text: str, cues: Sequence[Cue]) -> Iterator[tuple[str, str]]:
    """Yield who was studied: "rat neurons" are cells, "newborn lambs" no children.

    A laboratory method counts once, however often it is named.
    """
    methods: set[str] = set()
    for at, cue in enumerate(cues):
        after = cues[at + 1] if at + 1 < len(cues) else None
        method = cue.text.lower() if cue.tag == "bench" else ""
        if method in methods or (after and _of_animals(cue, after)):
            continue
        if method:
            methods.add(method)
        specimen = after and cue.tag == "species" and after.tag in _BENCH
        if after and specimen and _tied(text[cue.end : after.start]):
            yield "specimen", cue.text
        else:
            yield cue.tag, cue.text


def _of_animals(cue: Cue, after: Cue) -> bool:
    return cue.tag in _PEOPLE and after.tag in _BEASTS and after.start <= cue.end + 1


def _tied(between: str) -> bool:
    """Tell whether one noun phrase holds both: no punctuation, no "and", "with", "in", "of"."""
    loose = {"and", "with", "in", "of"} & set(between.split())
    return len(between) < _SPECIMEN and not loose and not set(between) & set(".;:,")


def _pairs(text: str, cues: Sequence[Cue]) -> Iterator[tuple[str, str]]:
    """Yield the signs that two cues near each other make."""
    for cue in cues:
        pair = _PAIRS.get(cue.tag)
        if pair is None or (cue.tag == "aged" and not _numbered(text, cue)):
            continue
        then = next((other for other in cues if _follows(cue, other, pair)), None)
        if then and "." not in text[cue.end : then.start]:
            yield pair.sign, text[cue.start : then.end]


def _follows(cue: Cue, other: Cue, pair: _Pair) -> bool:
    return other.tag in pair.then and cue.end <= other.start <= cue.end + pair.reach


def _numbered(text: str, cue: Cue) -> bool:
    """Tell whether a number stands before "year-old"."""
    return text[: cue.start].rstrip(" -")[-1:].isdigit()


def _one_patient(text: str, cues: Sequence[Cue]) -> Iterator[tuple[str, str]]:
    """Yield the patient with whom a text opens, and the patient who "is presented"."""
    patient = next((cue for cue in cues if cue.tag in {"case", "one"}), None)
    if patient is None:
        return
    if patient.start <= _OPENING and text.startswith(("A ", "An ")):
        yield "reported", text[: patient.end]
    told = next((cue for cue in cues if cue.tag == "told"), None)
    if told and patient.end <= told.start <= patient.end + _TOLD:
        yield "reported", text[patient.start : told.end]


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return dict(lists.load("endings").tags)
