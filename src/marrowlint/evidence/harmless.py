"""Hold the denial of a harm against the harms that the sources of a page report."""

import re
from collections.abc import Iterator, Mapping

from marrowlint.evidence.links import Basis, Link
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.nearby import beside
from marrowlint.evidence.passages import Material
from marrowlint.evidence.results import outcome
from marrowlint.language.analysis import Analysis
from marrowlint.page import Source
from marrowlint.patterns import lazy

_DENIAL = lazy(
    r"\bwithout (?:any |the least |a )?(?:concern|worry|worries|risk|danger|fear)\b"
    r"|\b(?:nothing|no need|no reason|little) to (?:fear|worry|be afraid)\b"
    r"|\b(?:unproblematic|harmless|risk-free)\b|\b(?:not|never) (?:an issue|a problem)\b"
    r"|\b(?:cannot|can.t|does not|doesn.t|will not|won.t|never) (?:do any|do|cause any|cause)?\s?"
    r"(?:harm|damage|hurt)\b"
    r"|\bnever been (?:linked|associated|connected)\b|\b(?:perfectly|completely|entirely) safe\b"
    r"|\bno (?:known )?(?:conflict|clash|quarrel)\b|\bnothing in it can clash\b",
    re.IGNORECASE,
)
_HARM = lazy(
    r"\b(?:reports? of|cases? of|injury|damage|hepatitis|bleeding|infections?|malformations?)\b"
    r"|\badds? to the (?:risk|effect)|\beffect (?:of \w+ )?(?:may|might) (?:be weakened|rise|fall)"
    r"|\bmore (?:frequent|often|common)\b|\b(?:raised|higher) \w+ enzymes|\benzymes (?:rise|rose)"
    r"|\bshould be watched\b|\bno safe dose\b|\btoo small to exclude\b",
    re.IGNORECASE,
)
_NONE = lazy(r"\b(?:no|not|none|never|without)\b", re.IGNORECASE)


def denials(
    analysis: Analysis,
    table: Mapping[int, tuple[Link, ...]],
    known: Mapping[str, tuple[Source, Material]],
    topic: frozenset[str],
) -> Iterator[tuple[int, tuple[Link, ...]]]:
    """Yield each row that denies a harm, with the source that reports one.

    A source that is not cited must name the organ, the drug or the complaint as the row does.
    """
    for row in (*analysis.claims, *analysis.statements):
        match = _DENIAL.search(row.asserted)
        if match is None:
            continue
        links = [link for link in table.get(row.index, ()) if link.basis is Basis.CITED]
        behind = [known[link.source.pointer] for link in links] or list(known.values())
        own = None if links else outcome(row.asserted) - topic
        told = ((source, _harm(material, own)) for source, material in behind)
        found = next(((source, harm) for source, harm in told if harm), None)
        if found:
            yield row.index, (beside(found[0], (_mismatch(match, found[1]),)),)


def _harm(known: Material, own: frozenset[str] | None) -> str:
    """Return the sentence of a source that reports a harm, of ``own`` words where asked."""
    for one in known.passages:
        told = _HARM.search(one.text) and not _NONE.search(one.text)
        if told and (own is None or own & outcome(one.text)):
            return one.text
    return ""


def _mismatch(match: re.Match[str], there: str) -> Mismatch:
    why = f"the claim says '{match[0]}' where a source reports a harm"
    return Mismatch("claim-contradicts-source", *match.span(), match[0], there, there, why)
