"""What is known of what a source says."""

from marrowlint.evidence.source_text import source_text
from marrowlint.facts import Record
from marrowlint.language.analysis import Analysis
from marrowlint.page import Source

NOTHING = Analysis((), (), ())
SOURCE = Source(0, "/sources/0", "lee2020", species="rat", n="12")


def test_fields_are_told_as_words() -> None:
    assert source_text(SOURCE, NOTHING, None).declared == "rat. n = 12"


def test_an_abstract_and_its_title_fill_a_bare_entry() -> None:
    abstract = "Twelve rats ate ginger. None was sick."
    record = Record("pmid:1", title="Ginger in rats", abstract=abstract)

    found = source_text(SOURCE, NOTHING, record)

    assert found.title == "Ginger in rats"
    assert [passage.text for passage in found.passages] == [
        "Twelve rats ate ginger.",
        "None was sick.",
    ]
