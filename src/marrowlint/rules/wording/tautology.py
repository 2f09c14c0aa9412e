"""Flag a statement that explains a word by itself."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.words import STOP, stem, words
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_LISTS = lazy(r"\b(?:includes?|including)\b", re.IGNORECASE)
_ANY = lazy(r"(?:,|\band|\bor)\s+((?:any|other)\s+(?:[\w-]+\s+){0,2}[\w-]+)", re.IGNORECASE)
_BECAUSE = lazy(
    r"\b(?:is|are)\s+([a-z-]+)\s+because\s+(?:it|they)\s+(?:is|are)\s+([a-z-]+)", re.IGNORECASE
)

_BARRED = lazy(
    r"\b(?:with|who have|having)\s+(?:(?:an?|any|other|known)\s+){0,2}contraindications?"
    r"(?:\s+(?:to|for|against)\s+([\w\s-]{1,40}?))?\s+(?:is|are)\s+(?:(?:also|likewise|not)\s+)?"
    r"(?:excluded|ineligible|unsuitable|suitable|contraindicated|ruled out)\b",
    re.IGNORECASE,
)
_IT = {"it", "this"}


@Meta(
    id="tautology",
    family="wording",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' explains the word by itself",
    help="Name the things that are meant.",
    source="US Federal Plain Language Guidelines",
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a statement that explains a word by itself.

    Flags: a list that ends in its own heading, such as "contraindications include any
        contraindications to surgery"; "effective because it is effective"; people
        with a contraindication to the topic who "are excluded".
    Why: the reader is told nothing, and may take it for a full list.
    Misses: the same thing said with another word, such as "heals through its healing power".
    Overflags: a list whose last item is a narrower kind, named by the same word.
    Span: the words that say it again.
    """
    text = sentence.block.text
    folded = sentence.text.casefold()
    listed = _listed(sentence) if "includ" in folded else ()
    reasoned = _reasoned(sentence) if "because" in folded else ()
    barred = _barred(sentence, ctx) if "contraindication" in folded else ()
    for start, end in (*listed, *reasoned, *barred):
        at = Words(sentence.block, start, end)
        yield Hit(at, {"words": text[start:end]})


def _listed(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield "any ... HEAD" in a list that its first word says is of HEAD."""
    text = sentence.block.text
    verb = _LISTS.search(text, sentence.start, sentence.end)
    if verb is None:
        return
    content = [word for word in words(text[sentence.start : verb.start()]) if word.fold not in STOP]
    if not content or not content[0].fold.endswith("s"):
        return
    head = stem(content[0].fold)
    for found in _ANY.finditer(text, verb.end(), sentence.end):
        inside = [word for word in words(found[1]) if stem(word.fold) == head]
        if inside:
            yield found.start(1), found.start(1) + inside[0].end


def _barred(sentence: Sentence, ctx: Context) -> Iterator[tuple[int, int]]:
    """Yield that whom the topic does not suit is not suited: of another thing it tells much."""
    names = " ".join((ctx.page.title, *(alias.name for alias in ctx.page.aliases)))
    initials = "".join(part[0] for part in ctx.page.title.casefold().replace("-", " ").split())
    own = {stem(word.fold) for word in words(names)} | _IT | {initials}
    for found in _BARRED.finditer(sentence.block.text, sentence.start, sentence.end):
        other = {stem(word.fold) for word in words(found[1] or "")}
        if not other or not other.isdisjoint(own):
            yield found.span()


def _reasoned(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for found in _BECAUSE.finditer(sentence.block.text, sentence.start, sentence.end):
        if found[1].lower() == found[2].lower():
            yield found.span()
