import html
import json
import re
from os import environ
from pathlib import Path

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.read.prose import MOST_EVENTS, blocks, elements, is_prose
from marrowlint.read.tree import Block, BlockKind, MarkerStyle
from marrowlint.text import Builder, Mapped, Span, identity
from pace import within

SPEC = (
    Path(__file__).parents[1].parent
    / "shared"
    / "suites"
    / "commonmark-spec"
    / "spec_examples.json"
)
needs_spec = pytest.mark.skipif(
    not SPEC.exists() and "CI" not in environ, reason="shared/ is not beside the repository"
)

MARKUP = st.text(
    st.sampled_from("ab é\u0301😀中 \n\n#*_`[]()<>!&;@^-+|~\\:/.,0123\"'")
    | st.characters(exclude_characters="\r", exclude_categories=["Cs"]),
    max_size=80,
)


def read(text: str) -> tuple[Block, ...]:
    return blocks(identity(text, 0), "/p")


def only(text: str) -> Block:
    (block,) = read(text)
    return block


def underlined(text: str, block: Block, words: str) -> str:
    at = block.text.index(words)
    span = block.words.span(at, at + len(words))
    return text[span.start : span.end]


def assert_mapped(content: str, words: Mapped) -> None:
    """Every run as long as its origin stands in the file as it is, but for line ends."""
    stops = [run.start for run in words.runs[1:]] + [len(words.text)]
    for run, stop in zip(words.runs, stops, strict=True):
        piece = words.text[run.start : stop]
        if run.origin.end - run.origin.start == len(piece):
            assert piece == content[run.origin.start : run.origin.end].replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("a *b* **c** ~~d~~ `e` f", "a b c d e f"),
        ("see [the *page*](http://x.y/z) now", "see the page now"),
        ("an ![alt *text*](i.png) here", "an alt text here"),
        ("a &amp; b &lt;c \\* d", "a & b <c * d"),
        ("one\ntwo  \nthree\\\nfour", "one two three four"),
        ("x<sub>2</sub> <!-- c --> y", "x2 y"),
        ("go <https://a.b/c>", "go https://a.b/c"),
        ("mailto [me](mailto:a@b.c), [there](#x), [here](./y.md)", "mailto me, there, here"),
    ],
)
def test_visible_words(text: str, visible: str) -> None:
    assert only(text).text == visible


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("Cures *all* cancers", "Cures all", "Cures *all"),
        ("Cures **all** cancers", "all", "all"),
        ("A [big](http://x.y) effect", "big effect", "big](http://x.y) effect"),
        ("5 &micro;g daily", "µ", "&micro;"),
        ("5 &micro;g daily", "5 µg", "5 &micro;g"),
        ("👩‍🔬 e\u0301tude: *mice* died", "mice", "mice"),
        ("> quoted\n> over lines", "quoted over", "quoted\n> over"),
        ("- item *one*", "item one", "item *one"),
        ("| a | b |\n|---|---|\n| c *d* | e |", "c d", "c *d"),
        ("中文 `code` *x*", "code", "code"),
    ],
)
def test_words_lead_back_to_the_file(text: str, words: str, written: str) -> None:
    block = next(block for block in read(text) if words in block.text)

    assert underlined(text, block, words) == written


