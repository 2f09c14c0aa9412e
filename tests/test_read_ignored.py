from pathlib import Path

import pytest

from marrowlint.read.ignored import is_ignored, read_above, read_ignored


def ignored(tmp_path: Path, lines: str, path: str, *, folder: bool = False) -> bool:
    (tmp_path / ".gitignore").write_text(lines)
    around = read_ignored(str(tmp_path))
    return is_ignored(str(tmp_path / path), around, folder=folder)


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        ("*.md", "a/b.md", True),
        ("/*.md", "a/b.md", False),
        ("a/*.md", "a/b.md", True),
        ("a/*.md", "c/a/b.md", False),
        ("**/a/*.md", "c/a/b.md", True),
        ("a/**/b.md", "a/b.md", True),
        ("a/**/b.md", "a/x/y/b.md", True),
        ("a/**", "a/b.md", True),
        ("a/**", "a", False),
        ("*.md\n!b.md", "b.md", False),
        ("!b.md\n*.md", "b.md", True),
        ("b/", "b", False),
        ("# b.md", "# b.md", False),
        ("\\#b.md", "#b.md", True),
        ("\\!b.md", "!b.md", True),
        ("b.md  ", "b.md", True),
        ("b\\ .md", "b .md", True),
        ("[!b].md", "a.md", True),
        ("[^b].md", "b.md", False),
        ("b[1].md", "b1.md", True),
        ("b\\[1\\].md", "b[1].md", True),
        ("/", "b.md", False),
        ("\n\n", "b.md", False),
    ],
)
def test_a_line_says_what_git_says(
    tmp_path: Path, lines: str, path: str, *, expected: bool
) -> None:
    assert ignored(tmp_path, lines, path) is expected


def test_a_slash_at_the_end_speaks_of_folders(tmp_path: Path) -> None:
    assert ignored(tmp_path, "b/", "b", folder=True)


def test_the_innermost_file_decides(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / ".gitignore").write_text("*.md")
    (tmp_path / "a/.gitignore").write_text("!b.md")
    around = read_ignored(str(tmp_path)) + read_ignored(str(tmp_path / "a"))

    assert not is_ignored(str(tmp_path / "a/b.md"), around, folder=False)


def test_files_above_count_up_to_the_repository(tmp_path: Path) -> None:
    (tmp_path / "repo/.git").mkdir(parents=True)
    (tmp_path / "repo/a/b").mkdir(parents=True)
    for folder in ("", "repo", "repo/a", "repo/a/b"):
        (tmp_path / folder / ".gitignore").write_text("x")

    above = read_above(str(tmp_path / "repo/a/b"))

    assert [one.folder for one in above] == [str(tmp_path / "repo"), str(tmp_path / "repo/a")]


def test_a_hostile_pattern_takes_no_time(tmp_path: Path) -> None:
    assert not ignored(tmp_path, "*a" * 60 + "b", "a" * 250)


def test_a_link_in_its_place_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("*")
    (tmp_path / ".gitignore").symlink_to("other")

    assert read_ignored(str(tmp_path)) == ()
