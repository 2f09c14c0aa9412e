"""Run the command line as ``python -m marrowlint``."""

import sys

INTERRUPTED = 130

if __name__ == "__main__":
    try:
        from marrowlint.cli.main import main

        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
