from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.line_hash import line_hash, numbered_at

# Values that the upload action itself gives for these texts (its own test names them).
GREETING = " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"
GREETING_HASHES = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]


def numbered(hashes: Iterable[str]) -> list[str]:
    """Return each hash with ``:`` and how many equal ones have come so far, itself included.

    Give the hashes of all lines of one file, in order.
    """
    seen: Counter[str] = Counter()
    result = []
    for value in hashes:
        seen[value] += 1
        result.append(f"{value}:{seen[value]}")
    return result


def starts(content: str) -> list[int]:
    return [0, *(at + 1 for at, code_point in enumerate(content) if code_point == "\n")]


def test_an_empty_file_has_the_hash_of_its_end() -> None:
    assert line_hash("", 0) == "c129715d7a2bc9a3"


def test_every_line_is_hashed_as_the_upload_action_does() -> None:
    got = numbered(line_hash(GREETING, at) for at in starts(GREETING))

    assert got == GREETING_HASHES


def test_carriage_returns_count_as_line_feeds() -> None:
    crlf = GREETING.replace("\n", "\r\n")

    got = [line_hash(crlf, at) for at in starts(crlf)]

    assert got == [value.removesuffix(":1") for value in GREETING_HASHES]


def test_equal_lines_are_told_apart_by_their_number() -> None:
    content = "Lorem ipsum dolor sit amet.\n" * 10

    got = numbered_at(content, range(1, 12))

    assert list(got.values())[:7] == [
        *(f"a7f2ff13bc495cf2:{n}" for n in range(1, 7)),
        "a7f2ff1481e87703:1",
    ]


def test_a_code_point_beyond_the_plane_counts_as_two_units() -> None:
    assert line_hash("😀" * 50 + "a", 0) == line_hash("😀" * 50 + "b", 0)


def test_blanks_ahead_do_not_use_up_the_block() -> None:
    assert line_hash(" " * 5000 + "a\nb", 0) == line_hash("a\nb", 0)


def test_lines_that_are_not_asked_for_count_as_well() -> None:
    assert numbered_at("a\n" * 200, [2, 50]) == {
        2: numbered([line_hash("a\n" * 200, 0)] * 2)[1],
        50: numbered([line_hash("a\n" * 200, 0)] * 50)[49],
    }


@settings(max_examples=50)
@given(st.text(alphabet="ab \t\r\n😀", max_size=300))
def test_asking_for_some_lines_gives_what_all_lines_give(raw: str) -> None:
    content = raw.replace("\r\n", "\n").replace("\r", "\n")
    every = numbered(line_hash(content, at) for at in starts(content))

    got = numbered_at(content, range(1, len(every) + 1))

    assert list(got.values()) == every
