"""Sort what a section tells by the condition it is told of."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from marrowlint.evidence.levels import any_human
from marrowlint.evidence.links import Links
from marrowlint.evidence.study import Study
from marrowlint.language.analysis import Analysis, Claim, Level
from marrowlint.language.conditions import concepts
from marrowlint.language.words import content


class Told(Struct, frozen=True):
    """What a section tells of one condition."""

    claims: tuple[Claim, ...]
    paragraphs: int
    """How many paragraphs name it."""
    in_people: bool
    """Whether a claim on it names people or cites a study of them, or one beside it does."""

    @property
    def in_animals(self) -> Claim | None:
        """Return the first claim that a word tells as preclinical."""
        told = (one for one in self.claims if one.qualifier and one.level is Level.PRECLINICAL)
        return next(told, None)


def told(
    section: str, analysis: Analysis, links: Links, studies: Mapping[str, Study]
) -> dict[str, Told]:
    """Return each condition that ``section`` makes claims on, and what it tells of it."""
    claims = [claim for claim in analysis.claims if claim.section == section]
    studied = [claim for claim in claims if studied_people(claim, links, studies)]
    blocks = {id(claim.sentence.block) for claim in studied}
    headings = {content(claim.sentence.block.heading) for claim in studied}
    paragraphs = _paragraphs(section, analysis)
    found: dict[str, Told] = {}
    for concept, about in _by_concept(claims).items():
        beside = any(id(claim.sentence.block) in blocks for claim in about)
        under = any(set(concept.split()) <= heading for heading in headings)
        named = any(claim.sentence.has("people", "person") for claim in about)
        people = beside or under or named
        found[concept] = Told(tuple(about), len(paragraphs.get(concept, ())), people)
    return found


def studied_people(claim: Claim, links: Links, studies: Mapping[str, Study]) -> bool:
    """Return whether a study in people is named, or cited, for ``claim``."""
    if claim.sentence.has("people", "study"):
        return True
    return bool(claim.cites) and any_human(links.of.get(claim.index, ()), studies)


def _by_concept(claims: list[Claim]) -> dict[str, list[Claim]]:
    table: dict[str, list[Claim]] = {}
    for claim in claims:
        for concept in sorted(concepts(claim.conditions)):
            table.setdefault(concept, []).append(claim)
    return table


def _paragraphs(section: str, analysis: Analysis) -> dict[str, set[int]]:
    """Return each condition and the paragraphs of ``section`` that name it."""
    table: dict[str, set[int]] = {}
    for block, concept in _named(section, analysis):
        table.setdefault(concept, set()).add(block)
    return table


def _named(section: str, analysis: Analysis) -> Iterator[tuple[int, str]]:
    for sentence in analysis.in_section(section):
        for concept in concepts(sentence.cues):
            yield id(sentence.block), concept
