"""Point out that the sources of a page were last verified too long ago."""

from collections.abc import Iterator

from marrowlint.evidence.services import day
from marrowlint.page import Node, Page, Part
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="lock-stale",
    family="citation",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="{count} of this page {was} last verified {age} days ago, on {day}",
    help="Run `marrowlint sources update`, and commit the lock.",
    source="COPE Retraction Guidelines 2019: works are retracted years after they are cited",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out that the sources of a page were last verified too long ago.

    Flags: once a page, sources whose entries in the lock are older than the limit (90 days, or
        ``stale-days`` of the settings); the age told is that of the oldest.
    Why: works are retracted and addresses die after they were looked up.
    Misses: a work retracted since it was last verified, which is the reason for this rule.
    Overflags: a source that cannot change, such as a trial reported long ago.
    Span: the heading of the source list, or its key.
    """
    old = [source for source in page.sources if ctx.fact(source).stale]
    if not old:
        return
    oldest = max(map(ctx.fact, old), key=lambda fact: fact.age or 0)
    one = len(old) == 1
    values = {
        "count": "1 source" if one else f"{len(old)} sources",
        "was": "was" if one else "were",
        "age": str(oldest.age),
        "day": min(day(record) for record in oldest.records),
    }
    yield Hit(Node("/sources", Part.KEY), values, sources=tuple(old))