@pytest.mark.parametrize(
    ("text", "visible", "start", "marker", "keys", "style"),
    [
        ("Mice died [@tam].", "Mice died.", 9, "[@tam]", ("tam",), MarkerStyle.PANDOC),
        ("Mice [@a; @b-1.c].", "Mice.", 4, "[@a; @b-1.c]", ("a", "b-1.c"), MarkerStyle.PANDOC),
        ("Mice [see @a, p. 3].", "Mice.", 4, "[see @a, p. 3]", ("a",), MarkerStyle.PANDOC),
        ("Mice died.[^1] So.", "Mice died. So.", 10, "[^1]", ("1",), MarkerStyle.FOOTNOTE),
        ("Mice [1, 3].", "Mice.", 4, "[1, 3]", ("1", "3"), MarkerStyle.NUMBER),
        ("Mice [2–4].", "Mice.", 4, "[2–4]", ("2", "3", "4"), MarkerStyle.NUMBER),
        ("Mice \\[2-3\\].", "Mice.", 4, "[2-3\\]", ("2", "3"), MarkerStyle.NUMBER),
        ("[7] Mice.", "Mice.", 0, "[7]", ("7",), MarkerStyle.NUMBER),
        ("A [b](http://c.d) e.", "A b e.", 3, "[b](http://c.d)", ("http://c.d",), MarkerStyle.LINK),
        (
            "Mice ([Tam et al., 2025](https://a.b/c)).", "Mice.", 4,
            "([Tam et al., 2025](https://a.b/c))", ("https://a.b/c",), MarkerStyle.LINK,
        ),
        ("Mice [[1]](https://a.b).", "Mice.", 4, "[[1]](https://a.b)", ("https://a.b",),
         MarkerStyle.LINK),
        ("Mice (https://a.b/c_(d)).", "Mice.", 4, "(https://a.b/c_(d))", ("https://a.b/c_(d)",),
         MarkerStyle.LINK),
        ("Mice, see https://a.b/c.", "Mice, see https://a.b/c.", 23, "https://a.b/c",
         ("https://a.b/c",), MarkerStyle.LINK),
        ("*Mice* ([@a]) died", "Mice died", 4, "[@a]", ("a",), MarkerStyle.PANDOC),
        ("Mice ran 37% [5].", "Mice ran 37%.", 12, "[5]", ("5",), MarkerStyle.NUMBER),
    ],
)  # fmt: skip
def test_citations_are_cut_out(  # noqa: PLR0913, PLR0917 - one column each
    text: str, visible: str, start: int, marker: str, keys: tuple[str, ...], style: MarkerStyle
) -> None:
    block = only(text)
    (found,) = block.markers

    assert block.text == visible
    assert (found.start, found.keys, found.style) == (start, keys, style)
    assert text[found.span.start : found.span.end] == marker


@pytest.mark.parametrize(
    "text",
    [
        "he said [sic] so", "`[1]` is code", "write to [a@b.com] now", "95% CI [2, 14] there",
        "by 12% [2, 14]", "range [1, 9]", "scale [0-10]", "in [2024] it", "[4-2]", "[ ]",
        "[1.5, 2]",
    ],
)  # fmt: skip
def test_what_is_no_citation_stays(text: str) -> None:
    block = only(text)

    assert block.text == text.replace("`", "")
    assert block.markers == ()


def test_citations_side_by_side_go_with_their_commas() -> None:
    block = only("Mice [1], [2][@a]; [^x] died ([A](http://a.b); [B](http://c.d)).")

    assert block.text == "Mice died."
    assert [marker.start for marker in block.markers] == [4, 4, 4, 4, 9, 9]


def test_footnotes_need_no_definition() -> None:
    first, second = read("A [^x].\n\nB [^y].\n\n[^x]: https://a.b\n")[:2]

    assert (first.text, second.text) == ("A.", "B.")
    assert (first.markers[0].keys, second.markers[0].keys) == (("x",), ("y",))


def test_kinds_and_headings() -> None:
    text = "### Sub *h*\n\np\n\n- a\n\n  b\n  - c\n\n> q\n\n| x |\n|---|\n| y |\n\n```\nz\n```\n"

    found = [(block.kind, block.text, block.heading) for block in read(text)]

    assert found == [
        (BlockKind.HEADING, "Sub h", ""),
        (BlockKind.PARAGRAPH, "p", "Sub h"),
        (BlockKind.ITEM, "a", "Sub h"),
        (BlockKind.ITEM, "b", "Sub h"),
        (BlockKind.ITEM, "c", "Sub h"),
        (BlockKind.QUOTE, "q", "Sub h"),
        (BlockKind.CELL, "x", "Sub h"),
        (BlockKind.CELL, "y", "Sub h"),
    ]


def test_block_spans_are_the_whole_block() -> None:
    text = "# A *b*\n\nc **d**\n\n- e\n"

    spans = [block.span for block in read(text)]

    assert [text[span.start : span.end] for span in spans] == ["# A *b*", "c **d**", "e"]


