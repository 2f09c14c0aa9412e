"""The README: what it shows is what happens."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from docs.make_readme import BLOCK, rendered
from marrowlint import config_file
from marrowlint.cli.main import COMMANDS
from registry import ROOT, copy_tree, need_registry

README = (ROOT / "README.md").read_text("utf-8")
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(found["language"], found["body"]) for found in FENCE.finditer(README)]
SHELL = [line for language, body in BLOCKS if language == "sh" for line in body.splitlines()]
START, TEST = (line for line in SHELL if line.startswith("python3 -m venv"))
PLAIN = [line for line in SHELL if line.startswith("marrowlint ")]


def of(language: str) -> list[str]:
    return [body for known, body in BLOCKS if known == language]


def test_every_command_is_one_this_module_runs() -> None:
    assert {START, TEST, *PLAIN} == set(SHELL)
    assert len(BLOCK.findall(README)) == len(of("console"))


def test_shown_output_is_present_output() -> None:
    assert rendered(README) == README, "run: python docs/make_readme.py"


@pytest.mark.parametrize("command", PLAIN)
def test_plain_commands_work(command: str, tmp_path: Path) -> None:
    copy_tree(tmp_path)

    done = run([sys.executable, "-m", *shlex.split(command)], tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_commands_are_on_the_first_screen() -> None:
    first = README.splitlines()[:25]

    assert START in first
    assert TEST in first


@pytest.mark.slow
def test_the_first_command_works_in_a_fresh_clone(tmp_path: Path) -> None:
    need_registry()
    copy_tree(tmp_path)

    done = run(["bash", "-c", START], tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\d+ pages?, \d+ claims", done.stdout.splitlines()[-1])


def test_ci_ends_with_the_test_command() -> None:
    # Not run here: it runs this very test.
    script = (ROOT / ".ci" / "run").read_text("utf-8")

    assert script.rstrip().endswith(f"\n{TEST}")


def test_the_settings_are_valid(tmp_path: Path) -> None:
    (settings,) = of("toml")
    file = tmp_path / "marrowlint.toml"
    file.write_text(settings, "utf-8")

    config = config_file.load(file)

    assert config.fail_on == "error"


def test_the_hook_is_one_we_offer() -> None:
    (shown,) = of("yaml")
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

    (repo,) = yaml.safe_load(shown)["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= {hook["id"] for hook in offered}


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#:]+)[^):]*\)", README)

    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_named_commands_exist() -> None:
    named = set(re.findall(r"`marrowlint ([a-z]+)", README))

    assert named <= COMMANDS.keys()


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
