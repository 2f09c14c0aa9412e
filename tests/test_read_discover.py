import os
from pathlib import Path

import pytest

from marrowlint.read.discover import Found, discover

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a root that is the working folder, with a page outside of it."""
    (tmp_path / "outside.md").write_text("CANARY")
    root = tmp_path / "root"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def search(*paths: str, exclude: tuple[str, ...] = ()) -> Found:
    return discover([Path(path) for path in paths], exclude, Path())


def shown(found: Found) -> list[str]:
    return [file.shown for file in found.files]


def test_a_folder_is_walked_for_pages(tree: Path) -> None:
    write(tree, "b.md", "a/c.YAML", "a/d.json", "a/e.txt", "a/f.py", ".h/g.md", "node_modules/i.md")

    assert shown(search(".")) == ["a/c.YAML", "a/d.json", "a/e.txt", "b.md"]


def test_a_named_file_is_taken_whatever_its_name(tree: Path) -> None:
    write(tree, "page", ".h/g.md")

    found = search("page", ".h/g.md")

    assert [(file.shown, file.named) for file in found.files] == [(".h/g.md", True), ("page", True)]


def test_a_file_counts_once(tree: Path) -> None:
    write(tree, "a/b.md")

    found = search("a", "./a/b.md", "a/../a/b.md", str(tree / "a"))

    assert [(file.shown, file.named) for file in found.files] == [("a/b.md", True)]


def test_what_lies_elsewhere_is_shown_whole(tree: Path, tmp_path: Path) -> None:
    write(tree, "a.md")

    found = search("../outside.md")

    assert shown(found) == [(tmp_path / "outside.md").as_posix()]


def test_git_ignore_files_are_honoured(tree: Path) -> None:
    write(tree, "a.md", "build/b.md", "c/d.md", "c/e.md", ".git/HEAD")
    (tree / ".gitignore").write_text("build/\n")
    (tree / "c/.gitignore").write_text("d.md\n")

    assert shown(search(".")) == ["a.md", "c/e.md"]
    assert shown(search("c")) == ["c/e.md"]


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        (("c/",), ["a.md"]),
        (("c/**",), ["a.md"]),
        (("e.md",), ["a.md", "c/d.md"]),
        (("*.md", "!d.md"), ["c/d.md"]),
        (("c/", "!c/d.md"), ["a.md", "c/d.md"]),
    ],
)
def test_excluded_globs_are_left_out(
    tree: Path, exclude: tuple[str, ...], expected: list[str]
) -> None:
    write(tree, "a.md", "c/d.md", "c/e.md")

    assert shown(search(".", exclude=exclude)) == expected


def test_a_named_file_is_never_excluded(tree: Path) -> None:
    write(tree, "a.md")

    assert shown(search("a.md", exclude=("*.md",))) == ["a.md"]


def test_a_missing_path_is_told(tree: Path) -> None:  # noqa: ARG001 - sets the working folder
    found = search("no.md")

    assert [left.shown for left in found.missing] == ["no.md"]
    assert not found.files


@pytest.mark.parametrize("way", [".", "links/up.md"])
def test_a_link_out_of_the_root_is_skipped(tree: Path, way: str) -> None:
    write(tree, "links/x.py")
    (tree / "links/up.md").symlink_to("../../outside.md")

    found = search(way)

    assert not found.files
    assert [left.shown for left in found.skipped] == ["links/up.md"]


@pytest.mark.parametrize("way", ["linked", "linked/outside.md"])
def test_a_linked_folder_leads_nowhere_outside(tree: Path, way: str) -> None:
    (tree / "linked").symlink_to("..")

    found = search(way)

    assert not found.files
    assert [left.shown for left in found.skipped] == [way]


def test_a_link_inside_counts_once_under_the_files_own_name(tree: Path) -> None:
    write(tree, "z/page.md")
    (tree / "a.md").symlink_to("z/page.md")

    found = search(".")

    assert [(file.shown, file.path) for file in found.files] == [
        ("z/page.md", (tree / "z/page.md").resolve())
    ]


def test_a_named_link_is_read_where_it_leads(tree: Path) -> None:
    write(tree, "z/page.md")
    (tree / "a.md").symlink_to("z/page.md")

    found = search("a.md")

    assert [(file.shown, file.path.name) for file in found.files] == [("a.md", "page.md")]


@pytest.mark.parametrize("target", ["self.md", "nope.md"])
@pytest.mark.parametrize("way", [".", "self.md"])
def test_a_link_to_nothing_is_skipped(tree: Path, target: str, way: str) -> None:
    (tree / "self.md").symlink_to(target)

    assert [left.reason for left in search(way).skipped] == ["a link that leads nowhere"]


def test_a_loop_of_folders_ends(tree: Path) -> None:
    write(tree, "a.md")
    (tree / "loop").symlink_to(".")

    found = search(".")

    assert shown(found) == ["a.md"]
    assert [left.reason for left in found.skipped] == ["a link to a folder"]


@needs_pipes
@pytest.mark.parametrize("way", [".", "pipe.md"])
def test_a_pipe_is_skipped(tree: Path, way: str) -> None:
    os.mkfifo(tree / "pipe.md")

    assert [left.reason for left in search(way).skipped] == ["not a regular file"]


@pytest.mark.skipif(os.name == "nt", reason="names there are not bytes")
def test_any_name_is_just_data(tree: Path) -> None:
    names = [b"-x.md", b"nl\n::error::x\n.md", b"\xff\xfe.md", b"esc\x1b]0;x\x07.md", b"...md"]
    for name in names:
        (tree / os.fsdecode(name)).write_text("x")

    assert sorted(os.fsencode(name) for name in shown(search("."))) == sorted(names)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_cannot_be_listed_is_told(tree: Path) -> None:
    (tree / "shut").mkdir(mode=0)

    assert [left.shown for left in search(".").missing] == ["shut"]
