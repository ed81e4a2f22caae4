"""`itures grammar`: every kind of fault in a grammar is found, with its place."""

import re
from pathlib import Path
from unittest import mock

import pytest

from cli_run import run
from itures.errors import GrammarError
from itures.notation.check import Result, check
from itures.notation.grammar import Grammar, load
from itures.notation.language import Language
from small_grammar import small_grammar

EN = 'format = 1\nlanguage = "en"\n'


@pytest.fixture(scope="module")
def shipped() -> Result:
    return check(load())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    small_grammar(folder)
    return folder


def overlay(small: Path, folder: Path, files: dict[str, str]) -> Grammar:
    """The small grammar, and over it some files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Grammar((small, folder))


def faults(small: Path, folder: Path, files: dict[str, str]) -> list[str]:
    """The faults that some files bring, one line each, without the folder."""
    problems = check(overlay(small, folder, files)).problems
    return [str(one).splitlines()[0].removeprefix(f"{folder}/") for one in problems]


# ------------------------------------------------------------------ what is shipped


def test_the_grammars_that_come_with_itures_are_whole(shipped: Result) -> None:
    assert [str(problem).splitlines()[0] for problem in shipped.problems] == []


def test_everything_is_looked_at(shipped: Result) -> None:
    grammar = load()
    languages = [grammar.language(code) for code in grammar.names("languages")]
    assert shipped.rules == sum(len(each.rule_strings) for each in languages)
    assert shipped.files >= len(languages) + len(grammar.names("kinds")) + 7
    assert shipped.examples > sum(
        len(texts) for each in languages for texts in each.data["examples"].values()
    )


def test_the_command_says_so() -> None:
    done = run("grammar", "check", "zh")
    result = check(load(), ["zh"])
    assert done.code == (2 if result.problems else 0)
    assert done.out == "".join(f"{problem}\n" for problem in result.problems)
    counts = f"{result.files} files, {result.rules} rules, {result.examples} examples: "
    assert done.err.startswith(counts)


def test_the_small_grammar_is_whole(small: Path) -> None:
    """Every test below adds one fault to it."""
    result = check(Grammar((small,)))
    assert result.problems == ()
    assert result.rules == 3


def test_only_the_language_asked_for_is_checked(tmp_path: Path, small: Path) -> None:
    bad = "format = 1\nlanguage = 'zz'\n[rules]\none = '@zork'\n"
    grammar = overlay(small, tmp_path, {"languages/zz.toml": bad})
    assert check(grammar, ["en"]).problems == ()
    assert len(check(grammar, ["zz"]).problems) == 1
    assert len(check(grammar).problems) == 1
    assert run("grammar", "check", "xx").code == 2


# ------------------------------------------------------------------ every kind of fault

FAULTS = {
    "no TOML": (
        {"languages/en.toml": EN + "x = \n"},
        ["languages/en.toml:3: no TOML: "],
    ),
    "another format": (
        {"layout.toml": "format = 9\n"},
        ["layout.toml:1: a grammar file says `format = 1`"],
    ),
    "not UTF-8": (
        {"layout.toml": "format = 1 # \udcff"},
        ["layout.toml:1:"],
    ),
    "a file that nothing reads": (
        {"lables.toml": "format = 1\n", "language/en.toml": "format = 1\n"},
        ["lables.toml:1: nothing reads", "language/en.toml:1: nothing reads"],
    ),
    "a file that says it is another": (
        {"languages/xx.toml": 'format = 1\nlanguage = "yy"\n'},
        ["languages/xx.toml:2: a file of this name says `language = 'xx'`"],
    ),
    "unknown words": (
        {"languages/en.toml": EN + "[rules]\nodd = '@recitall NUMBER'\n"},
        ["languages/en.toml:4: no words 'recitall'; did you mean 'recital'?"],
    ),
    "unknown terminal": (
        {"languages/en.toml": EN + "[rules]\nodd = '@and NUMBERR'\n"},
        ["languages/en.toml:4: no terminal 'NUMBERR'; did you mean 'NUMBER'?"],
    ),
    "unknown rule": (
        {"languages/en.toml": EN + "[rules]\nodd = '@and oddd'\n"},
        ["languages/en.toml:4: no rule 'oddd'; did you mean 'odd'?"],
    ),
    "broken notation": (
        {"languages/en.toml": EN + "[rules]\nodd = '(@and NUMBER'\n"},
        ["languages/en.toml:4: the rule ends too early"],
    ),
    "a rule that calls itself": (
        {"languages/en.toml": EN + "[rules]\nodd = '@and odd'\n"},
        ["languages/en.toml:4: the rule 'odd' calls itself"],
    ),
    "a scan that can match nothing": (
        {"languages/en.toml": EN + "[scans.odd]\none = '[@and]'\n"},
        [
            "languages/en.toml:4: the rule can match nothing at all",
            "languages/en.toml:4: the rule 'odd.one' has no example",
        ],
    ),
    "a line rule without an example": (
        {"languages/en.toml": EN + "[lines]\nodd = '\"zork\"'\n"},
        ["languages/en.toml:4: the rule 'odd' has no example"],
    ),
    "an example of no rule": (
        {"languages/en.toml": EN + "\n[[examples.nummber_line]]\ntext = 'x'\n"},
        ["languages/en.toml:5: no rule 'nummber_line'; did you mean 'number_line'?"],
    ),
    "an example that does not match": (
        {
            "languages/en.toml": EN + "[rules]\nodd = '\"zork\" n=NUMBER'\n"
            "[[examples.odd]]\ntext = 'zork 1'\n"
            "[[examples.odd]]\ntext = 'zork 1 and more'\n"
            "[[examples.odd]]\ntext = 'zorx 1'\n"
        },
        [
            "languages/en.toml:8: 'odd' does not match ' and more' of 'zork 1 and",
            "languages/en.toml:10: 'odd' does not match 'zorx 1' of 'zorx 1'",
        ],
    ),
    "other slots than an example says": (
        {
            "languages/en.toml": EN + "[rules]\nodd = '\"zork\" n=NUMBER'\n"
            "[[examples.odd]]\ntext = 'zork 1'\nslots = { n = ['2'], m = ['3'] }\n"
        },
        [
            "languages/en.toml:6: slot 'n' is ['1'], not ['2']",
            "languages/en.toml:6: slot 'm' is [], not ['3']",
        ],
    ),
    "a misspelt key in an example": (
        {
            "languages/en.toml": EN + "[rules]\nodd = '\"zork\"'\n"
            "[[examples.odd]]\ntext = 'zork'\nslot = { n = ['2'] }\n"
            "[[examples.odd]]\ntxet = 'zork'\n"
            "[[examples.odd]]\ntext = ''\n"
        },
        [
            "languages/en.toml:6: an example has no 'slot'; it has ",
            "languages/en.toml:9: an example has no 'txet'",
            "languages/en.toml:11: an example has a text",
        ],
    ),
    "an example that another rule claims": (
        {
            "languages/en.toml": EN + "[scans.odd]\n"
            'one = \'"zork" NUMBER ["quux"]\'\ntwo = \'"zork" NUMBER\'\n'
            "[[examples.'odd.one']]\ntext = 'zork 1 quux'\n"
            "[[examples.\"odd.two\"]]\ntext = 'zork 1'\n"
        },
        ["languages/en.toml:9: scanning for 'odd.two' finds odd.one 'zork 1' in"],
    ),
    "an actor that is not registered": (
        {"languages/en.toml": EN + "[words_other.actor]\ntsb-directr = ['Zork']\n"},
        ["languages/en.toml:4: no actor 'tsb-directr' in the registry; did you"],
    ),
    "one of two actors that is not registered": (
        {"languages/en.toml": EN + "[words.actor]\n'council+zork' = ['Zork']\n"},
        ["languages/en.toml:4: no actor 'zork' in the registry"],
    ),
    "a body that is not registered": (
        {"languages/en.toml": EN + "[words.session_code]\nwstc = ['WSTC']\n"},
        ["languages/en.toml:4: no body 'wstc' in the registry; did you mean 'wtsc'?"],
    ),
    "a place where nobody met": (
        {"languages/en.toml": EN + "[words_unverified.place]\natlantis = ['Atlantis']\n"},
        ["languages/en.toml:4: no place 'atlantis' in the registry"],
    ),
    "a terminal that is no pattern": (
        {"terminals.toml": "format = 1\n[terminals.ODD]\npattern = 'a(b'\n"},
        ["terminals.toml:3: no pattern: missing ), unterminated subpattern"],
    ),
    "a terminal that captures": (
        {"terminals.toml": "format = 1\n[terminals.ODD]\npattern = '(a)'\nexamples = ['a']\n"},
        ["terminals.toml:3: a terminal may not capture"],
    ),
    "examples of shapes that do not hold": (
        {
            "terminals.toml": "format = 1\n[terminals.ODD]\npattern = 'a+'\n"
            "examples = ['a', 'ab']\ncounter = ['aa', 'b']\n"
        },
        [
            "terminals.toml:4: 'ab' does not match whole",
            "terminals.toml:5: 'aa' matches whole",
        ],
    ),
    "a shape without examples": (
        {"terminals.toml": "format = 1\n[terminals.ODD]\npattern = 'a+'\n"},
        ["terminals.toml:3: a shape without examples is not tested"],
    ),
    "a shape without a pattern": (
        {"layout.toml": "format = 1\n[layout.odd]\npatern = 'a+'\n"},
        ["layout.toml:2: a shape has a pattern, examples and counter"],
    ),
    "examples that are no list": (
        {
            "layout.toml": "format = 1\n[layout.odd]\npattern = 'a+'\n"
            "examples = 'a'\ncounter = ['b']\n"
        },
        ["layout.toml:4: examples is a list of strings"],
    ),
    "a terminal of one language": (
        {
            "languages/en.toml": EN + "[terminals.ODD]\npattern = 'a+'\n"
            "examples = ['b']\nstarts = ['b']\n"
        },
        ["languages/en.toml:5: 'b' does not match whole"],
    ),
    "a start that no example has": (
        {
            "terminals.toml": "format = 1\n[terminals.ODD]\npattern = 'a+'\n"
            "examples = ['a']\nstarts = ['b']\n"
        },
        ["terminals.toml:5: 'a' begins with none of these"],
    ),
    "a label that says no label": (
        {
            "labels.toml": "format = 1\n[labels.odd]\npattern = 'z'\nstrong = true\n"
            "examples = ['z']\n"
        },
        ["labels.toml:3: a label captures (?P<label>…)"],
    ),
    "a layout that needs the end of a line": (
        {
            "layout.toml": "format = 1\n[layout.odd]\npattern = '^a$\\n^b$'\n"
            'examples = ["a\\nb"]\ncounter = ["a"]\n'
        },
        [],
    ),
    "an order of unknown classes": (
        {
            "kinds/resolution.toml": "format = 1\n[evidence]\nopenner = 1\n[order]\n"
            "odd = 'enactin { ANY } @and'\n"
        },
        [
            "kinds/resolution.toml:3: no class of paragraphs 'openner'; did you",
            "kinds/resolution.toml:5: no class of paragraphs 'enactin'",
            "kinds/resolution.toml:5: an order is made of classes of paragraphs and",
        ],
    ),
    "something that speaks against a kind": (
        {"kinds/resolution.toml": "format = 1\n[evidence]\nopener = 1\nitem = -2\n[order]\n"},
        ["kinds/resolution.toml:4: a whole number from 1 is wanted, not -2"],
    ),
    "an order in broken notation": (
        {"kinds/resolution.toml": "format = 1\n[order]\nodd = '{ ANY'\n"},
        ["kinds/resolution.toml:3: the rule ends too early"],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_is(name: str, tmp_path: Path, small: Path) -> None:
    files, expected = FAULTS[name]
    if name == "not UTF-8":
        (tmp_path / "layout.toml").write_bytes(b"format = 1 # \xff")
        found = faults(small, tmp_path, {})
    else:
        found = faults(small, tmp_path, files)
    # A broken file takes others with it, in which its names are then missing.
    own = [without_column(one) for one in found if one.startswith(tuple(files))]
    assert len(own) == len(expected), found
    for one, want in zip(own, expected, strict=True):
        assert one.startswith(want)


def without_column(fault: str) -> str:
    return re.sub(r"(:\d+):\d+: ", r"\1: ", fault, count=1)


def test_a_session_of_an_unknown_body(tmp_path: Path, small: Path) -> None:
    text = (
        "format = 1\n\n[[sessions]]\nbody = 'pp'\nyear = 2018\nplace = 'dubai'\n"
        "\n[[sessions]]\nbody = 'ppp'\nyear = 2018\nplace = 'dubai'\n"
    )
    found = faults(small, tmp_path, {"registry/sessions.toml": text})
    want = "registry/sessions.toml:9:1: no body 'ppp' in the registry; did you mean 'pp'?"
    assert want in found


def test_forms_that_disagree_are_found(tmp_path: Path, small: Path) -> None:
    text = EN + "[rules]\nodd = '\"zork\"'\n[[examples.odd]]\ntext = 'zork'\n"
    nothing = mock.Mock(return_value=None)
    with mock.patch("itures.notation.reference.matcher", return_value=nothing):
        found = faults(small, tmp_path, {"languages/en.toml": text})
    want = "languages/en.toml:6:1: the two forms of 'odd' disagree on 'zork'"
    assert any(one.startswith(want) for one in found)


def test_all_faults_are_reported_not_the_first(tmp_path: Path, small: Path) -> None:
    files = {
        "languages/en.toml": EN + "[rules]\none = '@zork'\ntwo = 'ZORK'\nthree = '('\n",
        "layout.toml": "format = 1\n[layout.odd]\npattern = '('\n",
        "languages/zz.toml": "format = 1\nlanguage = 'zz'\n[rules]\none = '@zork'\n",
    }
    found = faults(small, tmp_path, files)
    places = [re.match(r"(.*?:\d+):", one)[1] for one in found]  # type: ignore[index]
    assert places == [
        "languages/en.toml:4",
        "languages/en.toml:5",
        "languages/en.toml:6",
        "languages/zz.toml:4",
        "layout.toml:3",
    ]


def test_a_language_of_ones_own_is_checked(tmp_path: Path, small: Path) -> None:
    text = (
        'format = 1\nlanguage = "xx"\nname = "Zorkish"\n'
        "[words.recital]\nrecalling = ['zork']\n"
        "[lines]\nopener = 'recital=@recital'\n"
        "[[examples.opener]]\ntext = 'ZORK'\nslots = { recital = ['recalling'] }\n"
    )
    assert faults(small, tmp_path, {"languages/xx.toml": text}) == []
    done = run("grammar", "show", "xx", "--grammars", str(tmp_path))
    assert done.out == ("@recital\n    recalling: zork\n[lines] opener = recital=@recital\n")


def test_the_command_prints_faults_with_a_caret_and_fails(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    where = tmp_path / "languages" / "en.toml"
    where.write_text(EN + "[rules]\nodd = '@recitall'\n")
    done = run("grammar", "check", "en", "--grammars", str(tmp_path))
    assert done.code == 2
    assert (
        f"{where}:4:8: no words 'recitall'; did you mean 'recital'?\n"
        "    odd = '@recitall'\n"
        "           ^\n"
    ) in done.out
    assert re.search(r"[1-9]\d* problems?\n$", done.err)


def test_a_folder_that_is_not_there_is_misuse() -> None:
    done = run("grammar", "check", "--grammars", "nowhere")
    assert done.code == 2
    assert "'nowhere' does not exist" in done.err


# ------------------------------------------------------------------ show


def test_show_lists_the_languages() -> None:
    done = run("grammar", "show")
    assert (done.code, done.err) == (0, "")
    assert [one.split()[0] for one in done.lines] == list(load().names("languages"))
    assert re.fullmatch(r"zh  Chinese +\d+ word lists, \d+ rules, \d+ examples", done.lines[-1])


def test_show_has_every_phrase_and_rule() -> None:
    out = run("grammar", "show", "zh").out
    language = load().language("zh")
    for name in language.word_names:
        assert f"@{name}\n" in out
        for phrase in language.words(name).phrases:
            assert phrase.text in out
    for name, (table, text) in language.rule_strings.items():
        assert f"[{table.split('.')[0]}] {name} = {text}\n" in out


def test_evidence_lists_what_no_itu_text_has() -> None:
    done = run("grammar", "show", "--evidence", "zh")
    assert len(done.lines) == len(unproven(load().language("zh")))
    where = "languages/zh.toml  words_unverified.recital  convinced"
    assert f"{where}: 深信" in done.lines
    every = run("grammar", "show", "--evidence").lines
    assert set(done.lines) < set(every)


def unproven(language: Language) -> list[str]:
    lists = [language.words(name) for name in language.word_names]
    return [p.text for one in lists for p in one.phrases if p.evidence != "itu"]


def test_an_unknown_language_is_misuse() -> None:
    done = run("grammar", "show", "xx")
    assert done.code == 2
    assert "no grammar for 'xx'; there are " in done.err


def test_a_problem_is_an_error_with_a_place(tmp_path: Path, small: Path) -> None:
    files = {"languages/en.toml": EN + "[rules]\nodd = '@recitall'\n"}
    (problem,) = check(overlay(small, tmp_path, files)).problems
    assert isinstance(problem, GrammarError)
    assert (problem.column, problem.source) == (8, "odd = '@recitall'")
