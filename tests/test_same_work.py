"""What a page says of a source against the record that its identifier leads to."""

from itertools import permutations

import pytest
from msgspec.structs import replace

from marrowlint.evidence.same_work import apart, described, difference, trial, work, works
from marrowlint.facts import Fact, Record, Trial
from marrowlint.page import Source
from marrowlint.verify.registries import crossref, europe_pmc, records
from recorded_answers import crossref as sent
from recorded_answers import record, recorded

ROOT = Record(
    "pmid:1",
    ("pmid:1",),
    title="Rue tea and fever in adults with influenza",
    authors=("Rey A", "Vos K"),
    year="2004",
    verdict="alive",
)
SNAILS = Record(
    "doi:10.5555/snails",
    ("doi:10.5555/snails",),
    title="Mitochondrial genomes of three freshwater snails",
    authors=("Okafor N",),
    year="2017",
    verdict="alive",
)
CITED = "Rey A, Vos K. Rue tea and fever in adults with influenza. Herb Journal 2004;3:1-9."
SAMPLES = (
    ("pubmed", "pmid:22663011", "ncbi_efetch_pubmed_22663011_RCT.xml"),
    ("pubmed", "pmid:33856845", "ncbi_efetch_pubmed_33856845.xml"),
    ("pubmed", "pmid:35830032", "ncbi_efetch_pubmed_35830032.xml"),
    ("pubmed", "pmid:37552767", "ncbi_efetch_pubmed_37552767.xml"),
    ("pubmed", "pmid:38147649", "ncbi_efetch_pubmed_38147649.xml"),
    ("pubmed", "pmid:38914107", "ncbi_efetch_pubmed_38914107.xml"),
    ("crossref", "doi:10.1371/journal.pone.0064723", "crossref_expression_of_concern.json"),
    ("crossref", "doi:10.29328/journal.jcmhs.1001023", "crossref_partial_retraction.json"),
    ("crossref", "doi:10.1016/s0140-6736(97)11096-0", "crossref_wakefield_retracted.json"),
)


def source(**fields: object) -> Source:
    return replace(Source(0, "/sources/0", "1"), **fields)


def sample(service: str, asked: str, name: str) -> Record:
    answer = sent(name) if service == "crossref" else recorded(name)
    registry = crossref.REGISTRY if service == "crossref" else records.REGISTRY
    return replace(record(registry, asked, answer), verdict="alive")


