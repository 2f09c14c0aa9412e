"""``sources``, and ``check`` with a lock: what is asked, written, believed and said."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace

from interruptible import interruptible
from lock_samples import NOW, World, a_page, a_record, asked, write_lock, write_page
from loopback_registries import Registries, served
from marrowlint.cli.main import main
from marrowlint.facts import Notice
from marrowlint.lock.lock import NAME
from marrowlint.lock.read import parse
from test_base import git

TODAY = ("--today", NOW)
RETRACTED = a_record(notices=(Notice("retraction", "pmid:9", "2010-02-06", ("pubmed",)),))
DEAD = a_record("url:example.org/x", verdict="dead", reason="404", asked=(asked("web"),))
OLD = "2026-01-01T00:00:00Z"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "NO_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    return tmp_path


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    """Answers in the place of the network."""
    known = World(a_record("pmid:101"), a_record("pmid:102"), DEAD)
    module = ModuleType("marrowlint.cli.asking")
    module.asker = known.asker  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "marrowlint.cli.asking", module)
    return known


def keys(path: str = NAME) -> list[str]:
    return [each.key for each in parse(Path(path).read_bytes(), path).records]


# update


def test_update_asks_and_writes_a_lock_at_the_root(world: World, capsys: Capture) -> None:
    write_page("pages/a.md", "pmid: 101")
    write_page("pages/b.md", "url: https://example.org/x", "pmid: 101")

    assert main(["sources", "update", *TODAY]) == 0
    assert world.asked == [("pmid:101",), ("url:example.org/x",)]
    assert keys() == ["pmid:101", "url:example.org/x"]
    assert capsys.readouterr().out == (
        "new: pmid:101 'A synthetic title': alive\n"
        "new: url:example.org/x 'A synthetic title': dead: 404\n"
        "marrowlint.lock: 2 new\n"
        "marrowlint.lock created: 2 sources\n"
    )


def test_update_asks_only_about_what_is_new_or_stale(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101", "pmid: 102", "url: https://example.org/x")
    write_lock(NAME, a_record("pmid:101"), a_record("pmid:102", at=OLD))

    assert main(["sources", "update", *TODAY]) == 0
    assert world.asked == [("pmid:102",), ("url:example.org/x",)]
    assert "1 new, 1 unchanged, 1 known already\n" in capsys.readouterr().out


@pytest.mark.parametrize(("days", "count"), [("0", 1), ("3", 1), ("4", 0)])
def test_update_asks_again_after_as_many_days_as_are_said(
    world: World, days: str, count: int
) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME, a_record(at="2026-11-20T09:30:00Z"))

    main(["sources", "update", "--stale", days, *TODAY])

    assert len(world.asked) == count


def test_update_asks_again_after_as_many_days_as_the_settings_say(world: World) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME, a_record())
    Path("marrowlint.toml").write_text("[sources]\nstale-days = 2\n", "utf-8")

    main(["sources", "update", *TODAY])

    assert world.asked == [("pmid:101",)]


def test_update_says_what_changed(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101", "url: https://example.org/x", "pmid: 102")
    write_lock(NAME, a_record(), replace(DEAD, verdict="alive", reason=""), a_record("pmid:102"))
    world.records[0] = RETRACTED

    assert main(["sources", "update", "--stale", "0", *TODAY]) == 0
    out = capsys.readouterr().out
    assert "changed: pmid:101 'A synthetic title': retracted since (2010-02-06)\n" in out
    assert "changed: url:example.org/x 'A synthetic title': now dead: 404\n" in out
    assert "marrowlint.lock: 2 changed, 1 unchanged\n" in out


def test_update_of_one_source_asks_about_no_other(world: World) -> None:
    write_page("a.md", "pmid: 101", "pmid: 102")
    write_lock(NAME, a_record(), a_record("pmid:102", at=OLD))

    assert main(["sources", "update", "--only", "101", *TODAY]) == 0
    assert world.asked == [("pmid:101",)]


def test_update_of_a_source_that_no_page_has_is_an_error(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")

    assert main(["sources", "update", "--only", "PMC5"]) == 2
    assert "no page has the source 'PMC5'" in capsys.readouterr().err
    assert world.asked == []


def test_a_dry_run_writes_nothing(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")

    assert main(["sources", "update", "--dry-run", *TODAY]) == 0
    assert world.asked
    assert not Path(NAME).exists()
    assert "nothing was written (--dry-run)" in capsys.readouterr().out


def test_where_nobody_answers_the_lock_stays_and_the_exit_code_is_2(
    world: World, capsys: Capture
) -> None:
    write_page("a.md", "pmid: 101", "pmid: 102")
    before = write_lock(NAME, a_record(at=OLD)).read_bytes()
    world.down = True

    assert main(["sources", "update", *TODAY]) == 2
    captured = capsys.readouterr()
    assert Path(NAME).read_bytes() == before
    assert "not reached: pmid:101: pubmed: 503; what was known on 2026-01-01 stays" in captured.out
    assert "not reached: pmid:102: pubmed: 503; nothing is known of it yet" in captured.out
    assert "nobody gave an answer" in captured.err


def test_an_entry_that_no_page_uses_stays(world: World) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME, a_record("pmid:999"))

    main(["sources", "update", *TODAY])

    assert world.asked
    assert keys() == ["pmid:101", "pmid:999"]


def test_a_lock_that_says_the_same_is_not_written_again(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    stamp = write_lock(NAME, a_record()).stat().st_mtime_ns

    assert main(["sources", "update", *TODAY]) == 0
    assert world.asked == []
    assert Path(NAME).stat().st_mtime_ns == stamp
    assert "marrowlint.lock stays as it is" in capsys.readouterr().out


def test_a_new_lock_lies_beside_the_settings(world: World) -> None:
    write_page("site/pages/a.md", "pmid: 101")
    Path("site/marrowlint.toml").write_text("", "utf-8")

    main(["sources", "update", *TODAY])

    assert world.asked
    assert keys(f"site/{NAME}") == ["pmid:101"]


def test_pages_with_locks_of_their_own_are_asked_about_once(world: World) -> None:
    for name in ("one", "two"):
        write_page(f"{name}/a.md", "pmid: 101")
        write_lock(f"{name}/{NAME}")

    main(["sources", "update", *TODAY])

    assert world.asked == [("pmid:101",)]
    assert keys(f"one/{NAME}") == keys(f"two/{NAME}") == ["pmid:101"]


def test_a_lock_can_be_named(world: World) -> None:
    write_page("a.md", "pmid: 101")

    assert main(["sources", "update", "--lock", "my.lock", *TODAY]) == 0
    assert world.asked
    assert keys("my.lock") == ["pmid:101"]
    assert not Path(NAME).exists()


def test_pages_without_sources_need_no_lock(world: World) -> None:
    write_page("a.md")

    assert main(["sources", "update", *TODAY]) == 0
    assert world.asked == []
    assert not Path(NAME).exists()


@pytest.mark.parametrize("command", ["update", "check", "prune"])
def test_without_a_page_there_is_nothing_to_do(command: str, capsys: Capture) -> None:
    assert main(["sources", command]) == 2
    assert "no monograph was found" in capsys.readouterr().err


def test_a_page_that_is_missing_is_told_and_the_rest_is_asked(
    world: World, capsys: Capture
) -> None:
    assert main(["sources", "update", write_page("a.md", "pmid: 101"), "gone.md", *TODAY]) == 2
    assert "gone.md was not read" in capsys.readouterr().err
    assert world.asked == [("pmid:101",)]


def test_a_broken_lock_is_never_written_over(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    Path(NAME).write_text("<<<<<<< HEAD\n{}\n", "utf-8")

    assert main(["sources", "update", *TODAY]) == 2
    assert "marks of a merge" in capsys.readouterr().err
    assert world.asked == []
    assert Path(NAME).read_text("utf-8").startswith("<<<<<<<")


def test_a_lock_is_not_written_through_a_link(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    target = write_lock("real.lock").read_bytes()
    Path("link.lock").symlink_to("real.lock")

    assert main(["sources", "update", "--lock", "link.lock", *TODAY]) == 2
    assert "is a link" in capsys.readouterr().err
    assert world.asked
    assert Path("real.lock").read_bytes() == target


def test_words_of_a_server_are_shown_harmless(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    world.records[0] = a_record(title="\x1b[2J\n::error::x\u202e")
    world.notes = ("\x1b[2J",)

    main(["sources", "update", *TODAY])
    main(["sources", "show"])
    captured = capsys.readouterr()

    assert "\x1b" not in captured.out + captured.err
    assert "\u202e" not in captured.out
    assert "\n::" not in captured.out


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["sources"], None),
        (["sources", "updte"], "Did you mean `marrowlint sources update`?"),
        (["sources", "update", "--stale", "soon"], "'soon' is no number of days"),
        (["sources", "update", "--today", "tomorrow"], "--today is 'tomorrow', not a date"),
        (["sources", "update", "--today", "2026-02-30"], "not a date"),
        (["check", "--locked"], "--locked is given, but not --online"),
        (["check", "--online", "--no-lock"], "--no-lock allows none"),
        (["check", "--base", "main", "--no-lock"], "Leave one of the two out."),
        (["check", "--lock", "a", "--no-lock"], "not allowed with"),
        (["check", "--lock", "gone.lock"], "'gone.lock' cannot be read"),
        (["check", "--base", "-x"], "--base"),
        (["sources", "show"], "there is no lock here"),
        (["sources", "show", "page.md"], "nothing is known of the sources of 'page.md'"),
        (["sources", "prune"], "there is no lock to prune"),
    ],
)
def test_what_cannot_be_followed_is_said_and_exits_with_2(
    argv: list[str], message: str | None, capsys: Capture
) -> None:
    write_page("page.md", "pmid: 101")

    assert main(argv) == 2
    captured = capsys.readouterr()
    assert (message or "") in captured.err
    assert captured.err or captured.out.startswith("usage: marrowlint sources")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--registry", "pubmed"), "names no registry"),
        (("--registry", "ncbi=ftp://x/"), "cannot be used as the address"),
        (("--contact", "nobody"), "is no e-mail address"),
        (("--allow-network", "x"), "--allow-network"),
        (("--retraction-watch", "gone.csv"), "there is no file 'gone.csv'"),
        (("--ca-bundle", "gone.pem"), "holds no certificates"),
        (("--ca-bundle", "page.md"), "holds no certificates"),
        (("--timeout", "0"), "must be more than 0"),
        (("--timeout", "nan"), "must be more than 0"),
        (("--cache-dir", "x", "--no-cache"), "not allowed with"),
    ],
)
def test_options_of_asking_are_looked_at_before_anybody_is_asked(
    options: tuple[str, ...], message: str, capsys: Capture
) -> None:
    write_page("page.md", "pmid: 101")

    assert main(["sources", "update", *options]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("command", ["update", "check", "show", "prune"])
def test_every_command_has_help_with_examples(command: str, capsys: Capture) -> None:
    assert main(["sources", command, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: marrowlint sources {command} ")
    assert f"examples:\n  marrowlint sources {command}" in out


# check of sources


def test_check_says_where_each_source_stands(capsys: Capture) -> None:
    write_page(
        "a.md", "pmid: 101", "pmid: 102", "pmid: 103", "url: https://example.org/x", "pmid: 104",
        "title: A book", "pmid: 105",
    )  # fmt: skip
    write_lock(
        NAME,
        RETRACTED,
        a_record("pmid:102"),
        a_record("pmid:103", at=OLD),
        a_record("pmid:104", verdict="unknown", reason="a bot wall"),
        DEAD,
    )

    assert main(["sources", "check", *TODAY]) == 1
    assert capsys.readouterr().out == (
        "a.md\n"
        "  1  pmid:101  alive; retracted 2010-02-06 (pubmed); asked 2026-11-20\n"
        "  2  pmid:102  alive; asked 2026-11-20\n"
        "  3  pmid:103  alive; asked 2026-01-01, which is long ago\n"
        "  4  url:example.org/x  dead: 404; asked 2026-11-20\n"
        "  5  pmid:104  unknown: a bot wall; asked 2026-11-20\n"
        "  6  no identifier  unchecked: its entry gives no identifier and no address\n"
        "  7  pmid:105  unchecked: it is not in the lock\n"
        "\n"
        "7 sources: 2 alive, 1 dead, 1 unknown, 1 retracted, 2 unchecked, 1 stale\n"
    )


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("pmid: 101", 1),
        ("url: https://example.org/x", 1),
        ("pmid: 103", 1),
        ("pmid: 105", 1),
        ("pmid: 102", 0),
        ("pmid: 104", 0),
        ("title: A book", 0),
    ],
)
def test_check_exits_with_1_where_somebody_has_to_look(source: str, code: int) -> None:
    write_page("a.md", source)
    write_lock(
        NAME, RETRACTED, DEAD, a_record("pmid:102"), a_record("pmid:103", at=OLD),
        a_record("pmid:104", verdict="unknown"),
    )  # fmt: skip

    assert main(["sources", "check", *TODAY]) == code


def test_check_without_a_lock_says_so(capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")

    assert main(["sources", "check"]) == 1
    assert "there is no lock yet" in capsys.readouterr().err


def test_check_online_asks_about_all_and_writes_nothing(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101", "pmid: 102")
    before = write_lock(NAME, a_record()).read_bytes()
    world.records[0] = RETRACTED

    assert main(["sources", "check", "--online", *TODAY]) == 1
    assert "alive; retracted 2010-02-06" in capsys.readouterr().out
    assert len(world.asked) == 2
    assert Path(NAME).read_bytes() == before


# show and prune


@pytest.mark.parametrize("name", ["pmid:101", "101", "https://pubmed.ncbi.nlm.nih.gov/101/"])
def test_show_finds_a_source_by_any_of_its_names(name: str, capsys: Capture) -> None:
    write_lock(NAME, RETRACTED, a_record("pmid:102"))

    assert main(["sources", "show", name]) == 0
    assert capsys.readouterr().out == (
        "pmid:101\n"
        "  verdict     alive\n"
        "  notices     retracted 2010-02-06 (pubmed)\n"
        "  title       A synthetic title\n"
        "  ids         pmid:101\n"
        "  asked       pubmed has it (2026-11-20)\n"
    )


def test_show_of_a_page_shows_its_sources(capsys: Capture) -> None:
    write_lock(NAME, a_record("pmid:101"), a_record("pmid:102"))

    assert main(["sources", "show", write_page("a.md", "pmid: 102")]) == 0
    assert capsys.readouterr().out.startswith("pmid:102\n")


def test_show_of_nothing_shows_all(capsys: Capture) -> None:
    write_lock(NAME, a_record("pmid:101"), a_record("pmid:102"))

    assert main(["sources", "show"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("pmid")] == [
        "pmid:101",
        "pmid:102",
    ]


def test_show_as_json_has_the_shape_of_the_lock(capsys: Capture) -> None:
    write_lock(NAME, RETRACTED)

    assert main(["sources", "show", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(Path(NAME).read_text("utf-8"))


def test_show_of_what_is_not_there_is_an_error(capsys: Capture) -> None:
    write_lock(NAME, a_record())

    assert main(["sources", "show", "PMC5"]) == 2
    assert "'marrowlint.lock' knows nothing of 'PMC5'" in capsys.readouterr().err


def test_prune_takes_out_what_no_page_uses(capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    write_page("deep/b.md", "pmid: 102")
    ids = ("doi:10.1234/x", "pmid:102")
    write_lock(NAME, a_record(), a_record("doi:10.1234/x", ids=ids), a_record("pmid:999"))

    assert main(["sources", "prune", "--dry-run"]) == 0
    assert "pmid:999" in keys()
    assert main(["sources", "prune"]) == 0
    assert keys() == ["doi:10.1234/x", "pmid:101"]
    assert "out: pmid:999\nmarrowlint.lock: 1 taken out, 2 left\n" in capsys.readouterr().out


def test_prune_of_one_page_heeds_the_others_below_the_lock() -> None:
    write_page("a.md", "pmid: 101")
    write_page("deep/b.md", "pmid: 102")
    write_lock(NAME, a_record(), a_record("pmid:102"))

    assert main(["sources", "prune", "deep/b.md"]) == 0
    assert keys() == ["pmid:101", "pmid:102"]


def test_prune_does_nothing_while_a_page_cannot_be_read(capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    Path("b.md").write_bytes(b"---\ntitle: x\n---\n\xff")
    write_lock(NAME, a_record("pmid:999"))

    assert main(["sources", "prune"]) == 2
    assert "could not be read whole" in capsys.readouterr().err
    assert keys() == ["pmid:999"]


# check of pages


def check(*argv: str) -> int:
    return main(["check", "--select", "wording", *argv])


def test_without_a_lock_the_report_is_as_ever(capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")

    check("a.md")
    text = capsys.readouterr().out
    check("a.md", "--format", "json")
    report = json.loads(capsys.readouterr().out)

    assert "Sources:" not in text
    assert "sources" not in report
    assert "sources_unchecked" not in report["summary"]


def test_the_text_says_what_is_known_of_the_sources(capsys: Capture) -> None:
    write_page("a.md", "pmid: 101", "pmid: 102", "pmid: 103", "title: A book")
    write_lock(NAME, a_record(), a_record("pmid:102", at=OLD))

    check("a.md", *TODAY)

    assert (
        "Sources: 2 from the lock (oldest 2026-01-01), 2 unchecked.\n"
        "- 1: it is not in the lock\n"
        "- 1: its entry gives no identifier and no address\n"
    ) in capsys.readouterr().out


def test_a_page_with_an_unchecked_source_is_not_called_clean(capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME)
    check("a.md", *TODAY)
    unchecked = capsys.readouterr().out
    write_lock(NAME, a_record())

    assert check("a.md", *TODAY) == 0
    assert "Clean:" not in unchecked
    assert "Clean:" in capsys.readouterr().out


def test_the_json_says_it_of_each_source(capsys: Capture) -> None:
    write_page("a.md", "{pmid: 101, id: one}", "pmid: 103")
    write_lock(NAME, a_record())

    check("a.md", "--format", "json", *TODAY)
    report = json.loads(capsys.readouterr().out)

    assert report["sources"] == [
        {
            "path": "a.md", "source": "one", "key": "pmid:101", "standing": "lock",
            "verdict": "alive", "on": "2026-11-20", "why": "",
        },
        {
            "path": "a.md", "source": "2", "key": "pmid:103", "standing": "unchecked",
            "verdict": None, "on": None, "why": "it is not in the lock",
        },
    ]  # fmt: skip
    assert report["summary"]["sources_from_lock"] == 1
    assert report["summary"]["sources_unchecked"] == 1


def test_no_lock_uses_none(capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME, a_record())

    check("a.md", "--no-lock")

    assert "Sources:" not in capsys.readouterr().out


def test_the_hook_and_claims_use_the_lock_too(capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME, a_record())

    main(["hook", "--select", "wording", "a.md"])
    assert "Sources: 1 from the lock" in capsys.readouterr().out
    Path(NAME).write_text("{", "utf-8")
    assert main(["claims", "a.md"]) == 2


def test_a_file_named_like_an_option_is_no_lock(capsys: Capture) -> None:
    write_page("--lock=evil.md", "pmid: 101")

    assert main(["hook", "--select", "wording", "--lock=evil.md"]) == 0
    assert "1 page" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("today", "why"),
    [("1970-01-01", "dated in the future"), ("2026-11-19", "dated in the future"), (NOW, "")],
)
def test_a_clock_set_back_makes_entries_unchecked(today: str, why: str, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME, a_record())

    check("a.md", "--today", today)

    assert why in capsys.readouterr().out


def test_the_clock_can_be_set_by_the_environment(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME, a_record())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    check("a.md")
    assert "dated in the future" in capsys.readouterr().out
    check("a.md", *TODAY)
    assert "Sources: 1 from the lock" in capsys.readouterr().out
    for odd in ("soon", "-1", "99999999999999", "999999999999"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
        assert check("a.md") == 2


# check online


def test_check_online_asks_writes_and_prints_what_a_later_check_prints(
    world: World, capsys: Capture
) -> None:
    write_page("a.md", "pmid: 101", "pmid: 102", "url: https://example.org/x")
    write_lock(NAME, a_record("pmid:102"))

    code = main(["check", "a.md", "--online", *TODAY])
    online = capsys.readouterr()
    again = main(["check", "a.md", *TODAY])
    offline = capsys.readouterr()

    assert (code, online.out) == (again, offline.out)
    assert "2 sources verified now, 1 from the lock" in online.err
    assert world.asked == [("pmid:101",), ("url:example.org/x",)]
    assert keys() == ["pmid:101", "pmid:102", "url:example.org/x"]


def test_check_online_says_that_it_made_a_lock(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")

    main(["check", "a.md", "--online", *TODAY])

    assert world.asked
    assert "'marrowlint.lock' was created" in capsys.readouterr().err


def test_check_online_locked_judges_by_the_answers_and_writes_nothing(
    world: World, capsys: Capture
) -> None:
    write_page("a.md", "pmid: 101")

    main(["check", "a.md", "--online", "--locked", *TODAY])

    assert world.asked
    assert not Path(NAME).exists()
    assert "Sources: 1 from the lock (oldest 2026-11-20)." in capsys.readouterr().out


def test_check_online_of_standard_input(world: World) -> None:
    del world
    program = [sys.executable, "-m", "marrowlint", "check", "-", "--stdin-filename", "a.md"]

    done = subprocess.run(
        [*program, "--online", "--registry", "all=http://127.0.0.1:9/", "--no-cache"],
        input=a_page("title: A book").encode(), check=False, capture_output=True, timeout=60,
    )  # fmt: skip

    assert b"0 sources verified now, 0 from the lock, 0 not reached" in done.stderr
    assert done.returncode == 1


def test_check_online_without_a_network_is_check(world: World, capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")
    write_lock(NAME)
    world.down = True

    code = main(["check", "a.md", "--online", *TODAY])
    online = capsys.readouterr()
    again = main(["check", "a.md", *TODAY])

    assert (code, online.out) == (again, capsys.readouterr().out)
    assert "0 sources verified now, 0 from the lock, 1 not reached" in online.err


def test_check_online_without_network_and_lock_says_what_is_unchecked(
    world: World, capsys: Capture
) -> None:
    write_page("a.md", "pmid: 101", "title: A book")
    world.down = True

    main(["check", "a.md", "--online", "--format", "json", *TODAY])
    report = json.loads(capsys.readouterr().out)

    why = "nobody could be reached: pubmed: 503"
    no_key = "its entry gives no identifier and no address"
    assert [each["why"] for each in report["sources"]] == [why, no_key]
    assert report["summary"]["sources_unchecked"] == 2
    assert "there is no marrowlint.lock" not in json.dumps(report)
    assert not Path(NAME).exists()


@pytest.mark.parametrize(
    "given",
    [
        ("--contact", "a@example.org"),
        ("--retraction-watch", "x.csv"),
        ("--thorough",),
        ("--timeout", "0"),
        ("--cache-dir", "x"),
        ("--no-cache",),
        ("--ca-bundle", "x.pem"),
        ("--allow-network", "10.0.0.0/8"),
        ("--registry", "all=https://example.org/"),
    ],
)
def test_how_to_ask_needs_online(given: tuple[str, ...], capsys: Capture) -> None:
    write_page("a.md", "pmid: 101")

    assert check("a.md", *given) == 2
    assert f"{given[0]} has no effect without --online" in capsys.readouterr().err


# base


@pytest.fixture
def site(here: Path) -> Path:
    """A repository whose pages cite two works; the lock of its first commit knows one."""
    (here / ".git").rmdir()
    git(here, "init", "--quiet")
    write_page("a.md", "pmid: 101", "pmid: 102")
    write_lock(NAME, a_record())
    git(here, "add", ".")
    git(here, "commit", "--quiet", "-m", "x")
    return here


def test_entries_that_a_change_planted_are_not_believed(site: Path, capsys: Capture) -> None:
    write_lock(site / NAME, a_record(), a_record("pmid:102", title="Planted"))

    check("a.md", "--base", "HEAD", *TODAY)

    out = capsys.readouterr().out
    assert "Sources: 1 from the lock (oldest 2026-11-20), 1 unchecked." in out
    assert "- 1: its entry was added since HEAD and not verified again\n" in out


def test_for_an_entry_that_a_change_edited_the_base_is_believed(
    site: Path, capsys: Capture
) -> None:
    write_lock(site / NAME, a_record(title="Planted"))

    check("a.md", "--base", "HEAD", "--format", "json", *TODAY)

    told = json.loads(capsys.readouterr().out)["sources"][0]
    why = "judged by its entry at HEAD; this change edits it"
    assert (told["standing"], told["verdict"], told["why"]) == ("lock", "alive", why)


def edit(site: Path) -> None:
    write_lock(site / "pages" / NAME, replace(RETRACTED, at="2026-11-21T09:30:00Z"))


def take_out(site: Path) -> None:
    write_lock(site / "pages" / NAME, a_record("pmid:102"))


def delete(site: Path) -> None:
    (site / "pages" / NAME).unlink()


def delete_the_nearer(site: Path) -> None:
    delete(site)
    write_lock(site / NAME, a_record())


def go_nearer(site: Path) -> None:
    write_lock(site / "pages" / "deep" / NAME, a_record())


def copy_nearer(site: Path) -> None:
    write_lock(site / "pages" / "deep" / NAME, RETRACTED)


def claim_the_identifier(site: Path) -> None:
    planted = a_record("doi:10.1234/a", ids=("doi:10.1234/a", "pmid:101"))
    write_lock(site / "pages" / NAME, planted)


@pytest.fixture
def retracted(here: Path) -> Path:
    """A repository with a page that cites a retracted work, as its lock knows."""
    (here / ".git").rmdir()
    git(here, "init", "--quiet")
    write_page(here / "pages" / "deep" / "a.md", "pmid: 101")
    write_lock(here / "pages" / NAME, RETRACTED)
    git(here, "add", ".")
    git(here, "commit", "--quiet", "-m", "x")
    return here


@pytest.mark.parametrize(
    "change",
    [edit, take_out, delete, delete_the_nearer, go_nearer, copy_nearer, claim_the_identifier],
)
def test_no_change_of_a_lock_hides_what_the_base_knows(
    retracted: Path, change: Callable[[Path], None], capsys: Capture
) -> None:
    change(retracted)

    code = main(["check", "--select", "source-retracted", "--base", "HEAD", *TODAY])

    assert code == 1
    assert "[source-retracted]" in capsys.readouterr().out


def test_online_an_edited_entry_is_asked_about_and_the_answer_believed(
    retracted: Path, world: World, capsys: Capture
) -> None:
    edit(retracted)

    online = ["--online", "--base", "HEAD", *TODAY]
    code = main(["check", "--select", "source-retracted", *online])

    assert (code, world.asked) == (0, [("pmid:101",)])
    assert "judged by" not in capsys.readouterr().out


def test_online_without_a_network_the_base_is_believed(retracted: Path, world: World) -> None:
    delete(retracted)
    world.down = True

    online = ["--online", "--base", "HEAD", *TODAY]

    assert main(["check", "--select", "source-retracted", *online]) == 1


def test_online_a_planted_entry_is_asked_about_again_and_replaced(
    site: Path, world: World, capsys: Capture
) -> None:
    write_lock(site / NAME, a_record(), a_record("pmid:102", title="Planted", mesh=("Humans",)))

    check("a.md", "--online", "--base", "HEAD", *TODAY)

    assert world.asked == [("pmid:102",)]
    assert "Sources: 2 from the lock" in capsys.readouterr().out
    found = parse(Path(NAME).read_bytes(), NAME).by_id["pmid:102"]
    assert (found.title, found.mesh) == ("A synthetic title", ())


def test_a_lock_planted_nearer_to_the_page_is_not_believed(site: Path, capsys: Capture) -> None:
    write_page(site / "deep" / "b.md", "pmid: 101")
    write_lock(site / "deep" / NAME, a_record(title="Planted"), a_record("pmid:102"))
    write_page(site / "deep" / "c.md", "pmid: 102")

    check("deep", "--base", "HEAD", *TODAY)

    out = capsys.readouterr().out
    assert "- 1: judged by its entry at HEAD; this change edits it\n" in out
    assert "- 1: its entry was added since HEAD and not verified again\n" in out


def test_an_unknown_base_ends_the_run(site: Path, capsys: Capture) -> None:
    assert site

    assert check("a.md", "--base", "origin/gone", *TODAY) == 2
    assert "git knows no such revision" in capsys.readouterr().err


# with the services


@pytest.fixture(scope="module")
def registries() -> Iterator[Registries]:
    with served() as found:
        yield found


def online(registries: Registries) -> list[str]:
    return ["--registry", f"all={registries.url}", "--no-cache"]


def test_the_whole_way_through_real_sockets(registries: Registries, capsys: Capture) -> None:
    write_page("a.md", "pmid: 29346436", "{doi: 10.5555/synthetic.retracted}", "nct: NCT09000001")

    code = main(["check", "a.md", "--online", *online(registries)])
    asked_now = capsys.readouterr()
    calls = len(registries.calls)
    again = main(["check", "a.md"])
    offline = capsys.readouterr()

    assert "3 sources verified now, 0 from the lock, 0 not reached" in asked_now.err
    assert (code, asked_now.out) == (again, offline.out)
    assert offline.err == ""
    assert len(registries.calls) == calls
    assert registries.secrets == set()


def test_services_that_are_down_take_nothing_away(capsys: Capture) -> None:
    write_page("a.md", "doi: 10.5555/synthetic.retracted")
    with served() as registries:
        main(["sources", "update", *online(registries)])
        before = Path(NAME).read_bytes()
        for bucket in ("crossref", "ncbi", "europe-pmc", "doi", "idconv", "datacite"):
            registries.fail(bucket, "down")
        capsys.readouterr()

        code = main(["sources", "update", "--stale", "0", "--timeout", "1", *online(registries)])

    assert code == 2
    assert "nobody gave an answer" in capsys.readouterr().err
    assert Path(NAME).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_an_interruption_leaves_the_lock_as_it_was() -> None:
    write_page("a.md", "doi: 10.5555/synthetic.retracted")
    before = write_lock(NAME, a_record("pmid:999")).read_bytes()
    with served() as registries, interruptible():
        for bucket in ("crossref", "ncbi", "europe-pmc", "doi", "idconv", "datacite"):
            registries.fail(bucket, *["slow"] * 9)
        command = [sys.executable, "-m", "marrowlint", "sources", "update", *online(registries)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            until = time.monotonic() + 30
            while not registries.calls and time.monotonic() < until:
                time.sleep(0.02)
            running.send_signal(signal.SIGINT)
            _, err = running.communicate(timeout=30)

    assert running.returncode == 130
    assert b"Traceback" not in err
    assert Path(NAME).read_bytes() == before
    assert not [name for name in os.listdir() if name.endswith(".tmp")]  # noqa: PTH208 - names only
