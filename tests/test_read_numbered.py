"""Raised and bracketed numbers cite where the page has a numbered list of sources."""

import pytest

from marrowlint.read import outline
from marrowlint.read.markdown import parse
from marrowlint.read.structured import parse as parse_data
from marrowlint.read.tree import Block, Form
from marrowlint.text import Text
from pace import taken, within

LIST = "## References\n\n1. Bell F. Honey. 2016.\n2. Cote A. Cough. 2011.\n3. Kew A. Rest. 2012.\n"
Read = tuple[str, list[tuple[int, tuple[str, ...]]]]


def blocks(prose: str, listed: str = LIST) -> tuple[Block, ...]:
    tree = parse(Text("a.md", f"# Honey\n\n## Benefits\n\n{prose}\n\n{listed}"), {})
    return tree.prose["/sections/benefits"]


def read(prose: str, listed: str = LIST) -> Read:
    (block, *_) = blocks(prose, listed)
    return block.text, [(marker.start, marker.keys) for marker in block.markers]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("It eases a cough<sup>1</sup>.", ("It eases a cough.", [(16, ("1",))])),
        ("It eases a cough.<sup>1,2</sup> Yes.", ("It eases a cough. Yes.", [(17, ("1", "2"))])),
        ("It eases a cough <sup>1</sup>.", ("It eases a cough.", [(16, ("1",))])),
        ("It eases a cough<sup>[1](#r1)</sup>.", ("It eases a cough.", [(16, ("1",))])),
        ("It eases a cough<sup>[2]</sup>.", ("It eases a cough.", [(16, ("2",))])),
        ("It eases a cough<sup>1</sup><sup>,3</sup>.", ("It eases a cough.", [(16, ("1", "3"))])),
        ("It eases a cough¹.", ("It eases a cough.", [(16, ("1",))])),
        ("It eases a cough.¹⁻³ Yes.", ("It eases a cough. Yes.", [(17, ("1", "2", "3"))])),
        (
            "It eases a cough¹,² (so)².",
            ("It eases a cough (so).", [(16, ("1", "2")), (21, ("2",))]),
        ),
        ("**Cough**<sup>1</sup> eases [@x].", ("Cough eases.", [(5, ("1",)), (11, ("x",))])),
    ],
)
def test_a_raised_number_cites(prose: str, wanted: Read) -> None:
    assert read(prose) == wanted


@pytest.mark.parametrize(
    "prose",
    [
        "Of 10<sup>3</sup> cells.", "On 5 m<sup>2</sup>.", "A kg/m<sup>2</sup>.",
        "With Ca<sup>2+</sup> it is.", "With Ca²⁺ it is.", "An R² of it.", "In 2 feet² of.",
        "The <sup>2</sup>H atoms.", "The 3<sup>rd</sup> one.", "A rate<sup>-1</sup> here.",
        "It eases a cough<sup>4</sup>.", "It eases a cough⁹.", "<sup>1</sup> A note.",
        "A mmol m⁻² of it.", "CO<sup>2</sup> here.", "It is cough<sup></sup>.", "So cm³ here.",
        "The I<sup>2</sup> here.", "Of 10⁻³ it.",
    ],
)  # fmt: skip
def test_a_power_a_unit_and_a_number_past_the_list_do_not(prose: str) -> None:
    assert read(prose)[1] == []


def test_without_a_list_nothing_raised_cites() -> None:
    assert read("It eases a cough<sup>1</sup>.", "") == ("It eases a cough1.", [])


def test_declared_sources_count_as_a_list_in_every_form() -> None:
    front = "---\nsources: [{title: Honey}]\n---\n\n## Benefits\n\nIt eases a cough¹.\n"
    data = '{"sources": [{"title": "Honey"}], "sections": {"benefits": "A cough<sup>1</sup>."}}'
    plain = "Honey\nBenefits\nIt eases a cough¹.\nResearch Sources\n- https://a.org/b – Honey.\n"
    trees = (
        parse(Text("a.md", front), {}),
        parse_data(Text("a.json", data), Form.JSON),
        outline.parse(Text("a.txt", plain), {}),
    )

    for tree in trees:
        (marker,) = tree.prose["/sections/benefits"][0].markers
        assert marker.keys == ("1",)


def test_a_marker_stands_where_its_digits_are() -> None:
    prose = "Of *all* it eases [a cough](https://a.org/b)<sup>12</sup> and¹ rests."
    many = "## References\n\n" + "".join(f"{n}. Bell F. {n} coughs. 2016.\n" for n in range(1, 13))
    (block,) = blocks(prose, many)
    content = f"# Honey\n\n## Benefits\n\n{prose}\n\n{many}"

    written = [content[marker.span.start : marker.span.end] for marker in block.markers]
    assert written == ["[a cough](https://a.org/b)", "12", "¹"]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("It eases a cough.(1)", ("It eases a cough.", [(17, ("1",))])),
        ("It eases a cough (2).", ("It eases a cough.", [(16, ("2",))])),
        ("“It eases.” (1, 3) So is (2).", ("“It eases.” So is.", [(11, ("1", "3")), (17, ("2",))])),
        ("- A trial of honey(3)", ("A trial of honey", [(16, ("3",))])),
    ],
)  # fmt: skip
def test_a_number_in_round_brackets_may_cite(prose: str, wanted: Read) -> None:
    assert read(prose) == wanted


@pytest.mark.parametrize(
    "prose",
    [
        "- (1) It eases a cough.", "It (1) eases a cough; (2) lets one rest.", "Of these: (1). So.",
        "It eases a cough.(4)", "It eases a cough.(1) And [2] more.", "It eases a cough.(2016)",
        "It eases two coughs. (1) The dry. (2) The wet one.", "It eases T(1).", "(1).",
    ],
)  # fmt: skip
def test_a_bracket_that_counts_does_not(prose: str) -> None:
    assert not any(keys == ("1",) for _, keys in read(prose)[1])


def test_a_list_without_numbers_makes_no_brackets_cite() -> None:
    listed = "## References\n\n- Bell F. Honey. 2016.\n"

    assert read("It eases a cough.(1)", listed) == ("It eases a cough.(1)", [])


@pytest.mark.parametrize("piece", ["<sup>1</sup>", "¹,", "(1)", "<sup>", "</sup>", "(1,", "word¹ "])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    few = taken(lambda: read("It eases a cough" + piece * 4_000))

    with within(10 * few + 0.5):
        read("It eases a cough" + piece * 16_000)
