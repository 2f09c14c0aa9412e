"""Score the verdicts on SciFact: ``python -m evals.scifact --data DIR [--split S] [--file F]``."""

from evals.claim_verdicts import run


def main() -> None:
    """Print the scores."""
    run("scifact", __doc__ or "")


if __name__ == "__main__":
    main()
