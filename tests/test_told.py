"""What a section tells of each condition."""

from fakes import given
from marrowlint.evidence.told import Told, told
from marrowlint.look import learn
from marrowlint.text import Text


def benefits(text: str) -> dict[str, Told]:
    page = f"---\ntitle: Testwort\n---\n\n## Benefits\n\n{text}\n"
    context = learn(Text("p.md", page), "p.md", given()).context
    return told("benefits", context.analysis, context.links, context.studies)


def test_claims_are_sorted_by_condition() -> None:
    found = benefits("It eased asthma in rats. It healed eczema in adults.")

    assert {"asthma", "eczema"} <= found.keys()


def test_an_animal_study_is_told_apart_from_one_in_people() -> None:
    found = benefits("It eased asthma in rats.\n\nIt healed eczema in adults.")

    assert found["asthma"].in_animals is not None
    assert not found["asthma"].in_people
    assert found["eczema"].in_people


def test_paragraphs_that_name_a_condition_are_counted() -> None:
    found = benefits("It eased asthma.\n\n**Severe asthma.** It did not ease it.")

    assert found["asthma"].paragraphs == 2


def test_a_study_under_the_heading_of_a_condition_counts_for_it() -> None:
    found = benefits("### Asthma\n\nA randomised trial found less pain.\n\nIt eased asthma.")

    assert found["asthma"].in_people
