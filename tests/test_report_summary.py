import pytest
from msgspec.structs import replace

from marrowlint.finding import Report
from marrowlint.report.summary import sentence, summarize
from sample_report import CLEAN, EMPTY, SAMPLE

JUDGED = replace(SAMPLE, unread=(), faults=(), suppressed=(), abstentions=())

FOUND = (
    "2 pages, 6 claims (2 cited, 1 matched by content, 3 without a source), 2 sources"
    " · 2 errors, 2 warnings, 1 info"
)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (CLEAN, "Clean: 1 page, 4 claims (4 cited), 3 sources · no findings"),
        (
            replace(CLEAN, abstentions=SAMPLE.abstentions),
            "1 page, 4 claims (4 cited), 3 sources · no findings · 3 abstentions",
        ),
        (
            JUDGED,
            FOUND,
        ),
        (EMPTY, "no page was checked"),
        (replace(EMPTY, unread=("a.md",)), "no page was checked · 1 file not read"),
        (
            replace(CLEAN, pages=(replace(CLEAN.pages[0], readable=False, claims=0, sources=0),)),
            "1 page (1 not readable) · no findings",
        ),
    ],
)
def test_the_summary_says_what_was_looked_at_and_found(report: Report, said: str) -> None:
    assert sentence(summarize(report)) == said


@pytest.mark.parametrize("part", ["abstentions", "faults", "unread", "findings"])
def test_nothing_with_trouble_is_called_clean(part: str) -> None:
    report = replace(CLEAN, **{part: getattr(SAMPLE, part)})

    assert not summarize(report).clean
