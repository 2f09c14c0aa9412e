"""Progress is one line on a terminal, few lines in a log, nothing where quiet is asked for."""

import io
import os
import pty
import re
import sys

import pytest

from marrowlint.verify.progress import Bar, Lines, Silent, shown

ESCAPES = re.compile(r"\x1b\[2K")


class Clock:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def drawn(written: str) -> list[str]:
    """Return what a bar showed, one drawing after the other."""
    return [ESCAPES.sub("", each) for each in written.split("\r") if each]


def test_a_bar_counts() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(stream, 80, clock)
    bar.told("PubMed", 0, 200)
    clock.time = 1.0
    bar.told("PubMed", 100, 200)

    assert drawn(stream.getvalue())[-1] == "[##########----------] 100/200  PubMed 100/200"


def test_a_bar_counts_over_all_stages() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(stream, 80, clock)
    bar.told("PubMed", 50, 100)
    clock.time = 1.0
    bar.told("Crossref", 0, 100)

    assert "50/200  Crossref 0/100" in drawn(stream.getvalue())[-1]


def test_a_bar_is_drawn_at_most_ten_times_a_second() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(stream, 80, clock)
    for each in range(1000):
        clock.time = each / 1000
        bar.told("PubMed", each, 1000)

    assert len(drawn(stream.getvalue())) <= 10


def test_a_bar_is_one_line_however_narrow_the_terminal() -> None:
    stream = io.StringIO()
    Bar(stream, 30).told("a stage with a name that is rather long", 0, 10**9)

    assert len(drawn(stream.getvalue())[0]) < 30
    assert "\n" not in stream.getvalue()


def test_a_bar_is_taken_away_whatever_ends_the_run() -> None:
    stream = io.StringIO()
    bar = Bar(stream)
    bar.told("PubMed", 0, 10)
    with pytest.raises(KeyboardInterrupt), bar:
        raise KeyboardInterrupt

    assert stream.getvalue().endswith("\r\x1b[2K")


def test_a_bar_that_showed_nothing_leaves_nothing() -> None:
    stream = io.StringIO()
    with Bar(stream):
        pass

    assert stream.getvalue() == ""


def test_a_log_has_a_line_for_each_stage_and_one_more_every_ten_seconds() -> None:
    stream, clock = io.StringIO(), Clock()
    lines = Lines(stream, clock)
    for each in range(25):
        clock.time = float(each)
        lines.told("PubMed", each, 25)
    lines.told("Crossref", 0, 7)

    assert stream.getvalue().splitlines() == [
        "PubMed: 25 to ask",
        "PubMed: 10 of 25 asked",
        "PubMed: 20 of 25 asked",
        "Crossref: 7 to ask",
    ]


def test_a_closed_stream_stops_nothing() -> None:
    stream = io.StringIO()
    stream.close()

    Lines(stream).told("PubMed", 0, 1)


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with shown(sys.stderr, quiet=True) as progress:
        progress.told("PubMed", 0, 1)

    assert isinstance(progress, Silent)
    assert capsys.readouterr().err == ""


def test_a_file_gets_lines() -> None:
    assert isinstance(shown(io.StringIO(), quiet=False), Lines)


@pytest.mark.parametrize(
    ("environ", "kind"), [({}, Bar), ({"CI": "true"}, Lines), ({"TERM": "dumb"}, Lines)]
)
def test_a_terminal_gets_a_bar_but_not_in_ci(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], kind: type
) -> None:
    for name in ("CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as terminal:
        progress = shown(terminal, quiet=False)
    os.close(master)

    assert isinstance(progress, kind)


def test_a_log_says_once_when_a_stage_is_done() -> None:
    stream = io.StringIO()
    lines = Lines(stream, Clock())
    for done in (0, 7, 7):
        lines.told("Crossref", done, 7)

    assert stream.getvalue().splitlines() == ["Crossref: 7 to ask", "Crossref: 7 of 7 asked"]
