"""The YAML test suite through our reader: whatever it holds, never an exception."""

from pathlib import Path

import pytest
import yaml

from marrowlint.read.composed import WHOLE_FILE
from marrowlint.read.decode import decode
from marrowlint.read.tree import Problem
from marrowlint.read.yaml_events import compose
from marrowlint.text import Span
from shared_data import SHARED, shared

SUITE = sorted((SHARED / "suites/yaml-test-suite/src").glob("*.yaml"))
# How the suite writes what cannot be seen.
SEEN = str.maketrans(
    {"␣": " ", "»": "\t", "—": None, "←": "\r", "⇔": "\ufeff", "↵": None, "∎": None}
)


def test_the_suite_is_there() -> None:
    assert shared("suites", "yaml-test-suite").is_dir()


@pytest.mark.parametrize("path", SUITE, ids=lambda path: path.stem)
def test_every_document_gives_a_result(path: Path) -> None:
    for case in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader):
        text = decode(path.name, case.get("yaml", "").translate(SEEN).encode())
        if isinstance(text, Problem):
            continue
        composed = compose(text.content, Span(0, len(text.content)), WHOLE_FILE)

        assert composed.valid or len(composed.problems) == 1
        assert all(
            0 <= problem.span.start <= problem.span.end <= len(text.content)
            for problem in composed.problems
        )
