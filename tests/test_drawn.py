"""What is kept of an abstract that may not be kept."""

from marrowlint.evidence.drawn import MOST, Drawn, draw, limit

ABSTRACT = (
    "Turmeric is used for knee pain. In this randomised, double-blind trial 120 adults were "
    "assigned to 500 mg twice daily or placebo for 12 weeks in 2019. Pain fell by 23% against "
    "9% (difference 14 points, 95% CI 6 to 22, P = 0.001). Adverse events were rare. The trial "
    "was small and at high risk of bias."
)


def test_amounts_are_drawn_as_written() -> None:
    told = draw("Turmeric in knee pain", ABSTRACT)

    assert told.numbers[:3] == ("120 adults", "500 mg", "12 weeks")
    assert {"23%", "9%", "0.001"} <= set(told.numbers)
    assert "2019" not in told.numbers


def test_design_and_population_are_drawn() -> None:
    told = draw("Turmeric in knee pain", ABSTRACT)

    assert (told.design, told.population) == ("randomized-controlled-trial", "human")
    assert told.limits


def test_work_in_animals_is_told() -> None:
    text = (
        "Male Wistar rats were given turmeric by gavage for 14 days. Paw oedema was measured. "
        "Rats given 100 mg/kg had less oedema than controls. The rats were then killed."
    )
    told = draw("Turmeric and paw oedema in rats", text)

    assert (told.design, told.population) == ("animal-experiment", "animal")
    assert not told.limits


def test_nothing_is_drawn_of_no_abstract() -> None:
    assert draw("Turmeric in knee pain", " \n") == Drawn()


def test_a_limit_among_the_methods_is_none() -> None:
    text = (
        "Two authors rated the risk of bias. Nine trials in 400 adults were pooled. "
        "Pain fell by a third in those who took turmeric, and no trial was stopped."
    )

    assert limit(text) == ""
    assert limit(f"{text} Certainty was low: heterogeneity was considerable.") == "heterogeneity"


def test_a_limit_that_is_denied_is_none() -> None:
    text = "Nine trials of turmeric were pooled. There was no heterogeneity."

    assert limit(text) == ""


def test_as_many_numbers_as_a_lock_holds() -> None:
    text = " ".join(f"{number} mg was given." for number in range(1, 200))

    assert len(draw("Turmeric", text).numbers) == MOST
