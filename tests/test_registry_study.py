"""What registries list a work as, on recorded answers and on made-up records."""

import pytest
from msgspec.structs import replace

from marrowlint.evidence.headings import design_of
from marrowlint.evidence.infer import study
from marrowlint.evidence.registry_study import _RANK, registered
from marrowlint.evidence.study import GROUPS, Origin, Study
from marrowlint.facts import Fact, Record, Trial
from marrowlint.language.analysis import Level
from marrowlint.language.dated import table
from marrowlint.page import Source
from marrowlint.verify.registries import records
from recorded_answers import record, recorded

PLAIN = Record("pmid:1", ("pmid:1",), title="Zinc and bone", verdict="alive")
MICE = ("Animals", "Mice")
BOTH = ("Animals", "Humans", "Mice")


def made(*types: str, mesh: tuple[str, ...] = (), **fields: object) -> Record:
    return replace(PLAIN, types=("journal article", *types), mesh=mesh, **fields)


def learnt(known: Record, **fields: object) -> Study:
    """Return what is known of a source whose entry is ``fields``."""
    return study(replace(Source(0, "/sources/0", "1"), **fields), Fact((known,)))


@pytest.mark.parametrize(
    ("pmid", "name", "design", "population"),
    [
        ("22663011", "22663011_RCT", "randomized-controlled-trial", "human"),
        ("33856845", "33856845", "systematic-review", "human"),
        ("35830032", "35830032", "meta-analysis", "human"),
        ("38704912", "38704912", "cohort", "human"),
        ("219391", "219391", "case-report", "human"),
        ("37552767", "37552767", "animal-experiment", "animal"),
        ("38914107", "38914107", "animal-experiment", "animal"),
        ("38147649", "38147649", "animal-experiment", "human-cells-in-animal"),
        ("36156117", "36156117", "", ""),
    ],
)
def test_recorded_works(pmid: str, name: str, design: str, population: str) -> None:
    answer = recorded(f"ncbi_efetch_pubmed_{name}.xml")

    told = registered(record(records.REGISTRY, f"pmid:{pmid}", answer))

    assert (told.design.value, told.population.value) == (design, population)


@pytest.mark.parametrize(
    ("types", "design"),
    [
        (("Randomized Controlled Trial", "Review"), "randomized-controlled-trial"),
        (("Clinical Trial, Phase III", "Observational Study"), "non-randomized-trial"),
        (("Systematic Review", "Observational Study"), "systematic-review"),
        (("Meta-Analysis", "Systematic Review"), "meta-analysis"),
        (("Case Reports", "Review"), "case-report"),
        (("review-article",), "narrative-review"),
        (("Editorial", "Comment"), "expert-opinion"),
        (("Practice Guideline", "Review"), "guideline"),
    ],
)
def test_types_rank(types: tuple[str, ...], design: str) -> None:
    assert registered(made(*types)).design.value == design


def test_every_design_of_the_table_has_a_rank() -> None:
    assert set(table("publication_types")["designs"]) == set(_RANK)
    assert set(_RANK) - GROUPS.keys() == {"guideline"}
    assert design_of("Journal Article") == ""


def test_a_review_listed_as_the_trials_it_pools_is_a_review() -> None:
    known = made(
        "meta-analysis", "randomized controlled trial", title="Zinc and bone: a meta-analysis"
    )

    assert registered(known).design.value == "meta-analysis"


def test_a_species_wins_over_the_bare_tag_of_people() -> None:
    told = registered(made(mesh=BOTH))

    assert told.population.value == "human-cells-in-animal"
    assert told.design.value == "animal-experiment"
    assert not told.sure
    assert told.species == "mice"


def test_an_abstract_of_people_leaves_it_open() -> None:
    told = registered(made(mesh=BOTH, population="human"))

    assert told.population.value == "mixed"


def test_an_abstract_of_animals_makes_it_sure() -> None:
    assert registered(made(mesh=BOTH, population="animal")).sure


def test_the_abstract_is_read_where_nothing_was_drawn_from_it() -> None:
    text = "Adults were randomly assigned to zinc or placebo. 60 patients took part. Bone grew."

    assert registered(made(mesh=BOTH, abstract=text)).population.value == "mixed"


