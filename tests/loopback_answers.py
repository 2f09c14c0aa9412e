"""Tell a work as each service does; the shapes are those of the recorded samples."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from loopback_works import CROSSREF, EUROPE_PMC, PUBMED, WATCH, Told, Work

_IN = {
    "retraction": "Retraction in",
    "partial-retraction": "Partial retraction in",
    "concern": "Expression of concern in",
    "correction": "Erratum in",
}
_OF = {"retraction": "Retraction of", "correction": "Erratum for"}
_UPDATES = {
    "partial-retraction": "partial_retraction",
    "concern": "expression_of_concern",
}


def summary(work: Work) -> dict[str, Any]:
    """Return the entry of NCBI's esummary."""
    return {
        "uid": work.pmid,
        "pubdate": f"{work.year} Jan 5",
        "source": work.journal,
        "fulljournalname": work.journal,
        "authors": [{"name": name, "authtype": "Author", "clusterid": ""} for name in work.authors],
        "title": f"{work.title}.",
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages,
        "pubtype": list(work.types),
        "articleids": [
            {"idtype": "pubmed", "idtypen": 1, "value": work.pmid},
            *([{"idtype": "doi", "idtypen": 3, "value": work.doi}] if work.doi else []),
            *([{"idtype": "pmc", "idtypen": 8, "value": work.pmcid}] if work.pmcid else []),
        ],
        "references": [
            {
                "refsource": cited,
                "reftype": kind,
                "pmid": int(told.pmid) if told.pmid else 0,
                "note": "",
            }
            for kind, told, cited in _links(work, PUBMED)
        ],
    }


def article(work: Work) -> str:
    """Return the element of NCBI's efetch."""
    authors = "".join(
        f"<Author><LastName>{name.rpartition(' ')[0]}</LastName>"
        f"<Initials>{name.rpartition(' ')[2]}</Initials></Author>"
        for name in map(escape, work.authors)
    )
    mesh = "".join(
        f'<MeshHeading><DescriptorName UI="D0" MajorTopicYN="N">{escape(name)}</DescriptorName>'
        "</MeshHeading>"
        for name in work.mesh
    )
    links = "".join(
        f"<CommentsCorrections RefType={quoteattr(kind.title().replace(' ', ''))}>"
        f'<RefSource>{escape(cited)}</RefSource><PMID Version="1">{told.pmid}</PMID>'
        "</CommentsCorrections>"
        for kind, told, cited in _links(work, PUBMED)
    )
    types = "".join(
        f'<PublicationType UI="D0">{escape(each)}</PublicationType>' for each in work.types
    )
    abstract = f"<Abstract><AbstractText>{escape(work.abstract)}</AbstractText></Abstract>"
    pmc = f'<ArticleId IdType="pmc">{work.pmcid}</ArticleId>' if work.pmcid else ""
    doi = f'<ArticleId IdType="doi">{escape(work.doi)}</ArticleId>' if work.doi else ""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{work.pmid}</PMID>'
        f"<Article><Journal><JournalIssue><Volume>{work.volume}</Volume><Issue>{work.issue}</Issue>"
        f"<PubDate><Year>{work.year}</Year></PubDate></JournalIssue>"
        f"<Title>{escape(work.journal)}</Title></Journal>"
        f"<ArticleTitle>{escape(work.title)}.</ArticleTitle>"
        f"<Pagination><MedlinePgn>{work.pages}</MedlinePgn></Pagination>"
        f"{abstract if work.abstract else ''}<AuthorList>{authors}</AuthorList>"
        f"<PublicationTypeList>{types}</PublicationTypeList></Article>"
        f"<CommentsCorrectionsList>{links}</CommentsCorrectionsList>"
        f"<MeshHeadingList>{mesh}</MeshHeadingList></MedlineCitation>"
        f'<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{work.pmid}</ArticleId>'
        f"{doi}{pmc}</ArticleIdList></PubmedData></PubmedArticle>"
    )


