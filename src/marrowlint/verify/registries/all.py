"""List every registry, in the order in which they are worth asking."""

from marrowlint.verify.registries import (
    biorxiv,
    crossref,
    datacite,
    doi_handles,
    europe_pmc,
    idconv,
    records,
    summary,
    trials,
)
from marrowlint.verify.registries.registry import Registry

ALL: tuple[Registry, ...] = (
    idconv.REGISTRY,
    summary.REGISTRY,
    records.REGISTRY,
    europe_pmc.REGISTRY,
    crossref.REGISTRY,
    doi_handles.REGISTRY,
    datacite.REGISTRY,
    trials.REGISTRY,
    biorxiv.REGISTRY,
)
BY_NAME = {registry.name: registry for registry in ALL}
BUCKETS = tuple(dict.fromkeys(registry.bucket for registry in ALL))
"""Services that keep one pace each: ncbi, idconv, europe-pmc, crossref, doi, datacite, ..."""
