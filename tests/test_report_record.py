"""A record of the lock as people read it."""

from lock_samples import FULL, a_record
from marrowlint.facts import Notice
from marrowlint.report.record_text import render
from marrowlint.report.standing_words import state


def test_everything_that_is_known_has_a_line() -> None:
    assert (
        render(FULL, 90)
        == """\
doi:10.1234/full
  verdict     dead: pubmed has no such PMID
  notices     retracted 2021-02-03 (crossref, pubmed)
  title       A synthetic work with every field
  authors     Example A, Sample B
  published   Journal of Samples 2020;3(2):1-9
  types       journal article
  studied     Animals, Mice
  ids         doi:10.1234/full, pmcid:PMC1, pmid:1
  address     https://doi.org/10.1234/full
  moved to    https://example.org/new
  archived    https://web.archive.org/web/2020/https://example.org/
  preprint    yes; published as doi:10.1234/later
  renewed in  doi:10.1234/renewed
  notice of   pmid:2
  trial       terminated, stopped: No money, no results posted, interventional, 3 enrolled
  reports on  nct:NCT01234567
  cites       retracted works: pmid:3
  abstract    (cc by) Twelve mice were given it.
  asked       crossref has it (2026-11-20); pubmed gave no answer on 2026-11-20: 503
"""
    )


def test_what_is_not_known_has_no_line() -> None:
    assert render(a_record(asked=()), 90) == (
        "pmid:101\n  verdict     alive\n  title       A synthetic title\n  ids         pmid:101\n"
    )


def test_an_abstract_that_may_not_be_kept_leaves_what_was_drawn_from_it() -> None:
    record = a_record(abstract_sha256="0" * 64, design="cohort", numbers=("120",))

    assert "read, and not kept: its licence does not allow it; it tells: cohort, 120" in render(
        record, 200
    )


def test_long_words_are_wrapped_under_their_own_column() -> None:
    lines = render(a_record(title="word " * 30), 60).splitlines()

    assert max(map(len, lines)) <= 60
    assert lines[3].startswith(" " * 14 + "word")


def test_hostile_words_stay_on_their_line_and_are_harmless() -> None:
    text = render(a_record(title="a\n::error::b \x1b[2J\u202e"), 90)

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def test_many_authors_are_counted() -> None:
    assert "A, A, A, A, A, A and 3 more" in render(a_record(authors=("A",) * 9), 90)


def test_the_state_tells_the_gravest_first() -> None:
    record = a_record(
        notices=(Notice("correction", date="2012"), Notice("retraction", date="2010")),
        preprint=True,
        published_as="pmid:7",
    )

    assert state(record) == ("alive; retracted 2010; corrected 2012; preprint; published as pmid:7")


def test_the_state_tells_a_newer_version() -> None:
    assert state(a_record(updated_in="pmid:8")) == "alive; renewed in pmid:8"
