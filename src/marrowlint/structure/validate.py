"""Check a page's data against the schema: a fast yes or no first, words only on a no."""

from importlib import import_module

from marrowlint.config import Config
from marrowlint.read.composed import INVALID
from marrowlint.read.tree import Problem, Tree
from marrowlint.structure.dates import check_dates
from marrowlint.structure.fault import Fault
from marrowlint.structure.ids import check_ids
from marrowlint.structure.place import place
from marrowlint.structure.shape import Fields, conforms

WORDING = "marrowlint.structure.wording"
"""Imports jsonschema, which takes longer than a whole run over a sound page; so its name
stands here and it is imported on the first page that fails."""


def check(tree: Tree, config: Config) -> tuple[Problem, ...]:
    """Return what is wrong with the tree's data, in page order, each fault once."""
    if not tree.readable:
        return ()
    faults = [*check_dates(tree.data), *check_ids(tree)]
    fields = tuple(sorted(config.fields.items()))
    if not conforms(tree.data, fields):
        whole = all(problem.rule != INVALID for problem in tree.problems)
        # What is missing from data that could not be read in full may well be in the file.
        faults += (fault for fault in _worded(tree, fields) if whole or fault.pointer)
    return place(tree, faults) if faults else ()


def _worded(tree: Tree, fields: Fields) -> tuple[Fault, ...]:
    wording = import_module(WORDING)
    faults: tuple[Fault, ...] = wording.faults_of(tree.data, fields)
    return faults
