"""Hold every format to giving a CI runner the commands we mean, and no other."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from marrowlint.finding import Abstention, Fault, Finding, Report, Suppressed
from marrowlint.report import github, json, sarif, text
from marrowlint.severity import Severity
from sample_report import CLEAN, CURE, NOTES, place_of, text_of

# The names a runner knows; it compares them without regard to case.
REGISTERED = frozenset(
    [
        *("add-mask", "add-matcher", "add-path", "debug", "echo"),
        *("endgroup", "error", "group", "notice", "remove-matcher"),
        *("save-state", "set-env", "set-output", "stop-commands", "warning"),
    ]
)
# Characters without weight where a runner compares by culture rather than code by code.
WEIGHTLESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f]"
)
ENDS = re.compile(r"\r\n|\r|\n")


@dataclass
class Command:
    name: str
    data: str
    properties: dict[str, str] = field(default_factory=dict)


def unescaped(text: str, table: str) -> str:
    for code_point in table:
        text = text.replace(f"%{ord(code_point):02X}", code_point)
    return text.replace("%25", "%")


def new_form(line: str) -> Command | None:
    """``::name key=value,key=value::data`` after any blanks."""
    line = line.lstrip()
    info, mark, data = line[2:].partition("::")
    name, _, rest = info.partition(" ")
    if not line.startswith("::") or not mark or name.lower() not in REGISTERED:
        return None
    pairs = (pair.partition("=") for pair in rest.strip().split(","))
    properties = {key: unescaped(value, "\r\n:,") for key, _, value in pairs if key and value}
    return Command(name, unescaped(data, "\r\n"), properties)


def old_form(line: str) -> Command | None:
    """``##[name key=value;...]data`` anywhere in a line."""
    _, mark, rest = line.partition("##[")
    info, end, data = rest.partition("]")
    name = info.partition(" ")[0]
    if not mark or not end or name.lower() not in REGISTERED:
        return None
    return Command(name, data)


def commands(output: str) -> list[Command]:
    """Return what a runner takes for commands, reading line by line, strictly and by culture."""
    found = []
    for line in ENDS.split(output):
        bare = WEIGHTLESS.sub("", line)
        command = new_form(line) or old_form(line) or new_form(bare) or old_form(bare)
        if command:
            found.append(command)
    return found


PIECES = st.sampled_from(
    [
        *("::error::", "::error ", "::", ":", "#", "##", "##[", "##[error]", "[group]", "]x"),
        *("\n", "\r", "\r\n", " ", "\t", "\x85", "\u2028", "\x0b", "\xa0", "\ufeff", "\xad"),
        *("\ufe0f", "\u200d", "\x1b[2K", "%", "%0A", ",", "=", "stop-commands::t", "a", "é"),
        *("❤", "word "),
    ]
)
HOSTILE = st.lists(PIECES, min_size=1, max_size=8).map("".join)


def report_of(name: str, words: str) -> Report:
    content = f"before {words}\n{words} after"
    place = place_of(text_of(content, path=name, crlf=False), words)
    finding: Finding = replace(
        CURE,
        path=name,
        place=place,
        severity=Severity.ERROR,
        message=words,
        help=f"{words} ::error::x {words}",
        why=f"word ::error::x {words} " * 4,
        sources=(words, name),
    )
    return replace(
        CLEAN,
        findings=(finding,),
        abstentions=(Abstention("dose-missing", name, place, words),),
        suppressed=(Suppressed(finding, words),),
        passed_over=(name, name),
        unread=(name,),
        faults=(Fault(name, "step", words),),
    )


def test_the_oracle_knows_both_forms() -> None:
    got = commands(" ::error file=a%2Cb,line=3::x%0Ay\ntext ##[group]z\n::nothing::x\n# #[group]x")

    assert got == [
        Command("error", "x\ny", {"file": "a,b", "line": "3"}),
        Command("group", "z"),
    ]


@pytest.mark.parametrize(
    "render",
    [
        text.render,
        lambda report: text.render(report, text.Options(width=40, statistics=True)),
        json.render,
        sarif.render,
    ],
    ids=["text", "narrow text", "json", "sarif"],
)
@settings(max_examples=150)
@given(name=HOSTILE, words=HOSTILE)
def test_reports_hold_no_command(render: Callable[[Report], str], name: str, words: str) -> None:
    assert commands(render(report_of(name, words))) == []


@settings(max_examples=150)
@given(name=HOSTILE, words=HOSTILE)
def test_annotations_are_those_we_mean(name: str, words: str) -> None:
    got = commands(github.render(report_of(name, words)))

    assert [(each.name, each.properties["title"]) for each in got] == [
        ("error", "hype-word"),
        ("error", "file not read"),
        ("error", "fault of marrowlint"),
    ]
    assert got[0].properties["line"] == "1"


def test_a_plain_name_arrives_as_it_is() -> None:
    finding = replace(CURE, path="a, b: 100%.md", message="1:2, 50 %")

    got = commands(github.render(replace(CLEAN, findings=(finding,))))

    assert got[0].properties["file"] == "a, b: 100%.md"
    assert got[0].data.startswith("1:2, 50 %\n")


def test_other_services_commands_are_broken_too() -> None:
    words = "##vso[task.x]y ##teamcity[z] section_start:1:a section_end:1:a"
    report = report_of(NOTES.path, words)

    outputs = [module.render(report) for module in (text, github, json, sarif)]

    assert not any(
        command in output
        for output in outputs
        for command in ("##vso[", "##teamcity[", "section_start:", "section_end:")
    )
