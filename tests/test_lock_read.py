"""Reading a lock: strict, at most one error, with the line and the way out."""

import contextlib
import json
import os
from pathlib import Path

import pytest

from lock_samples import FULL, a_record, write_lock
from marrowlint.errors import ConfigError
from marrowlint.lock import read as reading
from marrowlint.lock.read import parse, read
from marrowlint.lock.write import render
from shared_data import shared

TEXT = render([FULL, a_record()])


def refusal(raw: str | bytes) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        parse(raw if isinstance(raw, bytes) else raw.encode(), "marrowlint.lock")
    assert caught.value.hint
    return caught.value


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def line_with(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if words in line)


def test_what_is_written_is_read_again() -> None:
    found = parse(TEXT.encode(), "marrowlint.lock")

    assert found.records == (FULL, a_record())
    assert found.by_id["pmcid:PMC1"] is found.by_id["doi:10.1234/full"]


@pytest.mark.parametrize(
    "text", [TEXT.replace("\n", "\r\n"), json.dumps(json.loads(TEXT)), f"\n\n{TEXT}"],
    ids=["CRLF", "one line", "blanks"],
)  # fmt: skip
def test_other_layouts_are_read(text: str) -> None:
    assert parse(text.encode(), "x").records == (FULL, a_record())


@pytest.mark.parametrize(
    ("old", "new", "where", "fault"),
    [
        ('"title": "A syn', '"tilte": "A syn', "tilte", "has a field `tilte`, which this"),
        ('"kind": "retr', '"knid": "retr', "notices", "`notices` of 'doi:10.1234/full': `kind`"),
        ('"kind": "retr', '"kind": "betr', "notices", "'betraction' is none of concern"),
        ('"id": "pmid:2"', '"id": "the notice"', "notice_of", "'the notice' is no identifier"),
        ('"date": "2021-02-03"', '"date": "3 Feb"', "notices", "'3 Feb' is no date"),
        ('"year": "2020"', '"year": 2020', "year", "must be text, and is a whole number"),
        ('"year": "2020"', '"year": "20a"', "year", "'20a' is no year"),
        ('"verdict": "dead"', '"verdict": "fine"', "verdict", "'fine' is none of alive, dead"),
        ('"http_status": 404', '"http_status": "404"', "http_status", "whole number or null, and"),
        ('"limits": false', '"limits": 0', "limits", "must be true or false or null"),
        ('"key": "doi:10.1234/full"', '"key": "pmid:1"', "key", "it says 'pmid:1', another"),
        ('"pmcid:PMC1"', '"pmcid:1"', '"ids"', "'pmcid:1' is no identifier"),
        ('"pmcid:PMC1"', '"ssn:1"', '"ids"', "'ssn:1' is no identifier"),
        ('"nct:NCT01234567"', '"nct:1"', "registrations", "'nct:1' is no identifier"),
        ('"pmid:3"', '"javascript:alert(1)"', "retracted_references", "is no identifier"),
        ('"url": "https:', '"url": "javascript:', '"url"', "is no address of the web"),
        ('"https://example.org/new"', '"https://a b"', "moved_to", "'https://a b' is no address"),
        ('"licence": "cc by"', '"licence": "cc by-nc"', '"abstract"', "its licence is 'cc by-nc'"),
        ('"abstract_sha256": "0', '"abstract_sha256": "z', "abstract_sha256", "no SHA-256"),
        ('"answer": "found"', '"answer": "yes"', '"asked"', "'yes' is none of absent, found"),
        ('"at": "2026-11-20T09:30:00Z"', '"at": "today"', '"asked"', "'today' is no moment"),
        ('"enrollment": 3', '"enrollment": 3.5', "enrollment", "a whole number or null, and is"),
        ('"phases": [', '"phases": "2", "x": [', "phases", "must be a list, and is text"),
    ],
)  # fmt: skip
def test_what_a_field_must_not_say_is_refused_at_its_line(
    old: str, new: str, where: str, fault: str
) -> None:
    text = changed(old, new)

    error = refusal(text)

    assert error.message.startswith(f"marrowlint.lock:{line_with(text, where)}: ")
    assert fault in error.message


def test_a_key_that_stands_twice_is_refused_at_the_second() -> None:
    text = changed('      "year": "2020",', '      "year": "2020",\n      "year": "2021",')

    assert refusal(text).message == (
        f"marrowlint.lock:{line_with(text, '2021')}: `year` stands here a second time"
    )