def test_without_markup_lines_are_blocks() -> None:
    text = "*a* [1] <b> &amp;\n\n- b [@k]\n  c"

    found = blocks(identity(text, 0), "/p", markup=False)

    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.PARAGRAPH, "*a* <b> &amp;"),
        (BlockKind.ITEM, "b"),
        (BlockKind.PARAGRAPH, "c"),
    ]
    assert [marker.keys for block in found for marker in block.markers] == [("1",), ("k",)]


def test_words_of_a_rewritten_value_lead_to_the_file() -> None:
    # A folded YAML scalar: the line end and the indentation behind it show as one space.
    content = "x: >-\n  cures *all*\n  cancers &amp; [@a]\n  more"
    builder = Builder()
    for piece, at in (
        ("cures *all*", 8),
        ("\n", 19),
        ("cancers &amp; [@a]", 22),
        ("\n", 40),
        ("more", 43),
    ):
        end = at + 3 if piece == "\n" else at + len(piece)
        builder.add(" " if piece == "\n" else piece, Span(at, end))

    (block,) = blocks(builder.build(), "/p")

    assert block.text == "cures all cancers & more"
    assert underlined(content, block, "all cancers &") == "all*\n  cancers &amp;"
    assert underlined(content, block, "more") == "more"
    (marker,) = block.markers
    assert content[marker.span.start : marker.span.end] == "[@a]"


@needs_spec
def test_commonmark_examples_map_to_the_file() -> None:
    for example in json.loads(SPEC.read_text("utf-8")):
        text = example["markdown"].replace("→", "\t")
        for block in blocks(identity(text, 0), "/p"):
            assert_mapped(text, block.words)
            assert 0 <= block.span.start <= block.span.end <= len(text)


@needs_spec
def test_commonmark_examples_show_the_words_that_html_shows() -> None:
    for example in json.loads(SPEC.read_text("utf-8")):
        text = example["markdown"]
        found, _ = elements(identity(text, 0))
        shown = pyromark.html(text)
        if any(each.kind is None for each in found) or re.search(r"<(?!/?\w+>)|alt=", shown):
            continue  # code and HTML are left out; attributes are not words
        if any(each.markers for each in found):
            continue
        plain = html.unescape(re.sub(r"<[^>]*>", "\n", shown))
        ours = "".join("".join(each.text.split()) for each in found)

        assert ours == "".join(plain.split()), example["example"]


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_any_text_can_be_read_and_maps_to_itself(text: str) -> None:
    for markup in (True, False):
        for block in blocks(identity(text, 0), "/p", markup=markup):
            assert_mapped(text, block.words)
            for marker in block.markers:
                assert 0 <= marker.start <= len(block.text)
                assert 0 <= marker.span.start <= marker.span.end <= len(text)


@settings(max_examples=40, deadline=None)
@given(MARKUP, st.integers(0, 9))
def test_where_a_value_stands_changes_no_words(text: str, shift: int) -> None:
    builder = Builder()
    for at, char in enumerate(text):
        builder.add(char, Span(shift + 2 * at, shift + 2 * at + 1))

    scattered = blocks(builder.build() if text else identity("", 0), "/p")

    assert [block.text for block in scattered] == [block.text for block in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "*a **a " * 4_000, "[a" * 6_000, "[" * 10_000, ">" * 10_000 + " x", "<!--" * 10_000,
        "![[]()" * 6_000, "(https://" * 4_000, "https://" + ")." * 10_000, "- a\n" * 12_000,
        "[1], " * 4_000, "".join("  " * x + "- a\n" for x in range(200)),
    ],
)  # fmt: skip
def test_pathological_text_is_read_in_time(text: str) -> None:
    with within(4):
        blocks(identity(text, 0), "/p")


def test_half_of_a_pair_is_read() -> None:
    assert only("a \ud800 b").text == "a \ufffd b"


def test_too_many_pieces_are_said() -> None:
    _, complete = elements(identity("a\n" * MOST_EVENTS, 0))

    assert not complete


def test_which_values_are_prose() -> None:
    assert is_prose("/sections/benefits")
    assert is_prose("/faqs/0/answer")
    assert not is_prose("/sources/0/title")


def test_words_behind_a_comment_that_begins_a_line_are_seen() -> None:
    text = "<!-- marrowlint: x --> Cures mice [@a].\n\nMore."

    first, _ = read(text)

    assert first.text == "Cures mice."
    assert underlined(text, first, "Cures") == "Cures"