def europe_pmc(work: Work) -> dict[str, Any]:
    """Return a result of Europe PMC's search, core."""
    return {
        "id": work.pmid or work.pmcid,
        "source": "MED" if work.pmid else "PMC",
        **({"pmid": work.pmid} if work.pmid else {}),
        **({"pmcid": work.pmcid} if work.pmcid else {}),
        **({"doi": work.doi} if work.doi else {}),
        "title": f"{work.title}.",
        "authorString": f"{', '.join(work.authors)}.",
        "journalInfo": {
            "volume": work.volume,
            "issue": work.issue,
            "journal": {"title": work.journal},
        },
        "pubYear": work.year,
        "pageInfo": work.pages,
        "abstractText": work.abstract,
        **({"license": work.licence} if work.licence else {}),
        "pubTypeList": {"pubType": list(work.types)},
        "meshHeadingList": {
            "meshHeading": [{"descriptorName": name, "majorTopic_YN": "N"} for name in work.mesh]
        },
        "commentCorrectionList": {
            "commentCorrection": [
                {"id": told.pmid, "source": "MED", "reference": cited, "type": kind, "orderIn": 0}
                for kind, told, cited in _links(work, EUROPE_PMC)
            ]
        },
    }


def crossref(work: Work) -> dict[str, Any]:
    """Return a work of Crossref."""
    relation = {}
    if work.published_as:
        relation["is-preprint-of"] = [{"id-type": "doi", "id": work.published_as}]
    if work.preprint_of:
        relation["has-preprint"] = [{"id-type": "doi", "id": work.preprint_of}]
    return {
        "DOI": work.doi.lower(),
        "type": work.crossref_type,
        **({"subtype": "preprint"} if work.crossref_type == "posted-content" else {}),
        "title": [work.title],
        "author": [
            {"family": name.rpartition(" ")[0], "given": name.rpartition(" ")[2]}
            for name in work.authors
        ],
        "issued": {"date-parts": [[int(work.year)]]},
        "container-title": [work.journal],
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "relation": relation,
        "reference": [{"key": str(at), "DOI": doi} for at, doi in enumerate(work.references)],
        "updated-by": [
            each for told in work.told for each in _updates(told) if told.told_by != (PUBMED,)
        ],
        "update-to": [each for told in work.notice_of for each in _updates(told)],
    }


def trial(work: Work) -> dict[str, Any]:
    """Return a study of ClinicalTrials.gov."""
    return {
        "protocolSection": {
            "identificationModule": {"nctId": work.nct, "briefTitle": work.title},
            "statusModule": {
                "overallStatus": work.status,
                **({"whyStopped": work.why_stopped} if work.why_stopped else {}),
            },
            "designModule": {
                "studyType": "INTERVENTIONAL",
                "phases": ["PHASE2"],
                "designInfo": {"allocation": "RANDOMIZED"},
                "enrollmentInfo": {"count": 40},
            },
        },
        "hasResults": work.has_results,
    }


def deposit(work: Work) -> dict[str, Any]:
    """Return a version of a preprint at bioRxiv."""
    return {
        "doi": work.doi,
        "title": work.title,
        "authors": "; ".join(name.replace(" ", ", ") for name in work.authors),
        "version": "1",
        "type": "withdrawn" if work.withdrawn else "new results",
        "date": work.withdrawn or f"{work.year}-01-05",
        "published": work.published_as or "NA",
        "server": "bioRxiv",
        "license": "cc_no",
        "abstract": work.abstract,
    }


def datacite(work: Work) -> dict[str, Any]:
    """Return a record of DataCite."""
    attributes = {
        "doi": work.doi,
        "titles": [{"title": work.title}],
        "creators": [{"name": name.replace(" ", ", ")} for name in work.authors],
        "publicationYear": int(work.year),
        "publisher": work.journal,
        "types": {"resourceTypeGeneral": "Dataset"},
        "relatedIdentifiers": [],
        "state": "findable",
    }
    return {"data": {"id": work.doi, "type": "dois", "attributes": attributes}}


def _links(work: Work, service: str) -> Iterable[tuple[str, Told, str]]:
    for told in work.told:
        if service in told.told_by:
            yield _IN[told.kind], told, _cited(told)
    for told in work.notice_of:
        yield _OF[told.kind], told, _cited(told)


def _cited(told: Told) -> str:
    day = date.fromisoformat(told.date)
    return f"J Synth Rec. {day:%Y %b} {day.day};1(1):1. doi: {told.doi}."


def _updates(told: Told) -> Iterable[dict[str, Any]]:
    services = {CROSSREF: "publisher", WATCH: "retraction-watch"}
    for name in told.told_by:
        if source := services.get(name):
            day = date.fromisoformat(told.date)
            yield {
                "DOI": told.doi,
                "type": _UPDATES.get(told.kind, told.kind),
                "label": told.kind,
                "source": source,
                "updated": {"date-parts": [[day.year, day.month, day.day]]},
            }