@pytest.mark.parametrize("mesh", [("Animals", "Humans"), ("Humans",), ()])
def test_bare_tags_tell_nothing_of_research(mesh: tuple[str, ...]) -> None:
    told = registered(made(mesh=mesh))

    assert not told.population
    assert not told.design


def test_a_review_whose_type_has_not_come_is_no_experiment() -> None:
    titled = made(mesh=MICE, title="Zinc and bone in mice: a systematic review")

    assert registered(titled).design.value == "systematic-review"
    assert registered(made(mesh=BOTH, design="narrative-review")).design.value != (
        "animal-experiment"
    )


def test_a_review_has_the_level_of_what_it_pools() -> None:
    animal = learnt(made("meta-analysis", mesh=("Animals",)))
    human = learnt(made("meta-analysis", mesh=("Humans",)))
    both = learnt(made("meta-analysis", mesh=("Animals", "Humans")))

    assert (animal.level, human.level) == (Level.PRECLINICAL, Level.CLINICAL)
    assert both.level is None


def test_animals_given_a_trial_are_animals() -> None:
    told = registered(made("Randomized Controlled Trial, Veterinary", mesh=("Animals", "Dogs")))

    assert told.population.value == "animal"


def test_a_registry_outdoes_what_is_declared() -> None:
    told = learnt(made(mesh=MICE), design="systematic-review", population="human")

    assert (told.design.value, told.design.origin) == ("animal-experiment", Origin.REGISTRY)
    assert told.level is Level.PRECLINICAL


def test_what_is_unsure_does_not() -> None:
    told = learnt(made(mesh=BOTH), population="human")

    assert (told.population.value, told.population.origin) == ("human", Origin.DECLARED)
    assert told.level is Level.CLINICAL


def test_people_on_the_page_and_headings_of_both_leave_it_open() -> None:
    told = learnt(made(mesh=BOTH), summary="In 60 adults with fractures bone grew faster.")

    assert told.population.value == "mixed"
    assert told.level is not Level.PRECLINICAL


def test_another_work_teaches_nothing() -> None:
    known = replace(made(mesh=MICE), title="Mitochondrial genomes of three freshwater snails")

    told = learnt(known, title="Rue tea and fever in adults with influenza")

    assert told.record is None
    assert told.design.origin is not Origin.REGISTRY


def test_a_registered_trial_is_a_record_of_people() -> None:
    known = Record(
        "nct:NCT01234567",
        ("nct:NCT01234567",),
        verdict="alive",
        trial=Trial(status="COMPLETED", study_type="INTERVENTIONAL", allocation="RANDOMIZED"),
    )

    told = learnt(known)

    assert told.design.value == "randomized-controlled-trial"
    assert told.status.value == "registry-record"
    assert told.level is Level.CLINICAL


@pytest.mark.parametrize(
    ("issue", "pages", "ids", "status"),
    [
        ("Supplement 1", "7425-7425", ("doi:10.5555/a",), "conference-abstract"),
        ("Suppl", "S12", ("doi:10.5555/a",), "conference-abstract"),
        ("Supplement 1", "S12-S20", ("doi:10.5555/a",), ""),
        ("Supplement 1", "1041-9", ("doi:10.5555/a",), ""),
        ("Supplement 1", "7425-7425", ("doi:10.5555/a", "pmid:1"), ""),
        ("Supplement 1", "", ("doi:10.5555/a",), ""),
        ("4", "7425", ("doi:10.5555/a",), ""),
    ],
)
def test_a_page_of_a_supplement_is_an_abstract(
    issue: str, pages: str, ids: tuple[str, ...], status: str
) -> None:
    known = replace(PLAIN, key=ids[0], ids=ids, issue=issue, pages=pages)

    assert registered(known).status.value == status


def test_how_it_is_listed_is_told() -> None:
    told = registered(made("Meta-Analysis", "Systematic Review", mesh=("Animals", "Rats")))

    assert told.lists == "Meta-Analysis and Systematic Review with the headings Animals and Rats"
