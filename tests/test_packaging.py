"""The wheel: it holds what it needs, and works where nothing else is."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from marrowlint import __version__
from marrowlint.examples import cases
from marrowlint.rules import ALL
from registry import ROOT, copy_tree, need_registry

pytestmark = pytest.mark.slow
SRC = ROOT / "src"
BIN = "Scripts" if sys.platform == "win32" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_registry()
    ours = copy_tree(tmp_path_factory.mktemp("ours"))
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder)]
    run([*pip, str(ours)], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and nothing of ours."""
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=True)
    run([str(home / BIN / "python"), "-m", "pip", "install", "--quiet", str(wheel)], home)
    return home / BIN


def test_the_wheel_holds_all_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(SRC).as_posix()
        for path in (SRC / "marrowlint").rglob("*")
        if path.suffix in {".py", ".toml", ".yaml", ".typed"}
    }
    schemas = {f"marrowlint/_schema/{path.name}" for path in (ROOT / "schema").glob("*.json")}

    assert (data | schemas) - names == set()
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.split("/")[0].split("-")[0] for name in names} == {"marrowlint"}


def test_version(installed: Path, tmp_path: Path) -> None:
    done = run([str(installed / "marrowlint"), "--version"], tmp_path)

    assert done.stdout == f"marrowlint {__version__}\n"


def test_check(installed: Path, tmp_path: Path) -> None:
    page = ROOT / "monographs" / "red-bone-marrow.md"
    (tmp_path / "page.md").write_bytes(page.read_bytes())

    done = run([str(installed / "marrowlint"), "check", "page.md"], tmp_path)

    assert "1 page, " in done.stdout.splitlines()[-1]


@pytest.mark.parametrize("name", ["monograph", "report", "config", "lock"])
def test_schema(installed: Path, tmp_path: Path, name: str) -> None:
    done = run([str(installed / "marrowlint"), "schema", name], tmp_path)

    written = (ROOT / "schema" / f"{name}.schema.json").read_text("utf-8")
    assert json.loads(done.stdout) == json.loads(written)


def test_explain_shows_cases(installed: Path, tmp_path: Path) -> None:
    rule = next(rule for rule in ALL if any(case.get("show") for case in cases(rule)))

    done = run([str(installed / "marrowlint"), "explain", rule.meta.id], tmp_path)

    assert "## Examples" in done.stdout


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done
