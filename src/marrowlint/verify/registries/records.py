"""Ask PubMed's efetch for whole records: MeSH headings, abstracts, notices with their dates.

Source: NLM, PubMed DTD (``pubmed_250101.dtd``) and its description of elements.
"""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from marrowlint.facts import Record
from marrowlint.verify.registries.dates import year
from marrowlint.verify.registries.eutils import BASE, BATCH, BUCKET, PACE, SHOWN, about
from marrowlint.verify.registries.headings import told
from marrowlint.verify.registries.idents import every, ident, pmcid
from marrowlint.verify.registries.links import Link, linked
from marrowlint.verify.registries.names import listed
from marrowlint.verify.registries.publication_types import PREPRINT, typed
from marrowlint.verify.registries.registry import NotAnAnswerError, Registry, Request, Said
from marrowlint.verify.registries.wording import ABSTRACT, TITLE, clean, sections, title
from marrowlint.verify.registries.xml_tree import at, tree, words

_NAME = "ncbi-records"
_ALONE = {"PubmedArticle", "PubmedBookArticle"}
"""What one record is when no set is around it."""
_ROOTS = {"PubmedArticleSet", "PubmedBookArticleSet", *_ALONE}
_ARTICLE = "MedlineCitation/Article/"
_HEADINGS = "MedlineCitation/MeshHeadingList/MeshHeading/DescriptorName"
_TYPES = f"{_ARTICLE}PublicationTypeList/PublicationType"
_LINKS = "MedlineCitation/CommentsCorrectionsList/CommentsCorrections"
_TRIALS = "ClinicalTrials.gov"


def requests(asked: Sequence[str], contact: str) -> Iterator[Request]:
    """Yield calls about the PMIDs in ``asked``."""
    return about(_NAME, "efetch.fcgi", "xml", asked, contact)


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return the records in ``body`` of the PMIDs asked; raise ``NotAnAnswerError``.

    A PMID without a record is left out of it, which says nothing: only esummary says no.
    """
    root = tree(body)
    if root.tag not in _ROOTS:
        fault = "it is no set of PubMed records"
        raise NotAnAnswerError(fault)
    asked = set(request.asked)
    whole = Element("set")
    whole.extend([root] if root.tag in _ALONE else root)
    articles = map(_article, whole.iterfind("PubmedArticle"))
    books = map(_book, whole.iterfind("PubmedBookArticle/BookDocument"))
    found: dict[str, Record] = {}
    for record in (*articles, *books):
        if record.key in asked:
            found.setdefault(record.key, record)
    return tuple(Said(each, found[each]) for each in request.asked if each in found)


def _article(article: Element) -> Record:
    key = f"pmid:{at(article, 'MedlineCitation/PMID')}"
    types = typed([words(each) for each in article.iterfind(_TYPES)])
    preprint = PREPRINT in types
    links = linked(map(_link, article.iterfind(_LINKS)), types, SHOWN, preprint=preprint)
    issue = "MedlineCitation/Article/Journal/JournalIssue/"
    return Record(
        key,
        ids=every(key, *_ids(article)),
        title=_title(article, "ArticleTitle") or _title(article, "VernacularTitle"),
        authors=listed(map(_author, article.iterfind(f"{_ARTICLE}AuthorList/Author"))),
        year=year(at(article, f"{issue}PubDate")) or year(at(article, f"{_ARTICLE}ArticleDate")),
        container=at(article, f"{_ARTICLE}Journal/Title"),
        volume=at(article, f"{issue}Volume"),
        issue=at(article, f"{issue}Issue"),
        pages=at(article, f"{_ARTICLE}Pagination/MedlinePgn"),
        types=types,
        mesh=told(words(each) for each in article.iterfind(_HEADINGS)),
        notices=links.notices,
        notice_of=links.notice_of,
        preprint=preprint,
        published_as=links.published_as,
        preprint_of=links.preprint_of,
        updated_in=links.updated_in,
        abstract=_abstract(article.find(f"{_ARTICLE}Abstract")),
        registrations=every(*_trials(article)),
    )


def _title(article: Element, name: str) -> str:
    return title(at(article, f"{_ARTICLE}{name}", TITLE))


def _ids(article: Element) -> Iterator[str]:
    """Yield its own identifiers; those of its references stand in a list of the same name."""
    for each in article.iterfind(f"{_ARTICLE}ELocationID[@EIdType='doi']"):
        yield ident("doi", words(each)) if each.get("ValidYN") != "N" else ""
    yield from _listed_ids(article, "PubmedData/ArticleIdList/ArticleId")


def _listed_ids(element: Element, path: str) -> Iterator[str]:
    for each in element.iterfind(path):
        kind = each.get("IdType")
        if kind == "doi":
            yield ident("doi", words(each))
        elif kind in {"pmc", "pmcid"}:
            yield pmcid(words(each))


def _author(author: Element) -> str:
    group = at(author, "CollectiveName")
    return group or f"{at(author, 'LastName')} {at(author, 'Initials')}".strip()


def _link(link: Element) -> Link:
    number = ident("pmid", at(link, "PMID"))
    return Link(link.get("RefType", ""), number, at(link, "RefSource", 2_000))


def _abstract(abstract: Element | None) -> str:
    if abstract is None:
        return ""
    lines = []
    for each in abstract.iterfind("AbstractText"):
        label, text = clean(each.get("Label", ""), 100), words(each, ABSTRACT)
        lines.append(f"{label}: {text}" if label and text else text)
    return sections(lines)


def _trials(article: Element) -> Iterator[str]:
    for bank in article.iterfind(f"{_ARTICLE}DataBankList/DataBank"):
        if at(bank, "DataBankName") == _TRIALS:
            for number in bank.iterfind("AccessionNumberList/AccessionNumber"):
                yield ident("nct", words(number))


def _book(book: Element) -> Record:
    """Return the record of a chapter or book of NCBI's Bookshelf."""
    key = f"pmid:{at(book, 'PMID')}"
    whole = at(book, "Book/BookTitle", TITLE)
    return Record(
        key,
        ids=every(key, *_listed_ids(book, "ArticleIdList/ArticleId")),
        title=title(at(book, "ArticleTitle", TITLE) or whole),
        authors=listed(map(_author, book.iterfind("AuthorList[@Type='authors']/Author"))),
        year=year(at(book, "Book/PubDate")),
        container=clean(whole, 300),
        types=typed([words(each) for each in book.iterfind("PublicationType")]),
        abstract=_abstract(book.find("Abstract")),
    )


REGISTRY = Registry(
    name=_NAME,
    shown=SHOWN,
    base=BASE,
    bucket=BUCKET,
    schemes=("pmid",),
    batch=BATCH,
    pace=PACE,
    requests=requests,
    read=read,
    absent_statuses=(),
)
