from pathlib import Path

import pytest

from marrowlint.read.reader import read_page
from marrowlint.read.tree import Form


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.md", "---\ntitle: x\n---\n\n# x\n", Form.MARKDOWN),
        ("a.yaml", "title: x\n", Form.YAML),
        ("a.json", '{"title": "x"}', Form.JSON),
        ("a.txt", "x\n\nOverview\n\nWords.\n", Form.OUTLINE),
        ("README", "# x\n", Form.MARKDOWN),
    ],
)
def test_a_page_is_read_in_its_form(tmp_path: Path, name: str, content: str, form: Form) -> None:
    (tmp_path / name).write_text(content)

    tree = read_page(tmp_path / name, name)

    assert (tree.form, tree.readable, tree.data["title"]) == (form, True, "x")


@pytest.mark.parametrize("name", ["a.md", "a.yaml", "a.json", "a.txt"])
def test_a_file_that_is_no_text_is_one_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"title: \xff\n")

    tree = read_page(tmp_path / name, name)

    assert (tree.readable, tree.data, tree.text.path) == (False, {}, name)
    assert [p.rule for p in tree.problems] == ["file-unreadable"]


def test_a_file_that_cannot_be_opened_stops_with_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        read_page(tmp_path / "no.md", "no.md")
