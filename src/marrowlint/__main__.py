"""Run the command line as ``python -m marrowlint``."""

import sys

from marrowlint.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
