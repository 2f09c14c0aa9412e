"""Quotations held against the words that a page gives of its source."""

import pytest

from marrowlint.evidence.passages import material
from marrowlint.evidence.quotations import mismatch

KNOWN = material((), quote="Ginger eased nausea in some of the adults, but not in all.")


@pytest.mark.parametrize(
    "quoted",
    [
        "ginger eased nausea in some of the adults",
        "ginger eased nausea ... but not in all",
        "[the root] eased nausea in some [few] of the adults",
        "natural remedy",
        "a cure for everything and everyone",
    ],
)
def test_verbatim_short_and_foreign_words_pass(quoted: str) -> None:
    assert mismatch(f'They write "{quoted}".', KNOWN) is None


def test_changed_words_are_named() -> None:
    found = mismatch('They write "ginger eased nausea in most of the adults".', KNOWN)

    assert found is not None
    assert "'most'" in found.why


def test_without_the_source_s_words_nothing_is_said() -> None:
    assert mismatch('They write "ginger eased all nausea in adults".', material(())) is None
