"""Score the verdicts on HealthVer: ``python -m evals.healthver --data DIR [--file F]``."""

from evals.claim_verdicts import run


def main() -> None:
    """Print the scores."""
    run("healthver", __doc__ or "")


if __name__ == "__main__":
    main()
