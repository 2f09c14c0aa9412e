import os
from pathlib import Path

import pytest

from marrowlint.read.decode import LINE_CAP, SIZE_CAP, decode, read_bytes, read_file
from marrowlint.read.tree import Problem
from marrowlint.text import Span, Text


def text_of(raw: bytes) -> Text:
    result = decode("page.md", raw)
    assert isinstance(result, Text), result
    return result


def detail_of(raw: bytes) -> str:
    result = decode("page.md", raw)
    assert isinstance(result, Problem)
    assert result.rule == "file-unreadable"
    return result.detail


def test_line_ends_are_folded_and_remembered() -> None:
    text = text_of(b"a\r\nb\rc\nd\r\n")

    assert text.content == "a\nb\nc\nd\n"
    assert text.folded == (1, 7)


def test_a_span_finds_its_way_back_to_the_bytes() -> None:
    raw = "é\r\n\r\nword\r\n"
    text = text_of(raw.encode())
    at = text.content.index("word")

    span = text.raw(Span(at, at + 4))

    assert raw[span.start : span.end] == "word"


def test_a_byte_order_mark_is_taken_off_and_remembered() -> None:
    text = text_of(b"\xef\xbb\xbftitle")

    assert (text.content, text.bom) == ("title", True)


def test_control_characters_are_text() -> None:
    assert text_of(b"a\x0bb\x0cc\x1b").content == "a\x0bb\x0cc\x1b"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"ab\n\xff\xfe", "byte 4 (line 2), 0xFF, is not UTF-8"),
        (b"\xef\xbb\xbfa\xff\xff", "byte 5 (line 1), 0xFF, is not UTF-8"),
        ("caf\xe9\n".encode("latin-1"), "looks like Latin-1 or Windows-1252"),
        (b"a\xed\xa0\x80", "half of a surrogate pair"),
        (b"a\xc0\xaf", "0xC0, is not UTF-8"),
        ("title".encode("utf-16"), "looks like UTF-16"),
        ("title".encode("utf-16-be"), "looks like UTF-16 without"),
        ("title".encode("utf-32"), "looks like UTF-32"),
        (b"one\r\ntwo \0 three", "byte 10 (line 2) is a NUL"),
        (b"x" * (SIZE_CAP + 1), "larger than 2 MiB"),
        (b"short\n" + b"x" * (LINE_CAP + 1), "line 2 is longer than 100,000 characters"),
    ],
)
def test_what_is_no_text_is_one_problem(raw: bytes, words: str) -> None:
    assert words in detail_of(raw)


def test_a_line_at_the_cap_is_read() -> None:
    content = ("x" * LINE_CAP + "\n") * 3 + "y" * LINE_CAP

    assert text_of(content.encode()).content == content


def test_many_short_lines_are_read() -> None:
    assert len(text_of(b"\n" * 1_000_000).content) == 1_000_000


def test_a_file_is_not_read_past_the_cap(tmp_path: Path) -> None:
    path = tmp_path / "big.md"
    path.write_bytes(b"x" * (SIZE_CAP + 1000))

    assert len(read_bytes(path)) == SIZE_CAP + 1


def test_a_file_is_read_under_the_name_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"words")

    assert read_file(path, "shown.md") == Text("shown.md", "words")


def test_a_missing_file_stops_with_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "no.md", "no.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    with pytest.raises(OSError, match="Not a regular file"):
        read_file(tmp_path / "pipe.md", "pipe.md")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "link.md").symlink_to("a.md")

    with pytest.raises(OSError, match="Not a regular file"):
        read_file(tmp_path / "link.md", "link.md")