def test_an_entry_that_stands_twice_is_refused() -> None:
    entry = TEXT[TEXT.index('    "pmid:101": {') : TEXT.rindex("\n  }\n}")]
    text = TEXT.replace(entry, f"{entry},\n{entry}")

    assert "`pmid:101` stands here a second time" in refusal(text).message


def test_an_escaped_key_is_the_same_key() -> None:
    text = changed('"year": "2020",', '"year": "2020", "ye\\u0061r": "2021",')

    assert "`year` stands here a second time" in refusal(text).message


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("title", "x" * 2001, "it has more than 2,000 characters"),
        ("abstract", "x" * 20_001, "it has more than 20,000 characters"),
        ("container", "x" * 501, "it has more than 500 characters"),
        ("mesh", ("x" * 501,), "it has more than 500 characters"),
        ("mesh", ("x",) * 101, "it has more than 100 items"),
        ("authors", ("x",) * 301, "it has more than 300 items"),
        ("asked", FULL.asked * 51, "it has more than 100 items"),
    ],
)
def test_lengths_are_limited(field: str, value: object, fault: str) -> None:
    text = render([a_record(**{"licence": "cc0", field: value})])

    assert f"`{field}` of 'pmid:101': {fault}" in refusal(text).message


@pytest.mark.parametrize(
    ("raw", "message", "hint"),
    [
        ("", ":1: the lock is not valid JSON: it ends too early", "from git"),
        (TEXT[:-40], ": the lock is not valid JSON: it ends too early", "from git"),
        ("[]", "the lock: it must be an object, and is a list", "from git"),
        ("{}", "the lock: `version` is missing", "from git"),
        ('{"version": 1, "sources": []}', ":1: `sources`: it must be an object", "Undo"),
        ('{"version": 2, "works": []}', "is a lock of version 2; this", "Install the newer"),
        ('{"version": 0}', "is a lock of version 0; this marrowlint reads version 1", "from git"),
        ('{"version": "1"}', ":1: `version`: it must be a whole number, and is text", ""),
        ('{"version": 1, "": 1}', ":1: the lock has a field an empty name", "Install"),
        ('{"version": 1, "sources": {"a": 1}}', "the entry 'a': it must be an object", "Undo"),
        (TEXT.encode("utf-16"), "the lock is not", "from git"),
        (b'{"version": 1, "sources": {"\xff": {}}}', ":1: the lock is not UTF-8", "from git"),
        (b'{"version": 1, "x": "\xff"}', ":1: the lock is not UTF-8", "from git"),
        (b'{"version": 1, "x": ' + b"[" * 200_000, "nested too deep", "from git"),
    ],
)  # fmt: skip
def test_what_is_no_lock_is_refused(raw: str | bytes, message: str, hint: str) -> None:
    error = refusal(raw)

    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs"])
def test_marks_of_a_merge_are_told(mark: str) -> None:
    text = changed('      "volume"', f'{mark}\n      "volume"')

    error = refusal(text)

    line = line_with(text, mark)
    assert error.message == (
        f"marrowlint.lock:{line}: the lock holds the marks of a merge that is not finished"
    )
    assert "Take either side whole" in error.hint


def test_a_large_file_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1024 * 1024)
    file = tmp_path / "marrowlint.lock"
    file.write_bytes(b" " * (1024 * 1024 + 1))

    with pytest.raises(ConfigError, match="'x' is larger than 1 MiB"):
        read(file, "x")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()

    for name in ("pipe", "folder", "gone"):
        with pytest.raises(ConfigError, match="'x' cannot be read"):
            read(tmp_path / name, "x")


def test_a_link_is_followed_only_where_it_was_named(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(write_lock(tmp_path / "real.lock", FULL))

    assert read(link, "x").records == (FULL,)
    with pytest.raises(ConfigError, match="'x' is a link, and is not followed"):
        read(link, "x", follow=False)


def test_no_json_of_the_test_suite_and_no_cut_lock_brings_it_down() -> None:
    files = sorted(shared("suites", "JSONTestSuite").rglob("*.json"))
    head = b'{"version": 1, "sources": {"pmid:1": {"key": "pmid:1", "title": '
    raws = [file.read_bytes() for file in files]
    whole = TEXT.encode()
    cuts = [whole[:at] for at in range(0, len(whole) - 3, 7)]

    assert len(raws) > 300
    for raw in [*raws, *(head + raw + b"}}}" for raw in raws)]:
        with contextlib.suppress(ConfigError):
            parse(raw, "x")
    for raw in cuts:
        refusal(raw)
