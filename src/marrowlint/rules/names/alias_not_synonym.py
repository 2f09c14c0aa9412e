"""Flag an alias that names a part or a product of the topic."""

import re
from collections.abc import Container, Iterator, Sequence

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.lexicon import find
from marrowlint.language.words import stem, words
from marrowlint.page import Alias, Node, Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_SHORT = lazy(r"\(([^()]{2,12})\)\s*$")
_REACH = 160
"""Code points from "contains" to a part that a list names."""
_SUBJECT = 60
"""Code points from the topic to the words that say it holds something."""

_BETWEEN = 2
"""Words between "component of" and the topic: an article, an adjective."""
_LATIN = lazy(r"[A-Z][a-z]+ [a-z]{3,}")
"""The name of a species: made of "Senna alexandrina", senna is still its other name."""
_Stems = tuple[str, ...]
_LONGEST = 8
_SAME = lazy(
    r"\b(?:same (?:thing )?as|identical (?:to|with)|just another name for)\b", re.IGNORECASE
)
_NO = lazy(r"(?:no|not (?:quite|exactly|really))\b", re.IGNORECASE)
"""A question that asks if two are one, and the answer that they are not."""
_IT = frozenset({"it", "its", "they", "their"})
_TOLD = "this page calls it a part or product of the topic"
_KNOWN = "it is one compound of the many that the topic holds"
"""Words of an alias that is looked for."""
_MADE = "it names an extract of something that no other name of the page names"
_OF_CLASS = "it names a class of agents, and the topic is one of them"
_EXTRACT = lazy(r"(.+?) (extract|fraction|concentrate|isolate)s?", re.IGNORECASE)
_SHORTEST = 4
"""Code points of what an extract is made of: "CBD extract" may be short for the title."""
_CLASS = lazy(
    r"\b(?:ant)?agonists$|\w (?:inhibitors|blockers|modulators|analogues|analogs|derivatives)$",
    re.IGNORECASE,
)


