"""Render a page's claim table as JSON for other programs."""

from typing import Any

from marrowlint import __version__
from marrowlint.evidence.links import Link
from marrowlint.language.analysis import Claim, Quantity
from marrowlint.page import Words
from marrowlint.report.claim_scores import of_claim, of_link
from marrowlint.report.inert_json import data, dump
from marrowlint.rule import Context
from marrowlint.text import Span

VERSION = 1
"""Of the shape; fields may be added within a version."""


def render(context: Context) -> str:
    """Return the claims of the page as one JSON object, in ASCII, with a final line feed."""
    return dump(
        {
            "version": VERSION,
            "tool": {"name": "marrowlint", "version": __version__},
            "claims": [_claim(claim, context) for claim in context.analysis.claims],
        }
    )


def _claim(claim: Claim, context: Context) -> dict[str, Any]:
    sentence = claim.sentence
    return {
        "text": data(sentence.block.text[claim.start : claim.end]),
        "path": data(context.page.path),
        "span": _span(claim, claim.start, claim.end, context),
        "sentence": {
            "text": data(sentence.text),
            "span": _span(claim, sentence.start, sentence.end, context),
        },
        "section": claim.section,
        "kind": claim.kind.value,
        "level": claim.level.value,
        "certainty": claim.certainty.value,
        "strength": claim.strength.value,
        "direction": claim.direction.value,
        "negated": claim.negated,
        "qualifier": data(claim.qualifier.cue.text) if claim.qualifier else None,
        "conditions": [data(cue.text) for cue in claim.conditions],
        "population": [data(cue.text) for cue in claim.population],
        "quantities": [_quantity(amount, claim, context) for amount in claim.quantities],
        "cites": [data(key) for key in claim.cites],
        "links": [_link(claim, link, context) for link in context.links_of(claim)],
        "scores": of_claim(claim),
    }


def _quantity(amount: Quantity, claim: Claim, context: Context) -> dict[str, Any]:
    return {
        "text": data(amount.text),
        "span": _span(claim, amount.start, amount.end, context),
        "low": _finite(amount.low),
        "high": _finite(amount.high),
        "unit": amount.unit,
        "dimension": amount.dimension,
    }


def _link(claim: Claim, link: Link, context: Context) -> dict[str, Any]:
    return {
        "source": data(link.source.id),
        "pointer": data(link.source.pointer),
        "basis": link.basis.value,
        "score": round(link.score, 3),
        "passage": data(link.passage),
        "verdict": link.verdict.value,
        "why": data(link.why),
        "scores": of_link(claim, link, context),
    }


def _span(claim: Claim, start: int, end: int, context: Context) -> dict[str, int]:
    """Return where the words stand, in code points of the file as it is on disk."""
    found: Span = context.page.locate(Words(claim.sentence.block, start, end))
    raw = context.page.tree.text.raw(found)
    return {"start": raw.start, "end": raw.end}


def _finite(value: float | None) -> float | None:
    """Return ``value``, or ``None`` for what JSON cannot write."""
    return value if value is not None and abs(value) != float("inf") else None
