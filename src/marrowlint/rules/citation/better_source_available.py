"""Point out a source that was renewed: a registry lists a newer version of it."""

import re
from collections.abc import Iterator

from marrowlint.evidence.entry import name_of, rest, says
from marrowlint.evidence.identity import keys
from marrowlint.evidence.notices import taken_back
from marrowlint.evidence.same_work import works
from marrowlint.evidence.services import day, index
from marrowlint.facts import Record
from marrowlint.page import Source
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_SAID = re.compile(
    r"\b(?:supersed|(?:earlier|older|previous|newer|later|latest) (?:version|edition|update))",
    re.IGNORECASE,
)


@Meta(
    id="better-source-available",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="'{source}' has a newer version, {newer}{listed} ({who}, asked on {asked})",
    help="Read the newer version and rest the claims on it, or say in the entry why the older one "
    "counts.",
    source="Wikipedia MEDRS: use up-to-date evidence; Cochrane Handbook IV, updating a review",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out a source that was renewed: a registry lists a newer version of it.

    Flags: a source whose record in the lock tells the version that replaced it ("Update in" at
        PubMed and Europe PMC, a new version or edition at Crossref), such as the last version but
        one of a Cochrane review; the message says if the page lists the newer one as well.
    Why: what was renewed may have come to differ, with more trials in it.
    Misses: a version of which no service tells, or that came after the source was last asked
        about. A newer review by other authors: source-outdated speaks of one that the page lists.
        A preprint and its article, which source-preprint speaks of.
    Overflags: a page that tells how the evidence grew, one version after the other.
    Span: the identifier, address or title of the source; the claims that cite it are related.
    """
    found = works(ctx.fact(source))
    if source.background or taken_back(found) or says(source, _SAID):
        return
    for record in found:
        newer = _listed(record.updated_in, source, ctx)
        if record.preprint or not record.updated_in or (newer and _gone(newer, ctx)):
            continue
        values = {
            "source": source.name,
            "newer": record.updated_in,
            "listed": f", source {newer.id} of this page" if newer else "",
            "who": index(record),
            "asked": day(record),
        }
        related = [Related(at, "rests on it") for at in rest(source, ctx.analysis, ctx.links)]
        both = (source, newer) if newer else (source,)
        yield Hit(name_of(source, ctx.page), values, tuple(related), sources=both)
        return


def _listed(version: str, source: Source, ctx: Context) -> Source | None:
    """Return the other source of the page that is ``version``."""
    return next(
        (
            other
            for other in ctx.page.sources
            if other is not source and version in (*keys(other), *_ids(other, ctx))
        ),
        None,
    )


def _ids(source: Source, ctx: Context) -> Iterator[str]:
    for record in ctx.fact(source).records:
        yield from record.ids


def _gone(source: Source, ctx: Context) -> bool:
    """Tell whether the newer version was itself retracted or withdrawn."""
    records: tuple[Record, ...] = works(ctx.fact(source))
    return taken_back(records) is not None