@Meta(
    id="alias-not-synonym",
    family="names",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="The alias '{alias}' is no other name: {why}",
    help="Take it out of the aliases, or list it as a related term.",
    source="MeSH: an entry term names the same concept, a narrower term has a heading of its own",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag an alias that names a part or a product of the topic.

    Flags: an alias that the body names after "contains", "components like", "derived from" and
        the like with the topic as their subject, or that it calls a component of the topic; one
        that is the name of a single compound, such as curcumin, where the topic is none; an extract
        of something else; a class of agents; one that an answer says is not the same.
    Why: who looks for the part lands on the whole, and takes the claims on one for the other.
    Misses: a part that neither the body nor the list of compounds calls so.
    Overflags: a whole named after its main part, as a tea after its leaf.
    Span: the alias.
    """
    title = _stems(page.title)
    aliases = _index(page, title)
    if not title or not aliases:
        return
    told: dict[str, tuple[Alias, Words]] = {}
    for sentence in ctx.analysis.sentences:
        if not sentence.has("wholes", "same") or sentence.has("wholes", "holds"):
            for alias, cue in _parts(sentence, title, aliases):
                at = Words(sentence.block, cue.start, cue.end)
                told.setdefault(alias.pointer, (alias, at))
    told = {**dict(_refused(page, aliases)), **told}
    for alias, at in told.values():
        related = Related(at, "told apart here")
        yield Hit(Node(alias.pointer), {"alias": alias.name, "why": _TOLD}, (related,))
    yield from _known(page, told)


def _refused(page: Page, aliases: dict[_Stems, Alias]) -> Iterator[tuple[str, tuple[Alias, Words]]]:
    """Yield each alias that an answer says is not the same: "Is it the same as rutin? No."."""
    for faq in page.faqs:
        asked = " ".join(block.text for block in faq.question)
        same = _SAME.search(asked)
        if not same or not faq.answer or not _NO.match(faq.answer[0].text):
            continue
        for alias in _named(_stems(asked[same.end() :]), aliases):
            block = faq.answer[0]
            yield alias.pointer, (alias, Words(block, 0, min(2, len(block.text))))


def _known(page: Page, told: Container[str]) -> Iterator[Answer]:
    """Yield each alias that is one compound of the topic, an extract of another, or a class."""
    compound = _constituent(page.title)
    title = _stems(page.title)
    others = [_stems(name) for name in (page.title, *(alias.name for alias in page.aliases))]
    for alias in page.aliases:
        own = set(title).isdisjoint(_stems(alias.name))
        if not own or alias.pointer in told:
            continue
        if not compound and _constituent(alias.name):
            yield Hit(Node(alias.pointer), {"alias": alias.name, "why": _KNOWN})
        elif _product(alias.name, others):
            yield Hit(Node(alias.pointer), {"alias": alias.name, "why": _MADE})
        elif _class(alias.name, page.title):
            yield Hit(Node(alias.pointer), {"alias": alias.name, "why": _OF_CLASS})


def _product(name: str, others: Sequence[_Stems]) -> bool:
    """Tell whether it is an extract of what no other name of the page shares a word with.

    An extract called after its main compound is an extract of the topic.
    """
    match = _EXTRACT.fullmatch(name)
    if not match or (match[2] == "extract" and _constituent(match[1])):
        return False
    source, whole = set(_stems(match[1])), _stems(name)
    shared = [name for name in others if name != whole and not source.isdisjoint(name)]
    return len(match[1]) >= _SHORTEST and not shared


def _class(name: str, title: str) -> bool:
    """Tell whether it names many agents by what they do, and the title names none by that."""
    head = _stems(name)[-1:]
    return bool(_CLASS.search(name)) and not set(head) & set(_stems(title))


def _constituent(name: str) -> bool:
    """Tell whether a name is wholly that of a compound found in plants, milk or tissue."""
    cues = find(name, names=("wholes",))
    return any(cue.tag == "constituent" and cue.text == name for cue in cues)


def _stems(text: str) -> _Stems:
    return tuple(stem(word.fold) for word in words(text))


def _index(page: Page, title: _Stems) -> dict[_Stems, Alias]:
    """Return the aliases by what the text may call them: their words, or their short form."""
    found: dict[_Stems, Alias] = {}
    for alias in page.aliases:
        short = _SHORT.search(alias.name)
        long = alias.name[: short.start()] if short else alias.name
        plant = _LATIN.fullmatch(long.strip()) and not set(title) - set(_stems(long))
        for name in (_stems(long), _stems(short[1]) if short else ()):
            if name and name != title and not plant:
                found.setdefault(name, alias)
    return found


def _parts(
    sentence: Sentence, title: _Stems, aliases: dict[_Stems, Alias]
) -> Iterator[tuple[Alias, Cue]]:
    """Yield each alias that the sentence makes a part or product of the topic."""
    text = sentence.block.text
    for cue in sentence.found("wholes", "holds", "from", "part"):
        before = _stems(text[max(sentence.start, cue.start - _SUBJECT) : cue.start])
        after = _stems(text[cue.end : min(sentence.end, cue.end + _REACH)])
        subjects = _named(before, aliases)
        if _holds(title, before) or (before and before[0] in _IT):
            if cue.tag != "part":
                yield from ((alias, cue) for alias in _named(after, aliases))
        elif cue.tag != "holds" and _holds(title, after[: len(title) + _BETWEEN]):
            yield from ((alias, cue) for alias in subjects)


def _named(stems: _Stems, aliases: dict[_Stems, Alias]) -> list[Alias]:
    """Return the aliases that stand in ``stems``."""
    runs = (stems[at : at + size] for at in range(len(stems)) for size in range(1, _LONGEST + 1))
    return [aliases[run] for run in dict.fromkeys(runs) if run in aliases]


def _holds(name: _Stems, stems: _Stems) -> bool:
    size = len(name)
    return any(stems[at : at + size] == name for at in range(len(stems) - size + 1))
