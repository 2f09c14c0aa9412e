import pytest

from marrowlint.evidence.ways import elsewhere
from marrowlint.page import Source


def source(summary: str) -> Source:
    return Source(0, "/sources/0", "1", summary=summary)


@pytest.mark.parametrize(
    ("claim", "summary", "words"),
    [
        ("Eye drops of thistle eased itching", "Adults swallowed a capsule.", "Eye drops"),
        ("Thistle given as an enema eased pain", "Oral thistle was taken daily.", "enema"),
        ("Thistle under the skin eased pain", "Intravenous thistle was given.", "under the skin"),
        ("Thistle in tablets eased pain", "Dietary thistle was asked about.", "tablets"),
    ],
)
def test_a_way_that_the_source_did_not_use(claim: str, summary: str, words: str) -> None:
    found = elsewhere(claim, [source(summary)])

    assert found is not None
    assert found.text == words


@pytest.mark.parametrize(
    ("claim", "summary"),
    [
        ("Capsules of thistle eased pain", "Adults took thistle by mouth."),
        ("Thistle tea eased pain", "Adults took thistle."),
        ("Tea and capsules eased pain", "Adults swallowed a capsule."),
        ("Thistle into a vein eased pain", "Adults had an infusion of thistle."),
        ("Thistle eased pain", "Adults swallowed a capsule."),
    ],
)
def test_a_way_that_the_source_names_or_leaves_open(claim: str, summary: str) -> None:
    assert elsewhere(claim, [source(summary)]) is None
