"""Fingerprints outlive edits elsewhere, and tell equal findings apart."""

from fakes import a_context, a_page, a_rule, words
from marrowlint.finding import Finding
from marrowlint.fingerprint import fingerprinted
from marrowlint.line_hash import numbered_at
from marrowlint.page import Page, Words
from marrowlint.rule import Hit
from marrowlint.severity import Severity
from marrowlint.stamp import Stamper
from marrowlint.text import Span, Text


def found(page: Page, *spots: int | str, rule: str = "hype-word") -> list[Finding]:
    """Return findings on "bad" at each offset, or on whole words."""
    stamper = Stamper(page, a_context(page).analysis.sentences)
    block = page.sections[0].blocks[0]
    hits = [
        Hit(
            words(page, spot) if isinstance(spot, str) else Words(block, spot, spot + 3),
            {"word": "w"},
        )
        for spot in spots
    ]
    stamped = [stamper.finding(a_rule(rule), Severity.ERROR, hit) for hit in hits]
    return list(fingerprinted(stamped, page.tree.text))


def test_sixteen_hex_digits() -> None:
    (finding,) = found(a_page("A bad word."), "bad")

    assert len(finding.fingerprint) == 16
    assert int(finding.fingerprint, 16) >= 0


def test_edits_elsewhere_change_nothing() -> None:
    (before,) = found(a_page("One.\nA bad word."), "bad")
    (after,) = found(a_page("One more line.\n\nTwo.\nA bad word."), "bad")

    assert before.fingerprint == after.fingerprint


def test_case_and_spaces_change_nothing() -> None:
    (before,) = found(a_page("A bad word."), "bad")
    (after,) = found(a_page("a  Bad word."), "Bad")

    assert before.fingerprint == after.fingerprint


def test_an_edit_of_the_sentence_changes_it() -> None:
    (before,) = found(a_page("A bad word."), "bad")
    (after,) = found(a_page("A bad phrase."), "bad")

    assert before.fingerprint != after.fingerprint


def test_equal_findings_are_told_apart_in_page_order_whatever_their_order() -> None:
    page = a_page("A bad word.\nA bad word.")
    first, second = found(page, 2, 14)
    second_again, first_again = found(page, 14, 2)

    assert first.fingerprint != second.fingerprint
    assert (first.fingerprint, second.fingerprint) == (
        first_again.fingerprint,
        second_again.fingerprint,
    )


def test_another_rule_has_another_fingerprint() -> None:
    page = a_page("A bad word.")

    assert found(page, "bad")[0].fingerprint != found(page, "bad", rule="x")[0].fingerprint


def test_page_wide_findings_are_told_apart_by_their_values() -> None:
    page = a_page("---\nbody")
    stamper = Stamper(page, ())
    hits = [Hit(Span(0, 3), {"word": word}) for word in ("dosage", "benefits")]
    stamped = [stamper.finding(a_rule(), Severity.ERROR, hit) for hit in hits]

    both = {finding.fingerprint for finding in fingerprinted(stamped, page.tree.text)}
    (alone,) = fingerprinted(stamped[1:], page.tree.text)

    assert len(both) == 2
    assert alone.fingerprint in both


def test_the_line_hash_counts_the_byte_order_mark() -> None:
    page = a_page("", text=Text("a.md", "A bad word.", bom=True))

    (finding,) = found(page, "bad")

    assert finding.line_hash == numbered_at("\ufeffA bad word.", [1])[1]
