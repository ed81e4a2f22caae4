"""`python -m itures` is the command `itures`."""

import sys

from itures.cli.main import main

sys.exit(main())
