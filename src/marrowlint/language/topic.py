"""Tell whether a predicate ("... is safe") speaks of the page's topic."""

import re

from marrowlint.language.analysis import Sentence
from marrowlint.language.clauses import clauses
from marrowlint.language.words import content, stem
from marrowlint.page import Page
from marrowlint.patterns import lazy

_COPULA = lazy(
    r"\b(?:is|are|was|were|be|been|remains?|seems?|appears?)\b|(?<=\w)['’](?:s|re)\b",
    re.IGNORECASE,
)
_BREAK = lazy(r"[,;:()–—]\s|\b(?:that|because|since|and|but|or|so|as)\s", re.IGNORECASE)
"""Where the subject of a predicate may begin."""
_ASKED = lazy(
    r"\b(?:what|which|whether|if|when|how|until|unless|where|most|some|many)\b", re.IGNORECASE
)
_PRONOUN = lazy(r"\s*(?:it|they)\b", re.IGNORECASE)
_BACK = 240
"""Code points before a predicate in which its subject must stand."""
PRODUCTS = frozenset(
    stem(word)
    for word in """capsule dose dosage drop drug extract formula herb leaf medication medicine
    oil pill powder preparation product remedy root seed supplement supplementation syrup tablet
    tea therapy tincture""".split()  # noqa: SIM905 - one word list, wrapped
)
"""Nouns that stand for the topic where its name does not."""


def names(page: Page) -> frozenset[str]:
    """Return the stems of the words the topic is called by, on its title and aliases."""
    return content(" ".join([page.title, *(alias.name for alias in page.aliases)]))


def told_of_topic(sentence: Sentence, start: int, end: int, names: frozenset[str]) -> bool:
    """Return whether the words at ``start`` are said of the topic, as "it is safe" is.

    The subject is the topic by name, "it", "they" or a noun for a product. A question held
    open ("which of them are safe"), a share ("most are safe") and an attribute ("a safe tea")
    say nothing of it.
    """
    text = sentence.block.text
    opens = _opening(sentence, start)
    copulas = list(_COPULA.finditer(text, opens, end))
    if not copulas or attributive(sentence, end):
        return False
    return _is_topic(text[opens : copulas[-1].start()], names)


def subject_is_topic(sentence: Sentence, verb: int, names: frozenset[str]) -> bool:
    """Return whether the subject of the verb at ``verb`` is the topic: "it cannot hurt you"."""
    return _is_topic(sentence.block.text[_opening(sentence, verb) : verb], names)


def _opening(sentence: Sentence, at: int) -> int:
    """Return where the clause around ``at`` starts, as far back as a subject may stand."""
    found = (low for low, high in clauses(sentence) if low <= at < high)
    return max(next(found, sentence.start), at - _BACK)


def _is_topic(before: str, names: frozenset[str]) -> bool:
    """Return whether the last subject in the words before a verb is the topic."""
    parts = [part for part in _BREAK.split(before) if part.strip()]
    subject = parts[-1] if parts else ""
    if _ASKED.search(subject):
        return False
    return bool(_PRONOUN.match(subject) or content(subject) & (names | PRODUCTS))


_AFTER = lazy(r"\s+([A-Za-z-]+)")
_FREE = frozenset(
    """a across after and around as at because before both by but during enough even for from if
    in into it not on only or over provided since so than that the there they this though to
    throughout to under until up when where whether while with within without you""".split()  # noqa: SIM905 - one word list, wrapped
)
"""Words after an adjective that show it stood alone."""


def attributive(sentence: Sentence, end: int) -> bool:
    """Return whether the adjective ending at ``end`` belongs to a noun: "a harmless test"."""
    text = sentence.block.text
    if text[end : end + 1] == ",":
        return bool(re.match(r",\s+[A-Za-z-]+\s+[A-Za-z-]+", text[end:])) and _listed(text, end)
    after = _AFTER.match(text, end, sentence.end)
    return after is not None and after[1].lower() not in _FREE and not after[1].endswith("ly")


def _listed(text: str, end: int) -> bool:
    """Tell whether an article before the adjective and a comma after it make a list of them."""
    before = text[:end].rsplit(" ", 2)
    return len(before) > 1 and before[-2].lower() in {"a", "an", "the"}
