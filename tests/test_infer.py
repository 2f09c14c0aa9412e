from msgspec.structs import replace

from marrowlint.evidence.infer import study
from marrowlint.evidence.study import Origin
from marrowlint.language.analysis import Level
from marrowlint.page import Source


def source(title: str = "", summary: str = "") -> Source:
    return Source(0, "/sources/0", "1", title=title, summary=summary)


def test_a_review_of_animal_studies_is_preclinical() -> None:
    known = study(source(summary="Systematic review of preclinical studies in animal models."))

    assert known.design.value == "systematic-review"
    assert known.population.value == "animal"
    assert known.level is Level.PRECLINICAL


def test_a_review_that_names_nobody_has_no_level() -> None:
    known = study(source(summary="This meta-analysis may lower doses in clinical applications."))

    assert not known.population
    assert known.level is None


def test_clinical_outcomes_are_those_of_people() -> None:
    known = study(source(summary="This meta-analysis found that clinical outcomes were alike."))

    assert known.population.value == "human"
    assert known.level is Level.CLINICAL


def test_a_guideline_that_says_so_is_one_whatever_it_tells_of() -> None:
    told = "Guideline. A survey of adults found low intakes. Recommended a day: 15 mg."

    assert study(source("Vitamin E", told)).design.value == "guideline"
    assert study(source("Vitamin E", told[11:])).design.value == "cross-sectional"


def test_rats_stay_rats_when_randomised() -> None:
    known = study(source("Zinc after stroke: a randomised study", "In 40 rats, zinc helped."))

    assert known.design.value == "animal-experiment"


def test_a_trial_with_mice_in_its_background_stays_one() -> None:
    text = (
        "After work in mice, 60 adults were randomly assigned to zinc or placebo; 50 adults came."
    )
    known = study(source("Zinc in older adults", text))

    assert known.design.value == "randomized-controlled-trial"
    assert known.population.value == "human"


def test_cells_of_people_are_cells() -> None:
    known = study(source("Hyperforin in cultured human hepatocytes", ""))

    assert known.population.value == "in-vitro"
    assert known.level is Level.PRECLINICAL


def test_a_poison_of_farm_animals_is_no_experiment() -> None:
    known = study(source("Goat's rue", "The plant is poisonous to cattle."))

    assert not known.design


def test_what_is_declared_wins_and_what_was_inferred_is_kept() -> None:
    known = study(replace(source("Zinc in mice"), design="cohort", population="human"))

    assert (known.design.value, known.design.origin) == ("cohort", Origin.DECLARED)
    assert known.inferred_design.value == "animal-experiment"
    assert known.inferred_population.origin is Origin.TITLE


def test_a_protocol_is_a_status() -> None:
    assert study(source("Zinc for colds: study protocol")).status.value == "protocol"