def written(known: Record) -> list[Source]:
    """Return the ways in which pages write a work."""
    names = ", ".join(known.authors[:2])
    bare = known.title.partition(":")[0]
    return [
        source(title=known.title.upper()),
        source(title=known.title, year=known.year),
        source(title=bare, authors=known.authors[:1]),
        source(title=known.title[: max(40, len(known.title) // 2)], year=known.year),
        source(citation=f"{names}. {known.title}. {known.container}. {known.year};1:2-3."),
        source(citation=f"{names}. {known.container} {known.year};1:2-3."),
    ]


@pytest.mark.parametrize(("service", "asked", "name"), SAMPLES, ids=[each[1] for each in SAMPLES])
def test_a_recorded_work_fits_its_own_entry(service: str, asked: str, name: str) -> None:
    known = sample(service, asked, name)

    assert [difference(entry, known) for entry in written(known)] == [None] * 6


def test_recorded_works_do_not_fit_each_other() -> None:
    known = [sample(*each) for each in SAMPLES]
    fits = [
        (one.key, other.key)
        for one, other in permutations(known, 2)
        for entry in written(one)[1:5]
        if difference(entry, other) is None
    ]

    assert len(fits) <= 0.05 * 4 * len(known) * (len(known) - 1)


def test_the_same_work_at_two_services_is_one() -> None:
    one = sample("crossref", "doi:10.1016/s0140-6736(97)11096-0", SAMPLES[-1][2])
    answer = recorded("europepmc_core_retracted.json")
    other = replace(record(europe_pmc.REGISTRY, "pmid:9500320", answer), verdict="alive")

    assert apart(Fact((one, other))) is None


@pytest.mark.parametrize(
    "entry",
    [
        source(title="Rue tea and fever in adults"),
        source(title="Weinraute gegen Fieber", authors=("Rey, Anna",)),
        source(citation=CITED),
        source(summary=CITED),
        source(citation="Rey A. Herb J 2004."),
        source(title="Rue tea", year="2004"),
        source(title="Rue tea and fever in adults with influenza", year="2005"),
        source(),
    ],
)
def test_an_entry_that_fits(entry: Source) -> None:
    assert difference(entry, ROOT) is None


@pytest.mark.parametrize(
    "entry",
    [
        source(title=ROOT.title),
        source(title=ROOT.title, authors=("Rey A",), year="2004"),
        source(citation=CITED),
        source(summary=CITED),
        source(citation="Rey A. Herb J 2004."),
    ],
)
def test_an_entry_of_another_work(entry: Source) -> None:
    wrong = difference(entry, SNAILS)

    assert wrong is not None
    assert wrong.field == "title"


def test_a_year_more_than_one_off_differs() -> None:
    wrong = difference(source(title=ROOT.title, year="2007"), ROOT)

    assert wrong is not None
    assert (wrong.field, wrong.here, wrong.there) == ("year", "2007", "2004")


def test_the_version_of_a_preprint_may_be_years_later() -> None:
    early = replace(ROOT, preprint=True)

    assert difference(source(title=ROOT.title, year="2007"), early) is None


def test_nothing_is_learnt_of_a_work_the_entry_does_not_describe() -> None:
    fact = Fact((SNAILS,))

    assert work(fact) is SNAILS
    assert described(source(title=ROOT.title), fact) is None
    assert described(source(title=SNAILS.title), fact) is SNAILS


def test_two_works_behind_one_entry_are_apart() -> None:
    assert apart(Fact((ROOT, SNAILS))) == (ROOT, SNAILS)
    assert work(Fact((ROOT, SNAILS))) is None


def test_a_preprint_and_its_article_are_a_pair() -> None:
    early = replace(SNAILS, title="Snails of three rivers and their genomes", preprint=True)
    article = replace(ROOT, preprint_of=early.key)

    assert apart(Fact((early, article))) is None


def test_a_trial_counts_only_where_it_stands_alone() -> None:
    entered = Record("nct:NCT00000001", ("nct:NCT00000001",), verdict="alive", trial=Trial())

    assert works(Fact((ROOT, entered))) == (ROOT,)
    assert works(Fact((entered,))) == (entered,)
    assert trial(Fact((ROOT, entered))) is entered


def test_what_is_dead_or_a_page_is_no_work() -> None:
    page = Record("url:example.org/rue", verdict="alive")

    assert works(Fact((replace(ROOT, verdict="dead"), replace(ROOT, verdict="unknown")))) == ()
    assert works(Fact((page,))) == ()


PLAIN = replace(
    SNAILS,
    key="doi:10.5555/plain",
    ids=("doi:10.5555/plain", "pmid:8"),
    title="A plain trial",
    year="2020",
)
ERRATUM = replace(
    PLAIN,
    key="doi:10.5555/erratum",
    ids=("doi:10.5555/erratum", "pmid:9"),
    title="A cohort with an erratum",
)


@pytest.mark.parametrize(
    "other",
    [
        ERRATUM,
        replace(ERRATUM, authors=("Rey A",)),
        replace(ERRATUM, title="A plain trial: comment", authors=("Rey A",)),
        replace(ERRATUM, title="Plain record 2", authors=()),
    ],
)
def test_works_with_short_titles_and_own_identifiers_are_two(other: Record) -> None:
    fact = Fact((PLAIN, other))

    assert apart(fact) == (PLAIN, other)
    assert works(fact) == ()


@pytest.mark.parametrize(
    "other",
    [
        replace(ERRATUM, ids=("doi:10.5555/erratum",), title="A plain trial"),
        replace(ERRATUM, ids=("doi:10.5555/plain",)),
        replace(ERRATUM, title="A PLAIN trial: of snails"),
        replace(ERRATUM, preprint=True),
        replace(ERRATUM, authors=("Rey A",), preprint_of=PLAIN.key),
        replace(ERRATUM, key="pmid:9", ids=("pmcid:PMC9",), authors=()),
    ],
)
def test_short_titles_that_may_be_of_one_work(other: Record) -> None:
    assert apart(Fact((PLAIN, other))) is None


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (source(title="Vitamin D for gout among Norwegian fishermen", year="2011"), "title"),
        (source(title="A plain trial", year="2011"), "year"),
        (source(citation="Okafor N. Snail J 2011."), "year"),
        (source(year="2011"), "year"),
    ],
)
def test_a_wrong_year_is_told_only_where_titles_do_not_differ(entry: Source, field: str) -> None:
    wrong = difference(entry, PLAIN)

    assert wrong is not None
    assert wrong.field == field


def test_a_long_reference_to_another_title_gives_no_year() -> None:
    entry = source(citation="The treatment of gout with vitamins among Norwegian fishermen, 2011")

    assert difference(entry, PLAIN) is None
