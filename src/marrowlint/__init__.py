"""Content validation and linting for health monographs."""

__version__ = "0.1.0"
