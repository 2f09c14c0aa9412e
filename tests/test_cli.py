"""The command line: exit codes, streams, files, and what a tired editor reads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fakes import a_rule, crashes
from marrowlint import __version__, run, schemas
from marrowlint.cli import check as check_command
from marrowlint.cli import output
from marrowlint.cli.main import COMMANDS, main
from marrowlint.errors import OutputError
from marrowlint.rules import ALL

HYPE = "---\ntitle: Ginger\n---\n\n## Overview\n\nGinger is a miracle cure.\n"
QUIET = ("--select", "wording")
"""Narrow the run to one family, so that these tests do not hang on the other rules."""
CLEAN = HYPE.replace("a miracle cure", "a root")

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def write(path: str, content: str = HYPE) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(content, "utf-8")
    return path


def python(*argv: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "marrowlint", *argv]
    given: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(command, check=False, timeout=60, **given)  # type: ignore[call-overload,no-any-return]


# main


def test_version(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"marrowlint {__version__}\n"


def test_help_names_every_command(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name}" in out for name in COMMANDS)


def test_no_arguments_show_the_help_and_are_an_error(capsys: Capture) -> None:
    assert main([]) == 2
    assert "usage: marrowlint" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str, capsys: Capture) -> None:
    assert main([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: marrowlint {command} ")
    assert "examples:\n  marrowlint" in out


@pytest.mark.parametrize(
    ("argv", "message", "hint"),
    [
        (["chekc"], "there is no command 'chekc'", "Did you mean `marrowlint check`?"),
        (["check", "--formt=json"], "arguments: --formt=json", "Did you mean `--format`?"),
        (["check", "-x.md"], "unrecognized arguments: -x.md", "Put `--` before file names"),
        (["check", "--format", "xml"], "invalid choice: 'xml'", "--help"),
        (["check", "--select", "hype-wrod"], "'hype-wrod'", "Did you mean `hype-word`?"),
        (["check", "-", "a.md"], "together with files", "one command for each"),
        (["check", "a.md", "--stdin-filename", "b.md"], "--stdin-filename", "marrowlint check -"),
        (["check", "a.md", "--statistics", "--format", "json"], "--format text", "Leave one"),
        (["check", "--config", "gone.toml"], "gone.toml", ""),
        (["check", "--config", "a.toml", "--no-config"], "not allowed with", "--help"),
        (["explain", "hype-wrod"], "there is no rule 'hype-wrod'", "Did you mean `hype-word`?"),
        (["explain", "wording"], "'wording' is a family of rules", "hype-word"),
        (["explain"], "required: RULE", "--help"),
        (["claims", "gone.md"], "'gone.md' cannot be read", ""),
        (["schema", "nothing"], "invalid choice", "--help"),
    ],
)
def test_what_cannot_be_followed_is_said_in_a_line_and_exits_with_2(
    argv: list[str], message: str, hint: str, capsys: Capture
) -> None:
    write("a.md")

    assert main(argv) == 2
    captured = capsys.readouterr()
    first, _, rest = captured.err.partition("\n")
    assert captured.out == ""
    assert first.startswith("marrowlint: ")
    assert message in first
    assert hint in rest


def test_a_path_for_a_command_is_understood(capsys: Capture) -> None:
    write("page.md")

    assert main(["page.md"]) == 2
    assert "Did you mean `marrowlint check`?" in capsys.readouterr().err


def test_hostile_arguments_are_shown_harmless(capsys: Capture) -> None:
    assert main(["\x1b[2J\n::error::x"]) == 2
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert "\n::" not in err


def test_a_bug_of_ours_is_a_line_and_exit_code_3(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_args: object) -> int:
        fault = "oh\nno"
        raise LookupError(fault)

    monkeypatch.setattr(check_command, "check", crash)

    assert main(["check", "."]) == 3
    err = capsys.readouterr().err
    assert err.startswith("marrowlint: a bug of ours: LookupError: oh no")
    assert "Traceback" not in err


def test_an_interruption_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "check", interrupt)

    assert main(["check", "."]) == 130


# check


def test_findings_exit_with_1(capsys: Capture) -> None:
    assert main(["check", write("page.md"), *QUIET]) == 1
    captured = capsys.readouterr()
    assert "[hype-word]" in captured.out
    assert "page.md:7:" in captured.out
    assert captured.err == ""


def test_a_clean_page_exits_with_0(capsys: Capture) -> None:
    assert main(["check", write("page.md", CLEAN), *QUIET]) == 0
    assert "Clean: 1 page" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [["--exit-zero"], ["--fail-on", "never"], ["--ignore", "wording"]])
def test_findings_that_do_not_count_exit_with_0(argv: list[str]) -> None:
    assert main(["check", write("page.md"), *QUIET, *argv]) == 0


def test_options_and_paths_come_in_any_order() -> None:
    write("a.md", CLEAN)
    write("-b.md")

    assert main(["check", "a.md", *QUIET, "--format", "json", "a.md", "--", "-b.md"]) == 1


@pytest.mark.parametrize("before", [[], ["--statistics"], ["a.md", "--statistics"]])
def test_after_two_dashes_all_are_names(before: list[str], capsys: Capture) -> None:
    write("a.md", CLEAN)
    write("-b.md")

    assert main(["check", *QUIET, *before, "--", "-b.md"]) == 1
    assert "--> -b.md:7:13" in capsys.readouterr().out


def test_no_paths_means_this_folder(capsys: Capture) -> None:
    write("deep/page.md")

    assert main(["check", *QUIET]) == 1
    assert "deep/page.md" in capsys.readouterr().out


def test_no_page_at_all_is_not_clean(capsys: Capture) -> None:
    write("package.json", "{}")

    assert main(["check"]) == 2
    assert "no monograph was found" in capsys.readouterr().err


def test_a_missing_path_is_told_and_exits_with_2(capsys: Capture) -> None:
    assert main(["check", write("page.md"), "gone.md", *QUIET]) == 2
    captured = capsys.readouterr()
    assert "marrowlint: gone.md was not read: No such file" in captured.err
    assert "[hype-word]" in captured.out


def test_an_unreadable_page_never_exits_with_0_by_a_setting_in_the_tree() -> None:
    Path("bad.md").write_bytes(b"\xff\xfe")
    write("marrowlint.toml", 'fail-on = "never"')

    assert main(["check", "bad.md"]) == 2
    assert main(["check", "bad.md", "--no-config"]) == 1


def test_a_broken_configuration_exits_with_2(capsys: Capture) -> None:
    write("marrowlint.toml", "sellect = []")
    write("page.md")

    assert main(["check", "page.md"]) == 2
    assert "Did you mean `select`?" in capsys.readouterr().err


def test_a_rule_that_crashes_exits_with_3_and_the_rest_is_reported(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "ALL", (*ALL, a_rule("broken", crashes)))

    assert main(["check", write("page.md"), *QUIET]) == 3
    out = capsys.readouterr().out
    assert "broken" in out
    assert "[hype-word]" in out


def test_json_and_sarif_are_what_they_say(capsys: Capture) -> None:
    write("page.md")

    main(["check", "page.md", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["pages"][0]["path"] == "page.md"
    main(["check", "page.md", "--format", "sarif"])
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_statistics_count_each_rule(capsys: Capture) -> None:
    main(["check", write("page.md"), *QUIET])
    plain = capsys.readouterr().out
    main(["check", "page.md", *QUIET, "--statistics"])

    assert plain.count("hype-word") < capsys.readouterr().out.count("hype-word")


def test_standard_input_is_checked_under_the_name_given() -> None:
    done = python("check", "-", "--stdin-filename", "x/page.md", *QUIET, input=HYPE.encode())

    assert done.returncode == 1
    assert b"x/page.md:7:" in done.stdout


@pytest.mark.parametrize(
    ("argv", "environment", "colored"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {}, False),
    ],
)
def test_color(
    argv: tuple[str, ...],
    environment: dict[str, str],
    colored: bool,  # noqa: FBT001
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    main(["check", write("page.md"), *QUIET, *argv])

    assert ("\x1b[" in capsys.readouterr().out) is colored


def test_a_runner_takes_no_commands_from_the_text(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    main(["check", write("page.md"), *QUIET])
    lines = capsys.readouterr().out.splitlines()

    assert lines[0].startswith("::stop-commands::")
    assert lines[-1] == f"::{lines[0].removeprefix('::stop-commands::')}::"
    assert len(lines[-1]) == 36


@pytest.mark.parametrize("form", ["github", "json", "sarif"])
def test_other_formats_are_not_bracketed(
    form: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    main(["check", write("page.md"), *QUIET, "--format", form])

    assert "stop-commands" not in capsys.readouterr().out


# files


def test_a_report_is_written_whole_and_leaves_nothing_beside_it(capsys: Capture) -> None:
    write("out/report.json", "old")

    assert main(["check", write("page.md"), "--format", "json", "--output", "out/report.json"]) == 1
    assert json.loads(Path("out/report.json").read_text("utf-8"))["version"] == 1
    assert os.listdir("out") == ["report.json"]  # noqa: PTH208 - names only
    assert capsys.readouterr().out == ""


def test_a_report_does_not_go_through_a_link(capsys: Capture) -> None:
    write("secret", "mine")
    Path("report.json").symlink_to("secret")

    assert main(["check", write("page.md"), "--output", "report.json"]) == 2
    assert Path("secret").read_text("utf-8") == "mine"
    assert "is a link" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["gone/report.txt", ".", "page.md"])
def test_a_report_that_cannot_be_written_exits_with_2(output: str, capsys: Capture) -> None:
    write("page.md")

    assert main(["check", "page.md", "--output", output]) == 2
    assert Path("page.md").read_text("utf-8") == HYPE
    assert capsys.readouterr().err.startswith("marrowlint: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_exits_with_2_and_one_line() -> None:
    write("page.md")
    with Path("/dev/full").open("wb") as full:
        done = python("check", "page.md", stdout=full)

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"standard output cannot be written" in done.stderr


def test_a_closed_pipe_is_silent() -> None:
    write("page.md")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = python("check", "page.md", stdout=writing)
    finally:
        os.close(writing)

    assert done.returncode in {0, 141}
    assert done.stderr == b""


def test_output_is_utf_8_whatever_the_locale() -> None:
    write("page.md", HYPE.replace("Ginger is", "Ginger é😀 is"))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}

    done = python("check", "page.md", *QUIET, env=environment)

    assert "é😀" in done.stdout.decode("utf-8")


# hook


def test_hook_takes_a_file_named_like_an_option_for_a_file(capsys: Capture) -> None:
    write("--config=evil.md")
    write("-x.md")

    assert main(["hook", *QUIET, "--config=evil.md", "-x.md"]) == 1
    out = capsys.readouterr().out
    assert "--config=evil.md:7:" in out
    assert "-x.md:7:" in out


@pytest.mark.parametrize("name", ["--exit-zero", "--ignore=wording", "-h"])
def test_hook_does_nothing_where_an_option_is_also_a_file(name: str, capsys: Capture) -> None:
    write(name)

    assert main(["hook", *QUIET, name, write("page.md")]) == 2
    assert f"'{name}' is an option and also the name of a file" in capsys.readouterr().err


def test_hook_does_not_read_standard_input_for_a_file_named_dash() -> None:
    write("-")

    assert main(["hook", *QUIET, "-"]) == 1


def test_hook_without_files_has_nothing_to_do() -> None:
    assert main(["hook", *QUIET]) == 0


# the other commands


def test_explain_shows_the_rule(capsys: Capture) -> None:
    assert main(["explain", "hype-word"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# hype-word\n")
    assert "**Flags.**" in out


def test_rules_lists_all_of_them(capsys: Capture) -> None:
    main(["rules"])
    text = capsys.readouterr().out
    main(["rules", "--format", "json"])
    rows = json.loads(capsys.readouterr().out)["rules"]

    assert [row["id"] for row in rows] == [rule.meta.id for rule in ALL]
    assert all(f"  {rule.meta.id} " in text for rule in ALL)
    assert max(map(len, text.splitlines())) <= 100


def test_claims_lists_the_claims(capsys: Capture) -> None:
    write("page.md", HYPE.replace("a miracle cure", "good: it reduces nausea in women"))

    assert main(["claims", "page.md"]) == 0
    assert "it reduces nausea in women" in capsys.readouterr().out
    assert main(["claims", "page.md", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"][0]["path"] == "page.md"


def test_claims_of_a_page_that_is_no_text_is_an_error(capsys: Capture) -> None:
    Path("bad.md").write_bytes(b"a\xff")

    assert main(["claims", "bad.md"]) == 2
    assert "'bad.md' has no claims to list: byte 2" in capsys.readouterr().err


def test_convert_tells_of_comments_that_are_lost(capsys: Capture) -> None:
    write("page.md", HYPE.replace("---\n\n", "# marrowlint: ignore hype-word -- x\n---\n\n"))

    assert main(["convert", "page.md", "--to", "yaml"]) == 0
    assert "comments that begin with # do not carry over" in capsys.readouterr().err


def test_a_comment_in_the_body_silences_in_the_other_form_too(capsys: Capture) -> None:
    write("page.md", HYPE.replace("Ginger is", "<!-- marrowlint: ignore hype-word -- x -->\nIt is"))

    assert main(["convert", "page.md", "-o", "page.yaml"]) == 0
    assert main(["check", *QUIET, "page.md", "page.yaml"]) == 0
    assert capsys.readouterr().err == ""


def test_convert_turns_an_outline_into_markdown_and_says_so_by_its_suffix() -> None:
    write("notes.txt", "Ginger\nAlso known as: Zingiber\nOverview\nGinger is a root.\n")

    assert main(["convert", "notes.txt", "-o", "page.md"]) == 0
    assert "## Overview" in Path("page.md").read_text("utf-8")
    assert main(["convert", "page.md", "-o", "page.yaml"]) == 0
    assert "title: Ginger" in Path("page.yaml").read_text("utf-8")


def test_convert_prints_markdown_by_default(capsys: Capture) -> None:
    write("notes.txt", "Ginger\nAlso known as: Zingiber\nOverview\nGinger is a root.\n")

    assert main(["convert", "notes.txt"]) == 0
    assert "## Overview" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["convert", "page.md"], "the page is Markdown already"),
        (["convert", "page.md", "-o", "page.doc"], "does not say which form"),
        (["convert", "page.md", "-o", "there.yaml"], "exists already"),
        (["convert", "page.md", "-o", "link.yaml", "--force"], "is a link"),
        (["convert", "bad.md", "-o", "x.yaml"], "cannot be converted: byte 1"),
    ],
)
def test_convert_refuses(argv: list[str], message: str, capsys: Capture) -> None:
    write("page.md")
    write("there.yaml", "mine")
    Path("link.yaml").symlink_to("there.yaml")
    Path("bad.md").write_bytes(b"\xff")

    assert main(argv) == 2
    assert message in capsys.readouterr().err
    assert Path("there.yaml").read_text("utf-8") == "mine"


def test_convert_replaces_by_force() -> None:
    write("page.md")
    write("there.yaml", "mine")

    assert main(["convert", "page.md", "-o", "there.yaml", "--force"]) == 0
    assert "title: Ginger" in Path("there.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", ["monograph", "config", "lock"])
def test_schema_prints_the_schema(name: str, capsys: Capture) -> None:
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out) == schemas.load(name)


# start-up

LAZY = (
    "jsonschema", "httpx", "httptools", "rich", "click", "asyncio", "multiprocessing", "sqlite3",
    "subprocess", "pathspec", "ssl", "tomllib", "marrowlint.verify",
)  # fmt: skip
"""Not ``socket``: jsonschema_rs, which looks at every page, imports it by way of ``email``."""
PROBE = """
import sys
from marrowlint.cli.main import main
code = main({argv!r})
print(code, *sorted(set(sys.modules) & set({lazy!r})), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("argv", "more"),
    [
        (["check", "page.md", "--select", "wording"], ()),
        (["check", "page.md", "--lock", "my.lock"], ()),
        (["hook", "page.md", "--lock", "my.lock"], ()),
        (["sources", "check", "page.md", "--lock", "my.lock"], ()),
        (["sources", "show", "--lock", "my.lock"], ()),
        (["--version"], ("argparse", "yaml", "dataclasses", "marrowlint.run")),
    ],
)
def test_heavy_modules_stay_out(argv: list[str], more: tuple[str, ...]) -> None:
    write("page.md", HYPE.replace("---\n\n", "sources:\n  - pmid: 101\n---\n\n"))
    write("my.lock", '{"version": 1, "sources": {"pmid:101": {"key": "pmid:101"}}}')
    program = PROBE.format(argv=argv, lazy=(*LAZY, *more))

    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, timeout=60
    )

    assert done.stderr.splitlines()[-1].split() in ([b"1"], [b"0"])


# output


def test_without_a_standard_output_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    with pytest.raises(OutputError):
        output.write("x")
