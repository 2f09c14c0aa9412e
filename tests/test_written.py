"""Find characters in a file as it is, and behind escapes."""

import re
from collections.abc import Iterator
from pathlib import Path

from marrowlint.build import build
from marrowlint.language.written import everywhere
from marrowlint.run import read
from marrowlint.settings import Options


def _stars(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer("☆", text))


def _found(path: Path) -> list[tuple[str, str]]:
    tree = read(path, Options(no_config=True))
    content = tree.text.content
    spots = everywhere(build(tree), _stars)
    return [(content[span.start : span.end], words) for span, words in spots]


def test_finds_it_in_prose_addresses_and_comments_once_each(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "---\ntitle: T\n---\n\n## Overview\n\nA ☆.\n\n<!-- ☆ -->\n[x](https://example.org/☆)\n",
        "utf-8",
    )

    assert _found(path) == [("☆", "☆")] * 3


def test_finds_it_behind_an_escape(tmp_path: Path) -> None:
    path = tmp_path / "page.yaml"
    path.write_text('title: T\nsections:\n  overview: "A \\u2606."\n', "utf-8")

    assert _found(path) == [("\\u2606", "☆")]


def test_finds_it_behind_an_entity(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("# T\n\n## Overview\n\nA &#x2606; here.\n", "utf-8")

    assert _found(path) == [("&#x2606;", "☆")]
