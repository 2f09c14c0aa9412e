"""The hooks, ours and those we offer, with real pre-commit and real git."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from registry import ROOT, copy_tree, need_registry

CLEAN = (ROOT / "monographs" / "red-bone-marrow.md").read_text("utf-8")
DEFECT = CLEAN.replace("Red bone marrow is", "Red bone marrow, a miracle, is", 1)
NAMES = ("page.md", "-page.md", "--config=evil.md", "a b.md")
PRE_COMMIT = (sys.executable, "-m", "pre_commit")


def hooks(name: str) -> list[dict[str, object]]:
    data = yaml.safe_load((ROOT / name).read_text("utf-8"))
    found = (
        data
        if isinstance(data, list)
        else [hook for repo in data["repos"] for hook in repo["hooks"]]
    )
    return list(found)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("validate-config", ".pre-commit-config.yaml"),
        ("validate-manifest", ".pre-commit-hooks.yaml"),
    ],
)
def test_pre_commit_takes_the_files(command: str, name: str) -> None:
    done = run([*PRE_COMMIT, command, name], ROOT)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_our_own_hook_has_what_the_package_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (ours,) = (hook for hook in hooks(".pre-commit-config.yaml") if hook["id"] == "marrowlint")

    assert ours["additional_dependencies"] == project["dependencies"]


def test_our_own_hooks_need_no_other_host() -> None:
    data = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))

    assert {repo["repo"] for repo in data["repos"]} == {"local"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of pages whose settings name ours, at the commit a user would pin."""
    need_registry()
    ours = copy_tree(tmp_path_factory.mktemp("ours"))
    commit(ours)
    revision = git(["rev-parse", "HEAD"], ours).stdout.strip()
    site = tmp_path_factory.mktemp("site")
    git(["init", "--quiet", "."], site)
    hook = {"id": "marrowlint", "verbose": True}
    settings = {"repos": [{"repo": str(ours), "rev": revision, "hooks": [hook]}]}
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    return site


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_clean_page_passes_whatever_its_name(site: Path, name: str) -> None:
    done = pre_commit(site, {name: CLEAN})

    assert "1 page," in done.stdout
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_page_with_a_defect_fails_whatever_its_name(site: Path, name: str) -> None:
    done = pre_commit(site, {name: DEFECT})

    assert "[hype-word]" in done.stdout
    assert f"{name}:" in done.stdout
    assert done.returncode == 1


@pytest.mark.slow
def test_a_file_is_never_an_option(site: Path) -> None:
    done = pre_commit(site, {"--exit-zero": "", "--exit-zero.md": DEFECT, "-.md": DEFECT})

    assert done.stdout.count("[hype-word]") == 2
    assert done.returncode == 1


@pytest.mark.slow
def test_other_files_are_left_alone(site: Path) -> None:
    done = pre_commit(site, {"page.py": "x = 1\n"})

    assert "no files to check" in done.stdout
    assert done.returncode == 0


@pytest.mark.slow
def test_our_own_hook_runs_on_our_pages(tmp_path: Path) -> None:
    need_registry()
    ours = copy_tree(tmp_path)
    commit(ours)

    done = run([*PRE_COMMIT, "run", "--all-files", "--verbose", "marrowlint"], ours)

    assert "page" in done.stdout
    assert done.returncode == 0, done.stdout + done.stderr


def pre_commit(site: Path, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the hook on ``files`` alone and take them away again."""
    for name, content in files.items():
        (site / name).write_text(content, "utf-8")
    git(["add", "--all"], site)
    try:
        return run([*PRE_COMMIT, "run", "--all-files", "--color=never"], site)
    finally:
        for name in files:
            (site / name).unlink()
        git(["add", "--all"], site)


def commit(folder: Path) -> None:
    git(["init", "--quiet", "."], folder)
    git(["add", "--all"], folder)
    git(["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a"], folder)


def git(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    done = run(["git", *arguments], folder)
    assert done.returncode == 0, done.stderr
    return done


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    home = {"PRE_COMMIT_HOME": str(folder / ".git" / "pre-commit"), "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        command, cwd=folder, env=kept | home, capture_output=True, text=True, check=False
    )
