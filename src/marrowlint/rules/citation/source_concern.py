"""Flag a source about which its journal has published an expression of concern."""

import re
from collections.abc import Iterator

from marrowlint.evidence.entry import name_of, rest, says
from marrowlint.evidence.notices import taken_back, told
from marrowlint.evidence.same_work import works
from marrowlint.evidence.services import day
from marrowlint.facts import NoticeKind
from marrowlint.page import Source
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_SAID = lazy(r"\bexpressions? of concern\b|\beditorial concerns?\b", re.IGNORECASE)


@Meta(
    id="source-concern",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="An expression of concern about '{source}' was published{when}{notice}: {who} "
    "(asked on {asked})",
    help="Read it, and rest the claims on other work or say so: `status: expression-of-concern`.",
    source="COPE Retraction Guidelines 2019, expressions of concern; ICMJE",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a source about which its journal has published an expression of concern.

    Flags: a source with such a notice, unless its status or its summary says so, or it was
        retracted, which source-retracted reports.
    Why: its editors doubt the work and readers should know; many of these are retracted later.
    Misses: a notice that no service has yet. Where nothing is known of notices source-retracted
        says that, once for both.
    Overflags: a concern that the journal has since settled without taking the notice back.
    Span: the identifier, address or title of the source; the claims that cite it are related.
    """
    if source.status in {"expression-of-concern", "retracted"} or says(source, _SAID):
        return
    found = works(ctx.fact(source))
    if taken_back(found):
        return
    for record in found:
        if concern := told(record, NoticeKind.CONCERN):
            values = {
                "source": source.name,
                "when": concern.when,
                "notice": concern.notice,
                "who": concern.who,
                "asked": day(record),
            }
            related = [Related(at, "rests on it") for at in rest(source, ctx.analysis, ctx.links)]
            yield Hit(name_of(source, ctx.page), values, tuple(related), sources=(source,))
            return
