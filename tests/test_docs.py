"""The documents: generated ones are fresh, told figures are the real ones."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from docs.make_rules import TARGET, rendered
from marrowlint import config_file
from marrowlint.cli.main import BUG, INTERRUPTED, PIPE_CLOSED
from marrowlint.config_file import KEYS, MOST_DOTS, OVERRIDE_KEYS
from marrowlint.config_find import LARGEST
from marrowlint.errors import MarrowError
from marrowlint.read import outline
from marrowlint.read.composed import DIGITS, FRONT_MATTER, WHOLE_FILE
from marrowlint.read.decode import LINE_CAP, SIZE_CAP
from marrowlint.read.prose import MOST_EVENTS
from marrowlint.report import github, sarif
from marrowlint.rules import ALL
from marrowlint.settings import Options, Settings
from marrowlint.structure import wording
from marrowlint.suppress import MOST

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "CHANGELOG.md"])
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LIMITS = (
    SIZE_CAP, LINE_CAP, FRONT_MATTER.size, FRONT_MATTER.nodes, FRONT_MATTER.scalar,
    FRONT_MATTER.depth, WHOLE_FILE.size, WHOLE_FILE.nodes, WHOLE_FILE.scalar, DIGITS,
    MOST_EVENTS, outline.MOST_LINES, wording.MOST, MOST, LARGEST // 1024, MOST_DOTS,
    sarif.MOST_RESULTS, github.MOST,
)  # fmt: skip


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    return [found["body"] for found in FENCE.finditer(read(name)) if found["language"] == language]


def test_the_rules_are_fresh() -> None:
    assert TARGET.read_text("utf-8") == rendered(), "run: python docs/make_rules.py"


def test_the_rules_hold_every_rule() -> None:
    headings = re.findall(r"^## (.*)$", read("rules.md"), re.MULTILINE)

    assert headings == [rule.meta.id for rule in ALL]


def test_limits_are_the_real_ones() -> None:
    told = set(re.findall(r"\d[\d,]*", read("limits.md")))

    assert {f"{limit:,}" for limit in LIMITS} - told == set()


def test_exit_codes_are_the_real_ones() -> None:
    told = re.findall(r"^\| (\d+) \|", read("limits.md"), re.MULTILINE)

    real = [0, 1, MarrowError.exit_code, BUG, INTERRUPTED, PIPE_CLOSED]
    assert [int(code) for code in told] == real


def test_the_settings_shown_are_valid_and_complete(tmp_path: Path) -> None:
    (shown,) = blocks("configuration.md", "toml")
    file = tmp_path / "marrowlint.toml"
    file.write_text(shown, "utf-8")

    settings = Settings(Options(config=file), ALL)
    settings.at(tmp_path)

    data = tomllib.loads(shown)
    assert set(data) == set(KEYS)
    assert set(data["overrides"][0]) | {"select"} == set(OVERRIDE_KEYS)
    assert config_file.load(file).required_sections[-1] == "history"


def test_dependencies_are_all_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [one for some in project["optional-dependencies"].values() for one in some]
    names = {re.split(r"[^\w.-]", one)[0] for one in [*project["dependencies"], *extras]}

    told = {
        name.strip()
        for row in re.findall(r"^\| ([^|]+) \|", read("dependencies.md"), re.MULTILINE)
        for name in row.split(",")
    }
    assert names - {"marrowlint"} <= told


def test_modules_named_in_the_architecture_exist() -> None:
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", read("architecture.md"))
    homes = (ROOT / "src" / "marrowlint", ROOT / "src" / "marrowlint" / "read", ROOT)
    placeholder = {"src/marrowlint/rules/FAMILY/the_fault.py", "the_fault.py"}

    missing = [name for name in named if not any((home / name).exists() for home in homes)]
    assert set(missing) - placeholder == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    bare = FENCE.sub("", text) if page.name != "rules.md" else ""
    targets = re.findall(r"\]\(([^)#:\s]+)[^):\s]*\)", bare)

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("name", ["ci.md"])
def test_workflows_are_yaml(name: str) -> None:
    for block in blocks(name, "yaml"):
        assert {"on", "permissions", "jobs"} <= {
            "on" if key is True else key for key in yaml.safe_load(block)
        }
