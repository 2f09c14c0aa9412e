"""One table of what is a notice; every word seen at a service is known, as one or as none."""

import json
import re

import pytest

from marrowlint.facts import NoticeKind
from marrowlint.verify.registries.notice_kinds import (
    IGNORED,
    LINKS,
    TYPES,
    UPDATES,
    folded,
    link,
    publication_type,
    update,
)
from recorded_answers import recorded

KINDS = {kind.value for kind in NoticeKind}
REF_TYPES = """
AssociatedDataset AssociatedPublication CommentIn CommentOn CorrectedandRepublishedIn
CorrectedandRepublishedFrom ErratumIn ErratumFor ExpressionOfConcernIn ExpressionOfConcernFor
RepublishedIn RepublishedFrom RetractedandRepublishedIn RetractedandRepublishedFrom RetractionIn
RetractionOf UpdateIn UpdateOf SummaryForPatientsIn OriginalReportIn ReprintIn ReprintOf Cites
"""
"""``RefType`` in PubMed's DTD."""
UPDATE_TYPES = """
addendum clarification correction corrigendum erratum expression_of_concern new_edition new_version
partial_retraction removal retraction withdrawal
"""
"""Types of update that Crossref lists."""


def seen() -> set[str]:
    """Return the words of the samples."""
    summary = json.loads(recorded("ncbi_esummary_pubmed_retracted.json"))["result"]["9500320"]
    europe = json.loads(recorded("europepmc_core_retracted.json"))["resultList"]["result"][0]
    records = recorded("ncbi_efetch_pubmed_22663011_RCT.xml").decode()
    return {
        *(each["reftype"] for each in summary["references"]),
        *(each["type"] for each in europe["commentCorrectionList"]["commentCorrection"]),
        *re.findall(r'RefType="(\w+)"', records),
    }


def test_kinds_are_ours() -> None:
    assert {each.kind for each in (*LINKS.values(), *TYPES.values())} <= KINDS
    assert set(UPDATES.values()) <= KINDS


def test_no_word_is_both_a_notice_and_none() -> None:
    assert not IGNORED & {*LINKS, *UPDATES}


@pytest.mark.parametrize("word", REF_TYPES.split())
def test_every_link_of_pubmed_is_known(word: str) -> None:
    assert (link(word) is None) == (folded(word) in IGNORED)


@pytest.mark.parametrize("word", UPDATE_TYPES.split())
def test_every_update_of_crossref_is_known(word: str) -> None:
    assert (update(word) == "") == (folded(word) in IGNORED)


def test_every_link_of_the_samples_is_known() -> None:
    assert {word for word in seen() if link(word) is None and folded(word) not in IGNORED} == set()


@pytest.mark.parametrize(
    "spellings",
    [
        ("Retraction in", "RetractionIn", "retraction_in"),
        ("Expression of concern for", "ExpressionOfConcernFor"),
        ("Corrected and republished from", "CorrectedandRepublishedFrom"),
    ],
)
def test_services_spell_one_word_in_several_ways(spellings: tuple[str, ...]) -> None:
    assert len({link(word) for word in spellings}) == 1
    assert link(spellings[0]) is not None


@pytest.mark.parametrize(
    ("name", "kind", "of"),
    [
        ("Retracted Publication", "retraction", "about it"),
        ("RETRACTION OF PUBLICATION", "retraction", "it is one"),
        ("partial-retraction", "partial-retraction", "it is one"),
        ("Published Erratum", "correction", "it is one"),
        ("Expression of Concern", "concern", "it is one"),
    ],
)
def test_publication_types(name: str, kind: str, of: str) -> None:
    found = publication_type(name)

    assert found is not None
    assert (found.kind, found.of) == (kind, of == "it is one")


@pytest.mark.parametrize("name", ["", "Journal Article", "Retraction watch", "Comment", "-"])
def test_other_types_are_no_notices(name: str) -> None:
    assert publication_type(name) is None
