"""Flag a citation marker that points to no source."""

from collections.abc import Iterator, Mapping

from marrowlint.evidence.bind import target
from marrowlint.nearest import nearest
from marrowlint.page import Page, Source
from marrowlint.read.tree import Marker, MarkerStyle
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_FIRST_YEAR = 1800


@Meta(
    id="citation-dangling",
    family="citation",
    on=Page,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="The marker {marker} points to no source on this page",
    help="{help}",
    source="ICMJE recommendations, references: each citation has its entry",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a citation marker that points to no source.

    Flags: a Pandoc or footnote key that no source has as its id, and a number beyond a numbered
        source list.
    Why: the claim before it looks sourced and is not.
    Misses: a marker that points to the wrong source of the list.
    Overflags: numbers in square brackets that are no citations, on a page with a source list.
    Span: the marker, brackets included.
    """
    keys = ctx.links.keys
    for _, marker in page.markers():
        for key in marker.keys:
            if not _exempt(page, marker, key) and target(marker, key, keys) is None:
                shown = key if marker.style is MarkerStyle.NUMBER else f"@{key}"
                yield Hit(marker, {"marker": f"[{shown}]", "help": _way_out(key, keys)})


def _exempt(page: Page, marker: Marker, key: str) -> bool:
    """Links are sources themselves; a bare number counts only where there is a source list."""
    if marker.style is MarkerStyle.LINK:
        return True
    number = marker.style is MarkerStyle.NUMBER
    return number and (not page.sources or not key.isdigit() or int(key[:6]) >= _FIRST_YEAR)


def _way_out(key: str, keys: Mapping[str, Source]) -> str:
    ids = list(dict.fromkeys(source.id for source in keys.values()))
    if close := nearest(key, ids):
        return f"Did you mean {close}? Else add the source to the list."
    return "Add the source to the list, or mend the key."
