"""The rules of NET, ACT, DUP and LNG: texts side by side, and those whom they address."""

from itures.analysis.rule import Rule

TOGETHER: tuple[Rule, ...] = (
    # NET: the texts of a corpus together
    Rule(
        "NET401",
        "orphan",
        "note",
        "No other text of the corpus cites this one.",
        on=False,
    ),
    Rule(
        "NET402",
        "reference-cycle",
        "note",
        "Texts cite each other in a circle.",
        on=False,
    ),
    Rule(
        "NET403",
        "sector-text-without-pp-reference",
        "note",
        "A text of a Sector has words of a text of PP and does not cite it.",
        on=False,
    ),
    Rule(
        "NET404",
        "non-reciprocal",
        "note",
        "A text cites this one, and this one, which could be expected to, does not cite it.",
        on=False,
    ),
    # ACT: those who are addressed
    Rule(
        "ACT501",
        "unknown-actor",
        "warning",
        "Somebody is addressed who is not in the registry of actors.",
    ),
    Rule(
        "ACT502",
        "actor-out-of-remit",
        "note",
        "The conference of one Sector gives orders to another Sector.",
        on=False,
    ),
    Rule(
        "ACT503",
        "obsolete-entity",
        "warning",
        "Somebody is addressed who does not exist any more.",
        on=False,
    ),
    Rule(
        "ACT504",
        "expired-deadline",
        "warning",
        "The day or session by which something was to be done is over.",
    ),
    Rule(
        "ACT505",
        "report-without-recipient",
        "note",
        "A report is asked for, and nobody is named who hears it.",
        on=False,
    ),
    # DUP: the same words in several texts
    Rule(
        "DUP601",
        "near-duplicate-clause",
        "note",
        "A clause says nearly the same, in the same words, as a clause of another text.",
        on=False,
    ),
    Rule(
        "DUP602",
        "verbatim-copy-from-pp",
        "note",
        "A text of a Sector has a clause, or a long part of it, word for word from PP.",
        on=False,
    ),
    # LNG: the same text in several languages
    Rule(
        "LNG701",
        "clause-count-differs",
        "warning",
        "The text has a clause more or less than in most other languages.",
    ),
    Rule(
        "LNG702",
        "reference-differs",
        "error",
        "The text cites other texts, or other editions, than in most other languages.",
    ),
    Rule(
        "LNG703",
        "actor-differs",
        "warning",
        "A clause addresses others than in most other languages.",
    ),
    Rule(
        "LNG704",
        "class-differs",
        "warning",
        "A clause is of another type than in most other languages.",
    ),
    Rule(
        "LNG705",
        "missing-language",
        "note",
        "The text is not there in a language in which others of its session are.",
        on=False,
    ),
)
