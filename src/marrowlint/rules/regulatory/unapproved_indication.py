"""Flag a use for which a regulator says that nothing of this class is approved."""

from collections.abc import Iterator

from marrowlint.evidence.approvals import class_of, fold
from marrowlint.evidence.levels import affirms, bare
from marrowlint.evidence.spans import effect_words
from marrowlint.language.analysis import Claim, Kind
from marrowlint.language.dated import compiled
from marrowlint.page import Page, Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="unapproved-indication",
    family="regulatory",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' is told as a use, but no product of this class is approved for it "
    "({notice}; list of {compiled})",
    help="Say that it is not approved for this, or that it is under study; check for newer "
    "approvals.",
    source="FDA consumer notices on regenerative medicine products, 2020 and June 2021",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a use for which a regulator says that nothing of this class is approved.

    Flags: a disease listed as a use of a stem cell or bone marrow product, when the dated list has
        it among the uses for which none is approved, on a page that says nothing of approval.
    Why: clinics sell such uses, and people have gone blind and died of infections.
    Misses: a class or disease that the list lacks. A page that has a word on the approval of
        something else.
    Overflags: a use that was approved after the list was compiled.
    Span: the words of the use.
    """
    found = class_of(page)
    if found is None or found.market not in _markets(page):
        return
    if any(sentence.has("approval", "status") for sentence in ctx.analysis.sentences):
        return
    for claim in filter(_told_as_use, ctx.analysis.claims):
        for cue in claim.conditions:
            if fold(cue.text) in found.uses:
                at = Words(claim.sentence.block, *effect_words(claim, cue))
                values = {"words": at.text, "notice": found.notice}
                yield Hit(at, {**values, "compiled": compiled("approvals")})
                break


def _told_as_use(claim: Claim) -> bool:
    """Tell whether a claim lists uses, and does not tell them as open or under study."""
    if claim.kind is not Kind.INDICATION or not affirms(claim) or not bare(claim):
        return False
    sentence = claim.sentence
    studied = sentence.has("people", "study") or sentence.has("studies")
    return not studied and not sentence.has("silence")


def _markets(page: Page) -> set[str]:
    """Return the page's markets; where none is told, the notice is worth knowing anyway."""
    market = page.tree.data.get("market")
    return {str(one) for one in market} if isinstance(market, list) else {str(market or "us")}
