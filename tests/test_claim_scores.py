"""Scores of claims and links, for other programs."""

from pathlib import Path

from marrowlint.report.claim_scores import of_claim, of_link
from marrowlint.rule import Context
from marrowlint.run import claims
from marrowlint.settings import Options

PAGE = """---
title: Ginger
sources:
  - {id: lee2020, title: Ginger and nausea, summary: Ginger was associated with less nausea.}
  - {id: bare}
---

## Benefits

Ginger reduces nausea [@lee2020]. Patients should take ginger to prevent nausea [@bare].
"""


def context(folder: Path) -> Context:
    path = folder / "ginger.md"
    path.write_text(PAGE, "utf-8")
    return claims(path, Options(no_config=True, no_lock=True)).context


def test_claims_tell_how_they_are_worded(tmp_path: Path) -> None:
    plain, advising = map(of_claim, context(tmp_path).analysis.claims)

    assert (plain["advice"], advising["advice"]) == ("none", "strong")
    assert plain["directness"] > advising["directness"]
    assert 1 <= plain["sureness"] <= 6


def test_links_tell_what_their_source_bears(tmp_path: Path) -> None:
    found = context(tmp_path)
    claim = found.analysis.claims[0]

    (scores,) = (of_link(claim, link, found) for link in found.links_of(claim))

    assert scores["wording"] == "exaggerates"
    assert 0.5 < scores["addressed"] <= 1
    assert 0 <= scores["misstated"] <= 1


def test_a_source_that_nothing_is_known_of_has_no_scores(tmp_path: Path) -> None:
    found = context(tmp_path)
    claim = found.analysis.claims[1]

    (scores,) = (of_link(claim, link, found) for link in found.links_of(claim))

    assert set(scores.values()) == {None}
