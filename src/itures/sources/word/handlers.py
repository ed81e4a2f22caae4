"""Which element is read by what. An element that is not here is transparent."""

from collections.abc import Mapping

from itures.sources.word.changes import TRACKED
from itures.sources.word.inserts import INSERTS
from itures.sources.word.runs import RUNS
from itures.sources.word.tables import TABLES
from itures.sources.word.walk import Handler

HANDLERS: Mapping[object, Handler] = {**RUNS, **TRACKED, **TABLES, **INSERTS}
