"""Flag a citation marker that points to no source."""

from collections.abc import Iterator, Mapping

from marrowlint.evidence.citing import target
from marrowlint.nearest import nearest
from marrowlint.page import Page, Source
from marrowlint.read.tree import Marker, MarkerStyle
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NUMBER = MarkerStyle.NUMBER
_OWN = {MarkerStyle.LINK, MarkerStyle.IDENTIFIER, MarkerStyle.NAME}
"""A link and an identifier are their own source, and a name is none until it fits one."""
_SIGNS = {MarkerStyle.PANDOC: "@", MarkerStyle.FOOTNOTE: "^", _NUMBER: ""}
"""What stands before the key in the brackets of a marker."""


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
        source list; the numbers of one marker are told together.
    Why: the claim before it looks sourced and is not.
    Abstains: when part of the page's data, where the source may be, could not be read.
    Misses: a marker that points to the wrong source of the list.
    Overflags: numbers in square brackets that are no citations, on a page with a source list.
    Span: the marker, brackets included.
    """
    keys = ctx.links.keys
    for _, marker in page.markers():
        if marker.style in _OWN or (marker.style is _NUMBER and not page.sources):
            continue  # a bare number counts only beside a list
        lost = [key for key in marker.keys if target(marker, key, keys) is None]
        told = [", ".join(lost)] if lost and marker.style is _NUMBER else lost
        if told and not page.whole:
            yield Abstain(marker, "part of the page's data could not be read")
            return
        for key in told:
            shown = f"[{_SIGNS[marker.style]}{key}]"
            yield Hit(marker, {"marker": shown, "help": _way_out(marker, key, page, keys)})


def _way_out(marker: Marker, key: str, page: Page, keys: Mapping[str, Source]) -> str:
    if marker.style is _NUMBER:
        count = "1 source" if len(page.sources) == 1 else f"{len(page.sources)} sources"
        return f"The list has {count}: add the one you mean, or mend the number."
    ids = dict.fromkeys(source.id for source in keys.values())
    if close := nearest(key, ids):
        return f"Did you mean {close}? Else add the source to the list."
    return "Add the source to the list, or mend the key."
