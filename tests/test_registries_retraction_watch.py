"""A user's Retraction Watch file: notices without network, and files that are not it."""

import tracemalloc
from pathlib import Path

import pytest

from marrowlint.errors import ConfigError
from marrowlint.verify.registries.retraction_watch import Watch, read
from pace import within
from recorded_answers import recorded, told

HEADER = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature"
)


def watch(tmp_path: Path, content: bytes) -> Watch:
    path = tmp_path / "retraction_watch.csv"
    path.write_bytes(content)
    return read(path, "retraction_watch.csv")


def rows(tmp_path: Path, *lines: str) -> Watch:
    return watch(tmp_path, "\n".join((HEADER, *lines, "")).encode())


@pytest.fixture(name="sample")
def _sample(tmp_path: Path) -> Watch:
    return watch(tmp_path, recorded("retraction_watch_sample.csv"))


@pytest.mark.parametrize("asked", ["doi:10.1016/s0140-6736(97)11096-0", "pmid:9500320"])
def test_the_retracted_paper(sample: Watch, asked: str) -> None:
    found = sample.notices([asked])

    assert told(found) == [
        ("correction", "doi:10.1016/s0140-6736(04)15715-2", "2004-03-06"),
        ("retraction", "doi:10.1016/s0140-6736(10)60175-4", "2010-02-06"),
    ]
    assert {each.services for each in found} == {("retraction-watch",)}


def test_both_identifiers_of_a_work_tell_of_one_notice(sample: Watch) -> None:
    ids = ["doi:10.1371/journal.pone.0064723", "pmid:23741377"]

    assert told(sample.notices(ids)) == [
        ("concern", "doi:10.1371/journal.pone.0256488", "2021-10-28")
    ]


@pytest.mark.parametrize("asked", ["doi:10.1016/s0140-6736(10)60175-4", "pmid:20137807"])
def test_a_notice(sample: Watch, asked: str) -> None:
    assert told(sample.notice_of([asked])) == [
        ("retraction", "doi:10.1016/s0140-6736(97)11096-0", "2010-02-06")
    ]
    assert sample.notices([asked]) == ()


def test_a_paper_that_was_reinstated(sample: Watch) -> None:
    assert told(sample.notices(["doi:10.9999/reinstated-paper"])) == [
        ("reinstatement", "doi:10.9999/notice-b", "2022-06-15"),
        ("retraction", "doi:10.9999/notice-a", "2020-01-10"),
    ]


def test_rows_that_say_nothing(sample: Watch) -> None:
    unknown, blank = "doi:10.9999/unknown-nature-paper", "doi:10.9999/blank-nature-paper"

    assert sample.notices([unknown, blank, "doi:unavailable", "pmid:0", ""]) == ()
    assert sample.rows == 11


def test_a_notice_on_a_work_that_nobody_numbered(sample: Watch) -> None:
    assert told(sample.notice_of(["doi:10.9999/blank-orig-notice"])) == [
        ("retraction", "", "2020-01-01")
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2/6/2010 0:00", "2010-02-06"),
        ("10/28/2021 0:00", "2021-10-28"),
        ("12/31/1999", "1999-12-31"),
        ("2010-02-06", "2010-02-06"),
        ("28/10/2021 0:00", "2021"),
        ("0:00", ""),
        ("", ""),
        ("soon", ""),
    ],
)
def test_dates_are_month_day_year(tmp_path: Path, written: str, read_as: str) -> None:
    found = rows(tmp_path, f"1,T,{written},,0,10.1000/x,0,Retraction")

    assert told(found.notices(["doi:10.1000/x"])) == [("retraction", "", read_as)]


def test_a_work_retracted_in_its_own_place_is_no_notice(tmp_path: Path) -> None:
    found = rows(tmp_path, "1,T,1/1/2020 0:00,10.1000/X,7,10.1000/x,7,Retraction")

    assert told(found.notices(["doi:10.1000/x"])) == [("retraction", "", "2020-01-01")]
    assert found.notice_of(["doi:10.1000/x", "pmid:7"]) == ()


def test_a_byte_order_mark_and_bytes_of_another_encoding(tmp_path: Path) -> None:
    line = b"1,Caf\xe9,1/1/2020 0:00,,0,10.1000/x,0,Retraction"

    found = watch(tmp_path, b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n" + line + b"\r\n\r\n")

    assert len(found.notices(["doi:10.1000/x"])) == 1


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b"", 1, "names no column 'RetractionNature'"),
        (b"a,b,c\n1,2,3\n", 1, "names no column"),
        (b"<html>Not found</html>", 1, "names no column"),
        (HEADER.encode() + b"\n1,T\0,x,,0,,0,Retraction\n", 2, "NUL"),
        (HEADER.encode() + b"\n1,T,1/1/2020\n", 2, "fewer cells"),
        (HEADER.encode() + b"\n1,T,,,0,10.1000/x,0,Retraction\n1,T\n", 3, "fewer cells"),
        (HEADER.encode() + b"\n1," + b"x" * 200_000 + b"\n", 2, "not CSV"),
        (HEADER.encode() + b"\n1," + b"x" * (1 << 21), 2, "longer than any row"),
        (HEADER.encode() + b'\n1,"' + b"x\n" * 100_000, 65538, "not CSV"),
        (b"\xff\xfe" + HEADER.encode("utf-16-le"), 1, "NUL"),
        (b"\x1f\x8b\x08\0\0", 1, "NUL"),
    ],
    ids=[
        *("empty", "other header", "a page", "nul", "short row", "cut off", "huge cell"),
        *("endless line", "open quote", "utf-16", "gzip"),
    ],
)
def test_what_is_not_the_file_is_one_clear_error(
    tmp_path: Path, content: bytes, line: int, why: str
) -> None:
    with pytest.raises(ConfigError) as error:
        watch(tmp_path, content)

    assert error.value.message.startswith("'retraction_watch.csv' is no Retraction Watch file")
    assert f"line {line}" in error.value.message
    assert why in error.value.message
    assert "retraction_watch.csv" in error.value.hint


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read(tmp_path / "none.csv", "none.csv")


def _big(count: int) -> bytes:
    lines = [
        f"{number},{'A title ' * 60},{number % 12 + 1}/{number % 28 + 1}/2020 0:00,"
        f"10.1016/j.notice.{number:08},{20_000_000 + number},10.1016/j.original.{number:08},"
        f"{10_000_000 + number},Retraction"
        for number in range(count)
    ]
    return "\n".join((HEADER, *lines)).encode()


def test_5_000_rows_at_the_pace_of_73_000_in_two_seconds_and_60_mb(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(_big(5_000))
    with within(2 * 5_000 / 73_000 * 3):  # thrice, for a small sample
        found = read(path, "big.csv")
    tracemalloc.start()
    again = read(path, "big.csv")
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found.rows == again.rows == 5_000
    assert kept < 60e6 * 5_000 / 73_000
    assert peak < kept + 4e6


@pytest.mark.slow
def test_73_000_rows(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(_big(73_000))

    with within(2):
        found = read(path, "big.csv")

    assert found.rows == 73_000
