"""A source that the prose names by surname or journal and year is cited by it."""

import pytest

from marrowlint.build import build
from marrowlint.page import Page
from marrowlint.read.markdown import parse
from marrowlint.read.tree import MarkerStyle
from marrowlint.text import Text
from pace import taken, within

LIST = """## References

1. de Caro R, Madsen MP. Effects of fasting. **NEJM**, 2019.
2. Loke DA et al. Time-restricted eating. **JAMA**, 2020.
3. Sutter EF et al. Early eating. **Cell Metabolism**, 2018.
4. Loke DA, Grey P. Rest. **Sleep**, 2021.
5. Grey P, Loke DA. Rest again. **Sleep**, 2021.
6. Janssen K. In rest. 2018a.
7. Board of Food Labels. Limits. 2022.
"""


def page(prose: str, listed: str = LIST) -> Page:
    return build(parse(Text("a.md", f"# Fasting\n\n## Benefits\n\n{prose}\n\n{listed}"), {}))


def named(prose: str, listed: str = LIST) -> list[str]:
    found = [marker for _, marker in page(prose, listed).markers()]
    return [key for each in found if each.style is MarkerStyle.NAME for key in each.keys]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("Weight fell (Loke et al., 2020).", ["2"]),
        ("Sutter et al. (2018) found more.", ["3"]),
        ("None has a limit (Board of Food Labels 2022).", ["7"]),
        ("The Board of Food Labels (2022) sets none.", ["7"]),
        ("None has a limit (Food labels 2022).", ["7"]),
        ("None has a limit (Rest again 2022).", []),
        ("The Board of Food Labels sets none in 2022.", []),
        ("Sutter and colleagues (2018) found more.", ["3"]),
        ("So did de Caro and Madsen (2019).", ["1"]),
        ("Sutter's (2018) trial found more.", ["3"]),
        ("Weight fell (Sutter 2018; Loke, 2020).", ["3", "2"]),
        ("Weight fell (Loke et al., 2021).", ["4"]),
        ("Weight fell (Janssen, 2018a).", ["6"]),
        ("A trial published in *JAMA* (2020) found more.", ["2"]),
        ("A review in *The New England Journal of Medicine* (2019).", ["1"]),
        ("A trial in Cell Metabolism, 2018.", ["3"]),
    ],
)
def test_a_name_and_a_year_cite_the_one_source_they_fit(prose: str, wanted: list[str]) -> None:
    assert named(prose) == wanted


@pytest.mark.parametrize(
    "prose",
    [
        "Weight fell (Loke et al., 2019).", "Weight fell (Bell et al., 2020).", "In 2018 it rose.",
        "Weight rose in Sleep (2021).", "Since Early 2018 it rose.", "Loke 2020 has no brackets.",
        "Weight fell in the USA (2020).",
    ],
)  # fmt: skip
def test_what_fits_none_or_several_cites_none(prose: str) -> None:
    assert named(prose) == []


def test_a_marker_for_the_source_is_enough() -> None:
    assert named("Weight fell (Loke et al., 2020) [2].") == []


def test_the_words_stay_and_the_marker_stands_behind_the_year() -> None:
    (block, marker), *_ = page("Weight fell (Loke et al., 2020).").markers()

    assert block.text == "Weight fell (Loke et al., 2020)."
    assert block.text[: marker.start].endswith("2020")


def test_a_source_whose_id_another_has_is_not_meant() -> None:
    front = (
        "---\nsources:\n  - {id: a, citation: Bell F. 2016}\n  - {id: a, citation: Kew A. 2011}\n"
    )
    tree = parse(Text("a.md", f"{front}---\n\n## Benefits\n\nWeight fell (Bell, 2016).\n"), {})

    assert not list(build(tree).markers())


@pytest.mark.parametrize(
    "piece", ["(Loke et al., 2020) ", "(Loke and ", "in Journal of ", "Aa-", "(Aa Bb ", "Aa of "]
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    few = taken(lambda: page(piece * 2_000))

    with within(10 * few + 0.5):
        page(piece * 8_000)
