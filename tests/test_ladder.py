import pytest

from marrowlint.evidence.ladder import Step, planned, step
from marrowlint.evidence.signs import Signs, read
from marrowlint.language.words import words

STUDIES = {
    Step.SYNTHESIS: (
        "Garlic for blood pressure",
        (
            "We searched MEDLINE and Embase for trials of garlic. Twelve trials met the inclusion "
            "criteria. In a random effects model systolic pressure fell by 4 mm Hg."
        ),
    ),
    Step.TRIAL: (
        "Saffron for low mood",
        (
            "Sixty adults with low mood were randomly assigned to saffron or placebo for 8 weeks. "
            "Scores were measured at baseline and at 8 weeks, and fell in both groups."
        ),
    ),
    Step.TREATED: (
        "Effect of an iron infusion on restless legs: a pilot study",
        (
            "Twenty patients were treated with one infusion of iron. Symptoms were measured before "
            "and after treatment. Scores improved in 14 patients; adverse events were rare."
        ),
    ),
    Step.PLAN: (
        "Zinc for colds: study protocol for a randomised trial",
        "Adults will be assigned to zinc or placebo. The primary outcome will be days of illness.",
    ),
    Step.OBSERVED: (
        "Vitamin D status and grip strength in older adults",
        (
            "Serum levels were measured in 412 older adults. Low levels were associated with a "
            "weak grip in a regression model, after adjustment for age. The link was significant."
        ),
    ),
    Step.CASE: (
        "Liver injury after green tea extract",
        (
            "A 52-year-old woman was admitted with jaundice. She had taken it for 2 months. "
            "Her liver tests returned to normal after she stopped."
        ),
    ),
    Step.REVIEW: (
        "Magnesium and migraine: current concepts",
        (
            "Magnesium is a cofactor of many enzymes and may have a role in migraine. This article "
            "reviews how it could act, and discusses who can benefit. Doses are summarized."
        ),
    ),
    Step.ANIMAL: (
        "Curcumin and memory after stroke",
        (
            "Male Wistar rats had curcumin by gavage for 7 days after middle cerebral artery "
            "occlusion. Memory was tested in the Morris water maze, and was better than before."
        ),
    ),
    Step.CELLS: (
        "Quercetin slows growth of glioma cells",
        (
            "U87 cells were cultured with quercetin. Cell viability was measured by MTT, and "
            "apoptosis by flow cytometry. Quercetin slowed proliferation in vitro."
        ),
    ),
}


def placed(title: str, body: str) -> Step:
    return step(*map(signs, (title, body)))


def signs(text: str) -> Signs:
    return read(text, words(text))


@pytest.mark.parametrize("wanted", STUDIES)
def test_tells_the_step(wanted: Step) -> None:
    assert placed(*STUDIES[wanted]) is wanted


def test_animals_win_over_the_cells_they_gave() -> None:
    body = "Mice were fed quercetin. Cultured neurons of the mice were also studied in vitro."

    assert placed("Quercetin in aged mice", body) is Step.ANIMAL


def test_people_win_over_the_animals_of_the_background() -> None:
    body = (
        "In mice, saffron improved mood. We gave it to 40 patients with depression; patients were "
        "interviewed at baseline, and 30 patients were followed for a year."
    )

    assert placed("Saffron in patients with depression", body) is not Step.ANIMAL


def test_a_review_of_animal_models_is_a_review() -> None:
    body = "This review discusses animal models of pain. Rodent models are an important tool."

    assert placed("Models of pain", body) is Step.REVIEW


def test_a_protocol_given_to_patients_is_no_plan() -> None:
    body = "A protocol of exercise was given to 40 patients. Scores were better after it."

    assert not planned(signs("An exercise protocol for back pain"), signs(body))
