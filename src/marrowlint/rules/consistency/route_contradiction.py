"""Flag a dose by a route that the page rules out."""

import re
from collections.abc import Iterator

from marrowlint.evidence.citing import cited
from marrowlint.evidence.plain import states
from marrowlint.evidence.results import gains
from marrowlint.evidence.ways import elsewhere
from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.units import DOSE
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_ROUTES = ("mouth", "injection")
_RULED_OUT = lazy(
    r"\b(?:not|never|cannot|can't)\s(?:be\s)?(?:an?\s)?(?:taken\s|given\s|consumed\s)?"
    r"(?:traditional\s|typical\s|conventional\s)?\Z",
    re.IGNORECASE,
)
_RULES_OUT = "a route that the page rules out"
_NOT_GIVEN = "not how it was given in what is cited for it"
_LATER = 40
_WIDE = frozenset({"guideline", "reference"})
"""What tells of many ways, and is summed up in a few words."""


@Meta(
    id="route-contradiction",
    family="consistency",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' is {fault}: '{other}'",
    help="Correct one of the two, or say which form each is about.",
    source="EMA HMPC monograph template, sections 3 and 4.2: form and method of administration",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a dose by a route that the page rules out.

    Flags: an amount by mouth or by injection in the dosage section or an answer, when another
        sentence says that the topic is not taken so, or is given by the other route only. A site
        ("into a vein") from which one uncited sentence on dosage promises an effect, where all
        others, and the sources, name another one. A way of giving in a cited sentence ("injected
        into a vein", "as a tea"), where every source it cites was given otherwise by its entry
        ("by mouth", "a capsule").
    Why: a wrong route can kill; readers cannot tell which of two sentences is the slip.
    Misses: routes other than mouth and injection in the first case; a way that its source leaves
        open ("took").
    Overflags: a page on two forms of one substance that does not name the form.
    Span: the words of the route.
    """
    yield from _elsewhere(page, ctx)
    yield from _otherwise(ctx)
    ruled = _ruled_out(ctx)
    if not ruled:
        return
    for sentence in ctx.analysis.sentences:
        if sentence.section not in {"dosage", "faqs"} or not _dosed(sentence):
            continue
        for cue in sentence.found("routes", *ruled):
            at = Words(sentence.block, cue.start, cue.end)
            values = {"words": at.text, "other": ruled[cue.tag].text, "fault": _RULES_OUT}
            yield Hit(at, values, (Related(ruled[cue.tag], "ruled out here"),))
            break


def _otherwise(ctx: Context) -> Iterator[Answer]:
    """Yield a way of giving in a cited sentence, where every source it cites names another."""
    for sentence in ctx.analysis.sentences:
        sources = cited(sentence.markers, ctx.links.keys) if sentence.markers else ()
        if not sources or any(ctx.study(one).design.value in _WIDE for one in sources):
            continue
        way = elsewhere(sentence.text, sources)
        start = sentence.start + way.start if way else sentence.end
        denied = any(cue.end <= start for cue in sentence.found("negation"))
        if way is not None and not denied:
            at = Words(sentence.block, start, start + len(way.text))
            values = {"words": at.text, "other": way.other, "fault": _NOT_GIVEN}
            yield Hit(at, values, sources=tuple(sources))


def _elsewhere(page: Page, ctx: Context) -> Iterator[Answer]:
    """Yield a site that one uncited sentence on dosage names, on a page that has other ones."""
    told = [one for one in ctx.analysis.sentences if _SITE.search(one.text)]
    apart = [one for one in told if one.section == "dosage" and _bare(one)]
    for sentence in apart if len(told) > len(apart) == 1 else ():
        match = _SITE.search(sentence.text)
        others = [one for one in told if one is not sentence]
        entries = " ".join(f"{one.citation} {one.summary} {one.title}" for one in page.sources)
        sites = _sites(" ".join((entries, page.title, *(one.text for one in others))))
        if match is None or not sites or not _sites(sentence.text).isdisjoint(sites):
            return
        start = sentence.start + match.start()
        at = Words(sentence.block, start, start + len(match[0]))
        there = Words(others[0].block, others[0].start, others[0].end)
        values = {"words": at.text, "other": there.text, "fault": _RULES_OUT}
        yield Hit(at, values, (Related(there, "given so here"),))


def _bare(sentence: Sentence) -> bool:
    """Tell whether a sentence promises more from a site: no study, no denial, no practice told."""
    names = ("models", "studies", "negation")
    if not gains(sentence.text) or not states(sentence.text, sentence.text):
        return False
    return not sentence.markers and not any(sentence.has(name) for name in names)


def _sites(text: str) -> frozenset[str]:
    """Return the sites that ``text`` names, ``vein``, ``joint`` and so on."""
    return frozenset(str(match.lastgroup) for match in _SITE.finditer(text))


_SITE = lazy(
    r"(?P<vein>\b(?:in|into|through) (?:a|the) (?:\w+ )?vein\b|\bintraven\w+|\bby drip\b"
    r"|\b(?:infus(?:ed|ion)|dripped)\b)"
    r"|(?P<joint>\b(?:into|inside) (?:a|the) (?:\w+ )?(?:joint|knee|hip|shoulder)\b"
    r"|\bintra-?articular\w*)"
    r"|(?P<muscle>\binto (?:a|the) (?:\w+ )?muscle\b|\bintramuscular\w*)"
    r"|(?P<skin>\bunder the skin\b|\bsubcutaneous\w*)"
    r"|(?P<mouth>\bby mouth\b|\borally\b|\bswallowed\b)"
    r"|(?P<nose>\binto the nose\b|\bnasal(?:ly)? spray\w*|\bintranasal\w*)",
    re.IGNORECASE,
)
"""Where a thing is put."""
_ONCE = lazy(
    r"\b(?:was|were) (?:long )?(?:held|thought|believed|assumed|taught)\b|\bused to\b"
    r"|\bfor a long time\b|\bformerly\b|\bin the past\b",
    re.IGNORECASE,
)
"""Wording of a view that is told as history."""


def _ruled_out(ctx: Context) -> dict[str, Words]:
    """Return each route that a sentence on the topic rules out, and its words."""
    found: dict[str, Words] = {}
    for sentence in ctx.analysis.sentences:
        routes = sentence.found("routes", *_ROUTES)
        if not routes or any(sentence.has(name) for name in ("people", "models", "studies")):
            continue
        if _ONCE.search(sentence.text):
            continue
        for cue in routes:
            before = sentence.block.text[max(sentence.start, cue.start - _LATER) : cue.start]
            if _RULED_OUT.search(before):
                found.setdefault(cue.tag, _words(sentence, cue, before))
            elif _only(sentence, cue):
                other = _ROUTES[1 - _ROUTES.index(cue.tag)]
                found.setdefault(other, Words(sentence.block, sentence.start, cue.end))
    return found


def _only(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether "only" stands right before a route: "given only by injection"."""
    return any(
        0 <= cue.start - only.end <= 1 or (only.start - cue.end == 1)
        for only in sentence.found("routes", "only")
    )


def _words(sentence: Sentence, cue: Cue, before: str) -> Words:
    match = _RULED_OUT.search(before)
    start = cue.start - len(before) + match.start() if match else cue.start
    return Words(sentence.block, start, cue.end)


def _dosed(sentence: Sentence) -> bool:
    """Tell whether the sentence gives a dose, to people, and denies nothing."""
    amounts = [amount for amount in sentence.quantities if amount.dimension in DOSE]
    return bool(amounts) and not sentence.has("models") and not sentence.has("negation")
