"""Take one page down the whole line: read, structure, page, analysis, binding, rules."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.ask import crash
from marrowlint.build import build
from marrowlint.config import Config
from marrowlint.engine import Judgement, judge
from marrowlint.evidence.bind import bind
from marrowlint.evidence.identity import keys
from marrowlint.evidence.infer import studies
from marrowlint.evidence.links import Basis, Links
from marrowlint.facts import Verdict
from marrowlint.finding import Fault, PageSummary, Standing
from marrowlint.language.analyse import analyse
from marrowlint.language.analysis import Analysis
from marrowlint.lock.join import Clock, join
from marrowlint.lock.lock import Lock
from marrowlint.page import Page
from marrowlint.read.reader import parse_page, unreadable
from marrowlint.read.sniff import form_of
from marrowlint.read.tree import Problem, Tree
from marrowlint.rule import Context
from marrowlint.select import Selection
from marrowlint.structure import check
from marrowlint.text import Text

_WORST = (Verdict.DEAD.value, Verdict.UNKNOWN.value, Verdict.ALIVE.value)


class Given(Struct, frozen=True):
    """What a run brings to the pages of one folder."""

    config: Config
    lock: Lock | None
    clock: Clock


class Known(Struct, frozen=True):
    """All that is known of a page before any rule is asked."""

    context: Context
    problems: tuple[Problem, ...]
    """Of reading and of the schema."""
    faults: tuple[Fault, ...] = ()
    """The step that crashed, if one did; then only problems are known of the page."""


class Looked(Struct, frozen=True):
    """What came of one page."""

    summary: PageSummary
    judgement: Judgement
    standings: tuple[Standing, ...] = ()


def parse(text: Text | Problem, shown: str, config: Config) -> Tree:
    """Return the page in ``text``, in the form its name says."""
    form = form_of(shown)
    if isinstance(text, Problem):
        return unreadable(shown, form, text)
    return parse_page(text, form, config.sections)


def learn(text: Text | Problem, shown: str, given: Given) -> Known:
    """Return all there is to know of the page in ``text``; raise nothing."""
    config = given.config
    tree = _no_tree(shown)
    problems: tuple[Problem, ...] = ()
    step = "read"
    try:
        tree = parse(text, shown, config)
        problems = tree.problems
        step = "structure"
        problems += check(tree, config)
        step = "build"
        page = build(tree)
        step = "analyse"
        analysis = analyse(page)
        step = "facts"
        facts = join(page, given.lock, given.clock)
        step = "studies"
        known = studies(page, facts)
        step = "bind"
        links = bind(page, analysis, facts)
    except Exception as error:  # noqa: BLE001 - the page's boundary: our bug, the run goes on
        page = _no_page(replace(tree, readable=False))
        context = Context(page, Analysis((), (), ()), Links(), {}, config)
        return Known(context, problems, (Fault(shown, step, crash(error)),))
    return Known(Context(page, analysis, links, known, config, facts), problems)


def look(
    text: Text | Problem,
    shown: str,
    given: Given,
    selection: Selection,
    families: Mapping[str, str],
) -> Looked:
    """Return what the selected rules have to say of the page in ``text``; raise nothing."""
    known = learn(text, shown, given)
    standings: tuple[Standing, ...] = ()
    try:
        standings = tuple(_standings(known.context))
        judgement = judge(known.context, known.problems, selection, families)
    except Exception as error:  # noqa: BLE001 - as above
        judgement = Judgement(faults=(Fault(shown, "judge", crash(error)),))
    judgement = replace(judgement, faults=known.faults + judgement.faults)
    return Looked(_summary(known.context), judgement, standings)


def _no_tree(shown: str) -> Tree:
    return Tree(Text(shown, ""), form_of(shown), {}, readable=False)


def _no_page(tree: Tree) -> Page:
    return Page(tree, "", (), "", (), (), ())


def _summary(context: Context) -> PageSummary:
    page, analysis = context.page, context.analysis
    bases = [
        {link.basis for link in context.links.of.get(claim.index, ())} for claim in analysis.claims
    ]
    return PageSummary(
        path=page.path,
        form=page.tree.form.value if page.tree.text.content else "",
        readable=page.tree.readable,
        sentences=len(analysis.sentences),
        claims=len(analysis.claims),
        sources=len(page.sources),
        cited=sum(Basis.CITED in found for found in bases),
        matched=sum(found == {Basis.MATCHED} for found in bases),
    )


def _standings(context: Context) -> Iterator[Standing]:
    """Yield how much the lock says of each source; nothing where there is no lock."""
    page, facts = context.page, context.facts
    for source in page.sources if facts.lock else ():
        fact = facts.fact(source.pointer)
        known = Standing(page.path, source.id, next(iter(keys(source)), ""), why=fact.unchecked)
        if not fact.records:
            yield known
            continue
        verdicts = {record.verdict for record in fact.records}
        yield replace(
            known,
            key=fact.records[0].key,
            verdict=next((each for each in _WORST if each in verdicts), ""),
            on=min(record.at for record in fact.records)[:10],
            note=fact.note,
        )
