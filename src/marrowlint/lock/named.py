"""Understand how people name a source: by an identifier, with or without its scheme, or a URL."""

from marrowlint.evidence.identity import FORMS, address, fold, in_url, strip

LONGEST = 2_048
"""Characters of a name that are looked at."""


def candidates(word: str) -> tuple[str, ...]:
    """Return the keys that ``word`` may mean, as a lock writes them, the likeliest first.

    ``PMC5773187``, ``pmid:29346436``, ``10.1371/journal.pone.0191099`` and addresses of articles
    are all understood.
    """
    bare = word.strip()[:LONGEST]
    scheme, _, value = bare.partition(":")
    if scheme.lower() in FORMS:
        return (f"{scheme.lower()}:{fold(scheme.lower(), value.strip())}",)
    found = [f"{each.scheme}:{each.value}" for each in in_url(bare) if each.valid]
    for name, form in FORMS.items():
        folded = fold(name, strip(name, bare))
        if not found and form.fullmatch(folded):
            found.append(f"{name}:{folded}")
    if "." in bare:
        found.append(f"url:{address(bare.removeprefix('url:'))}")
    return tuple(dict.fromkeys(found))
