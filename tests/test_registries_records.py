"""PubMed's efetch: whole records, and XML that must not be read."""

from xml.sax.saxutils import escape

import pytest

from marrowlint.facts import Record
from marrowlint.verify.registries.records import REGISTRY
from marrowlint.verify.registries.registry import NotAnAnswerError
from marrowlint.verify.registries.xml_tree import tree
from pace import within
from recorded_answers import record, recorded, said, told


def read(pmid: str, sample: str) -> Record:
    return record(REGISTRY, f"pmid:{pmid}", recorded(f"ncbi_efetch_pubmed_{sample}.xml"))


def article(inside: str, after: str = "") -> bytes:
    """Return a synthetic record of PMID 7."""
    return (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID>"
        f"<Article>{inside}</Article>{after}</MedlineCitation></PubmedArticle></PubmedArticleSet>"
    ).encode()


@pytest.mark.parametrize(
    ("pmid", "sample", "type_", "mesh"),
    [
        ("35830032", "35830032", "meta-analysis", ("Aged", "Humans")),
        ("33856845", "33856845", "systematic review", ("Humans",)),
        ("37552767", "37552767", "journal article", ("Animals", "Mice")),
        ("38914107", "38914107", "journal article", ("Animals", "Rats")),
        ("38147649", "38147649", "journal article", ("Animals", "Humans", "Mice")),
        (
            "38704912",
            "38704912",
            "observational study",
            ("Aged", "Aged, 80 and over", "Female", "Humans", "Male", "Middle Aged"),
        ),
        ("36156117", "36156117", "journal article", ("Humans",)),
        ("219391", "219391", "case reports", ("Adolescent", "Adult", "Child", "Female", "Humans")),
        (
            "22663011",
            "22663011_RCT",
            "randomized controlled trial",
            (
                *("Adult", "Aged", "Aged, 80 and over", "Female", "Humans", "Male"),
                *("Middle Aged", "Young Adult"),
            ),
        ),
        ("10066780", "retracted", "retracted publication", ("Animals", "Humans", "Mice")),
        ("38833988", "38833988", "published erratum", ()),
        ("27508352", "retraction_notice", "retraction of publication", ()),
    ],
)
def test_types_and_headings(pmid: str, sample: str, type_: str, mesh: tuple[str, ...]) -> None:
    found = read(pmid, sample)

    assert type_ in found.types
    assert found.mesh == mesh


def test_the_trial() -> None:
    found = read("22663011", "22663011_RCT")

    assert found.title == "Improved survival with MEK inhibition in BRAF-mutated melanoma"
    assert found.authors[0] == "Flaherty KT"
    assert found.authors[-1] == "METRIC Study Group"
    assert (found.year, found.volume, found.issue, found.pages) == ("2012", "367", "2", "107-14")
    assert found.container == "The New England journal of medicine"
    assert found.ids == ("doi:10.1056/nejmoa1203421", "pmid:22663011")
    assert found.registrations == ("nct:NCT01245062",)
    sections = found.abstract.split("\n")
    assert [each.partition(":")[0] for each in sections] == [
        "BACKGROUND",
        "METHODS",
        "RESULTS",
        "CONCLUSIONS",
    ]
    assert "P<0.001" in sections[2]


def test_identifiers_are_its_own_and_not_those_of_its_references() -> None:
    assert read("36156117", "36156117").ids == (
        "doi:10.1093/cid/ciac769",
        "pmcid:PMC9619446",
        "pmid:36156117",
    )


@pytest.mark.parametrize(
    ("pmid", "sample", "notices", "notice_of"),
    [
        (
            "10066780",
            "retracted",
            [("correction", "", "1999-05-07"), ("retraction", "pmid:11905463", "2001-03-30")],
            [],
        ),
        ("27508352", "retraction_notice", [], [("retraction", "pmid:26435620", "")]),
        ("38147649", "38147649", [("correction", "doi:10.1073/pnas.2424381121", "2025-01-07")], []),
        ("38833988", "38833988", [], [("correction", "doi:10.1016/j.bbamcr.2020.118918", "")]),
        ("22663011", "22663011_RCT", [], []),
    ],
)
def test_notices_and_their_direction(
    pmid: str, sample: str, notices: list[object], notice_of: list[object]
) -> None:
    found = read(pmid, sample)

    assert told(found.notices) == notices
    assert told(found.notice_of) == notice_of


def test_a_preprint_and_its_article() -> None:
    before = read("36798302", "preprint_36798302_37385249")
    after = read("36156117", "36156117")

    assert before.preprint
    assert before.published_as == "doi:10.1016/j.cell.2023.05.044"
    assert before.notices == ()
    assert not after.preprint
    assert after.preprint_of == "doi:10.21203/rs.3.rs-1800050/v1"


def test_the_newest_version_of_a_review() -> None:
    links = "".join(
        f'<CommentsCorrections RefType="UpdateIn"><RefSource>Cochrane Database Syst Rev. {date};'
        f"(1):CD000001. doi: 10.1002/14651858.CD000001.pub{number}</RefSource>"
        f"<PMID>{number}</PMID></CommentsCorrections>"
        for date, number in (("2019 Mar 4", 4), ("2012 Jan 18", 3))
    )
    after = f"<CommentsCorrectionsList>{links}</CommentsCorrectionsList>"

    found = record(REGISTRY, "pmid:7", article("", after))

    assert found.updated_in == "doi:10.1002/14651858.cd000001.pub4"


