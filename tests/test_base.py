"""What another revision holds, asked of real git, which gets to run nothing."""

import os
import subprocess
from pathlib import Path

import pytest

from marrowlint.errors import UsageError
from marrowlint.verify import base
from marrowlint.verify.base import at_revision

NAME = "marrowlint.lock"


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository whose lock was changed after its first commit."""
    folder = tmp_path / "site"
    (folder / "deep").mkdir(parents=True)
    git(folder, "init", "--quiet")
    (folder / NAME).write_text("first\n", "utf-8", newline="")
    (folder / "deep" / "a b;$(x)é.lock").write_text("odd\n", "utf-8", newline="")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "x")
    git(folder, "tag", "v1")
    (folder / NAME).write_text("second\n", "utf-8", newline="")
    return folder


@pytest.mark.parametrize("revision", ["HEAD", "main", "v1", "HEAD~0", "@"])
def test_the_file_is_read_as_the_revision_has_it(site: Path, revision: str) -> None:
    assert at_revision(site / NAME, revision) == b"first\n"


def test_a_path_with_odd_characters_is_read(site: Path) -> None:
    assert at_revision(site / "deep" / "a b;$(x)é.lock", "HEAD") == b"odd\n"


def test_the_whole_name_of_a_commit_will_do(site: Path) -> None:
    assert at_revision(site / NAME, git(site, "rev-parse", "HEAD")) == b"first\n"


def test_a_file_that_the_revision_has_not_is_none(site: Path) -> None:
    assert at_revision(site / "deep" / NAME, "HEAD") is None


def test_a_folder_is_no_file(site: Path) -> None:
    assert at_revision(site / "deep", "HEAD") is None


def test_a_working_folder_reached_through_a_link_is_the_same(site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(site)

    assert at_revision(tmp_path / "link" / NAME, "HEAD") == b"first\n"


@pytest.mark.parametrize(
    "revision", ["-x", "--help", "--upload-pack=x", "HEAD:x", "", "a b", "a\n", "x" * 300, "a\\b"]
)
def test_what_is_no_name_of_a_revision_is_refused(site: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="is no name of a revision"):
        at_revision(site / NAME, revision)


def test_an_unknown_revision_is_told_with_the_way_out(site: Path) -> None:
    with pytest.raises(UsageError, match="git knows no such revision") as caught:
        at_revision(site / NAME, "origin/gone")

    assert "fetch-depth: 0" in caught.value.hint


def test_outside_a_repository_there_is_no_base(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not in a git repository"):
        at_revision(tmp_path / NAME, "HEAD")


def test_without_git_it_is_said(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UsageError, match="needs git"):
        at_revision(site / NAME, "HEAD")


def test_a_git_in_the_folder_we_stand_in_is_not_run(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = site / "git"
    program.write_text("#!/bin/sh\ntouch PWNED\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(site)
    monkeypatch.setenv("PATH", ".")

    with pytest.raises(UsageError, match="needs git"):
        at_revision(site / NAME, "HEAD")

    assert not (site / "PWNED").exists()


def test_a_repository_hidden_in_a_folder_is_not_believed_and_runs_nothing(site: Path) -> None:
    """A bare repository can be committed as files; its settings name a program to run."""
    marker = site / "PWNED"
    bare = site / "content"
    git(site, "clone", "--quiet", "--bare", str(site), str(bare))
    with (bare / "config").open("a", encoding="utf-8") as config:
        config.write(f'[core]\n\tfsmonitor = "touch {marker}; false"\n\tworktree = .\n')

    with pytest.raises(UsageError, match="is not in a git repository that may be read"):
        at_revision(bare / NAME, "HEAD")

    assert not marker.exists()


def test_settings_of_the_repository_run_nothing(site: Path) -> None:
    marker = site / "PWNED"
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand"):
        git(site, "config", key, f"touch {marker}")
    git(site, "config", "alias.cat-file", f"!touch {marker}")
    hooks = site / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {marker}\n", "utf-8")
        (hooks / name).chmod(0o755)

    assert at_revision(site / NAME, "HEAD") == b"first\n"
    assert not marker.exists()


def test_the_environment_cannot_point_git_elsewhere(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.worktree")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(other))

    assert at_revision(site / NAME, "HEAD") == b"first\n"


def test_an_object_that_stands_in_for_another_is_not_read(site: Path) -> None:
    evil = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],
        cwd=site, input=b"evil\n", check=True, capture_output=True,
    ).stdout.decode().strip()  # fmt: skip
    git(site, "replace", git(site, "rev-parse", f"HEAD:{NAME}"), evil)

    assert at_revision(site / NAME, "HEAD") == b"first\n"


def test_a_large_file_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "LARGEST", 3)

    with pytest.raises(UsageError, match="larger than"):
        at_revision(site / NAME, "HEAD")


def test_a_git_that_hangs_is_given_up(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(base, "_SECONDS", 0.2)

    with pytest.raises(UsageError, match="gave no answer"):
        at_revision(site / NAME, "HEAD")
