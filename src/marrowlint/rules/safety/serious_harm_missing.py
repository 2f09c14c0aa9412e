"""Flag a grave harm of the topic that an agency states and the page leaves out."""

from collections.abc import Iterator

from marrowlint.evidence.serious_harms import TABLE, expected, named, spoken_of
from marrowlint.language.dated import compiled
from marrowlint.page import At, Node, Page, Part
from marrowlint.pointer import join
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

FIELD = "known_harms"


@Meta(
    id="serious-harm-missing",
    family="safety",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="The page{on} says nothing of {harm}: {source}{list}",
    help="Name it, say how often it happens as far as that is known, and cite who says so; where "
    "it does not hold for this product, say why.",
    source="DISCERN item 11; HealthNewsReview criterion 3 (harms); the message names the agency",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a grave harm of the topic that an agency states and the page leaves out.

    Flags: a harm that a dated list has of the page's topic, taken by title and aliases, each from
        an agency or an official label, when no sentence of the body names it in one of many
        words. The same for each harm that the editor lists under `known_harms` in the front
        matter: its name, or several between bars, and a note after a colon or in brackets. A harm
        named only to be denied ("does not cause liver injury") is not named; one whose frequency
        is told as unknown is.
    Why: a page that tells mild side effects only is read as a complete list.
    Abstains: when part of the page's data, where the harm may be, could not be read.
    Misses: a topic or harm that the list lacks, such as a product of several herbs; a harm that
        is named but played down; a word of the harm that is said of something else.
    Overflags: a harm that the page tells in words that the list lacks.
    Span: the heading of the section on harms, else the title; the entry of `known_harms`.
    """
    told = ctx.analysis.sentences
    if not told:
        return
    for at, values in (*_of_table(page, ctx), *_of_editor(page, ctx)):
        if page.whole:
            yield Hit(at, values)
        else:
            yield Abstain(at, "part of the page's data could not be read")


def _of_table(page: Page, ctx: Context) -> Iterator[tuple[At, dict[str, str]]]:
    told = ctx.analysis.sentences
    for harm in expected(page, told):
        if not named(harm.words, told):
            known = {"source": harm.source, "list": f" (list of {compiled(TABLE)})"}
            yield _place(page), {"on": f" on '{page.title}'", "harm": harm.text, **known}


def _of_editor(page: Page, ctx: Context) -> Iterator[tuple[At, dict[str, str]]]:
    known = page.tree.data.get(FIELD)
    for index, entry in enumerate(known if isinstance(known, list) else ()):
        if isinstance(entry, str) and not spoken_of(entry, ctx.analysis.sentences):
            values = {"on": "", "harm": f"'{entry}'", "source": "its editor knows of this harm"}
            yield Node(join(FIELD, index)), {**values, "list": ""}


def _place(page: Page) -> At:
    """Return the heading of the section on harms; the title where there is none."""
    harms = page.section("side_effects")
    if harms is not None:
        return Node(harms.pointer, Part.KEY)
    return Node("/title") if "/title" in page.tree.places else page.tree.head