def test_a_work_that_is_left_out_is_unchecked() -> None:
    answer = recorded("ncbi_efetch_pubmed_219391.xml")

    assert said(REGISTRY, ["pmid:219391", "pmid:5"], answer).keys() == {"pmid:219391"}
    assert REGISTRY.authority == ()


def test_marked_up_words_are_whole_words() -> None:
    title = "Effect of <i>N</i>-acetyl-<sup>13</sup>C-<b>L</b>-cysteine &amp; CO<sub>2</sub>."

    found = record(REGISTRY, "pmid:7", article(f"<ArticleTitle>{title}</ArticleTitle>"))

    assert found.title == "Effect of N-acetyl-13C-L-cysteine & CO2"


def test_a_chapter_of_the_bookshelf() -> None:
    chapter = """<PubmedArticleSet><PubmedBookArticle><BookDocument>
    <PMID Version="1">31643176</PMID>
    <ArticleIdList><ArticleId IdType="bookaccession">NBK547852</ArticleId></ArticleIdList><Book>
    <BookTitle book="livertox">LiverTox: Synthetic</BookTitle><PubDate><Year>2012</Year></PubDate>
    </Book><ArticleTitle>Green Tea</ArticleTitle><PublicationType>Review</PublicationType>
    <Abstract><AbstractText>Words.</AbstractText></Abstract></BookDocument></PubmedBookArticle>
    </PubmedArticleSet>"""

    found = record(REGISTRY, "pmid:31643176", chapter.encode())

    assert (found.title, found.year, found.container) == (
        "Green Tea",
        "2012",
        "LiverTox: Synthetic",
    )
    assert (found.types, found.abstract) == (("review",), "Words.")


def test_what_is_too_long_is_cut() -> None:
    people = "<Author><LastName>Doe</LastName></Author>" * 500
    links = '<CommentsCorrections RefType="ErratumIn"><PMID>{}</PMID></CommentsCorrections>'
    many = "".join(links.format(number) for number in range(1, 500))
    inside = (
        f"<ArticleTitle>{'t' * 10**7}</ArticleTitle><AuthorList>{people}</AuthorList>"
        f"<Abstract><AbstractText>{'a' * 10**6}</AbstractText></Abstract>"
    )
    answer = article(inside, f"<CommentsCorrectionsList>{many}</CommentsCorrectionsList>")

    found = record(REGISTRY, "pmid:7", answer)

    assert len(found.title) == 2_000
    assert len(found.authors) == 200
    assert len(found.abstract) == 20_000
    assert len(found.notices) == 100


DECLARING = [
    '<!DOCTYPE a [<!ENTITY x "y">]><PubmedArticleSet/>',
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><PubmedArticleSet/>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><PubmedArticleSet/>',
    '<!DOCTYPE a PUBLIC "b" "c" [<!ATTLIST PubmedArticleSet x CDATA "y">]><PubmedArticleSet/>',
    "<!DOCTYPE a><PubmedArticleSet/>",
    '<!doctype a [<!entity x "y">]><PubmedArticleSet/>',
    "<PubmedArticleSet>&x;</PubmedArticleSet>",
    '<!DOCTYPE PubmedArticleSet PUBLIC "a" "b"><PubmedArticleSet>&x;</PubmedArticleSet>',
]


@pytest.mark.parametrize("text", DECLARING)
def test_xml_that_declares_anything_is_refused(text: str) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, ["pmid:7"], text.encode())


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037"]
)
def test_no_other_encoding_hides_a_declaration(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{DECLARING[0]}'

    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, ["pmid:7"], text.encode(encoding))


def test_the_doctype_of_pubmed_is_no_declaration() -> None:
    answer = recorded("ncbi_efetch_pubmed_219391.xml")

    assert b"<!DOCTYPE" in answer
    assert tree(answer).tag == "PubmedArticleSet"


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>Bad Gateway</body></html>",
        "<eFetchResult><ERROR>Empty id list</ERROR></eFetchResult>",
        "",
        "<PubmedArticleSet>",
        "plain words",
        "\0",
    ],
)
def test_what_is_no_set_of_records_is_no_answer(text: str) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, ["pmid:7"], text.encode())


def test_depth_costs_nothing() -> None:
    deep = article(
        "<ArticleTitle>" + "<i>" * 200_000 + "deep" + "</i>" * 200_000 + "</ArticleTitle>"
    )

    assert record(REGISTRY, "pmid:7", deep).title == "deep"


def test_200_records_take_a_fraction_of_a_second() -> None:
    one = article(
        f"<ArticleTitle>{escape('words & ' * 20)}</ArticleTitle>"
        f"<Abstract><AbstractText>{escape('p < 0.05 ' * 200)}</AbstractText></Abstract>"
    )
    inner = one.removeprefix(b"<PubmedArticleSet>").removesuffix(b"</PubmedArticleSet>")
    ids = [f"pmid:{number}" for number in range(1, 201)]
    many = b"".join(inner.replace(b">7<", b">%d<" % number, 1) for number in range(1, 201))

    with within(2):
        found = said(REGISTRY, ids, b"<PubmedArticleSet>" + many + b"</PubmedArticleSet>")

    assert len(found) == 200
