import pytest

from marrowlint.evidence.kind import describe
from marrowlint.evidence.ladder import Step
from marrowlint.evidence.study import Origin

ABSTRACT = (
    "BACKGROUND: Iron may help. METHODS: In this crossover trial 30 women with low ferritin were "
    "randomly assigned to iron or placebo for 8 weeks. RESULTS: Fatigue was measured weekly, and "
    "fell by 2 points. CONCLUSION: Iron lowered fatigue."
)


@pytest.mark.parametrize(
    ("title", "design"),
    [
        ("Garlic and blood pressure: an umbrella review", "umbrella-review"),
        ("Vitamin D and falls: a network meta-analysis", "network-meta-analysis"),
        ("Vitamin D and colds: systematic review and meta-analysis of trials", "meta-analysis"),
        ("Saffron in depression: a randomized, double-blind trial", "randomized-controlled-trial"),
        ("Curcumin in diabetic mice", "animal-experiment"),
        ("Berberine in Caco-2 cells in vitro", "in-vitro"),
        ("Hepatitis after kava: a case report", "case-report"),
        ("Melatonin and sleep: a narrative review", "narrative-review"),
        ("Magnesium for cramps", ""),
        ("Cat's claw and red yeast rice", ""),
    ],
)
def test_names_the_design_in_a_title(title: str, design: str) -> None:
    assert describe(title, "").design.value == design


@pytest.mark.parametrize(
    ("title", "population"),
    [
        ("Cow's milk and live cultures in adults", "human"),
        ("Saffron in depression: a randomized trial", "human"),
        ("Toxicity of vitamin A in rats and humans", "mixed"),
        ("Human cord blood cells in a rat model of stroke", "human-cells-in-animal"),
        ("A meta-analysis of preclinical studies of stroke", "animal"),
        ("Zinc uptake by cultured fibroblasts", "in-vitro"),
        ("Garlic: an overview", ""),
    ],
)
def test_names_the_population_in_a_title(title: str, population: str) -> None:
    assert describe(title, "").population.value == population


def test_takes_the_title_before_the_text() -> None:
    kind = describe("Creatine in mice", "Rats were studied too.")

    assert kind.design.origin is Origin.TITLE
    assert kind.design.words == "mice"


def test_remembers_that_an_abstract_told_it() -> None:
    kind = describe("Iron and fatigue", ABSTRACT, Origin.ABSTRACT)

    assert kind.step is Step.TRIAL
    assert (kind.design.value, kind.design.origin) == ("crossover-trial", Origin.ABSTRACT)
    assert kind.design.words == "crossover trial"
    assert kind.population.words == "women"


def test_tells_a_plan_by_status() -> None:
    kind = describe("Study protocol for a randomised trial of zinc", "")

    assert (kind.status.value, kind.design.value) == ("protocol", "randomized-controlled-trial")


def test_silence_of_a_few_lines_tells_nothing() -> None:
    assert describe("Magnesium", "It is found in nuts.").step is None


def test_silence_of_an_abstract_tells() -> None:
    text = "Magnesium is found in nuts. It may be low in those who drink. Doctors should ask."

    assert describe("Magnesium", text, Origin.ABSTRACT).step is Step.REVIEW


def test_a_review_is_named_only_where_a_word_says_so() -> None:
    text = "Magnesium is found in nuts. It may be low in those who drink. Doctors should ask."

    assert not describe("Magnesium", text, Origin.ABSTRACT).design
