"""The pages of a report in a real browser, opened from a folder as a delegate opens them."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import browser
from report_pages_made import files_of

LACKING = browser.missing()
pytestmark = [
    pytest.mark.skipif(bool(LACKING), reason=f"not installed: {LACKING}"),
    pytest.mark.timeout(300),
]
KINDS = (
    "index.html", "texts.html", "text/pp-dec-925-2022.html", "text/wtsa-res-931-2024.html",
    "text/wtsa-res-901-2024.ar.html", "references.html", "editions.html", "lineages.html",
    "network.html", "rules.html", "rule/VER301.html", "accepted.html", "unread.html",
    "stretches.html", "actions.html", "matrix.html", "reporting.html",
    "actor/secretary-general.html", "overlaps.html", "languages.html",
    "languages/wtsa-res-901-2024.html", "method.html", "files.html", "search.html",
)  # fmt: skip
"""One page of each kind."""
ALIKE = ("lineages.html", "stretches.html", "reporting.html", "files.html", "unread.html")
"""Of these each is built like one that is looked at for barriers."""
IN_THE_DARK = ("index.html", "text/pp-dec-925-2022.html", "network.html", "actions.html")
"""Pages that have every colour on them."""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with browser.browser(tmp_path_factory.mktemp("profile")) as found:
        found.set_script_timeout(60)
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report in a folder whose name is no plain word."""
    with pytest.MonkeyPatch.context() as patch:
        # So that words such as "the" are in too many places even in a small corpus.
        patch.setattr("itures.report.site.search._FEW", 20)
        made = files_of(tmp_path_factory.mktemp("corpus"))
    folder = tmp_path_factory.mktemp("a report, 100 %")
    for name, data in made.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    assert {*KINDS} <= {*made}
    return folder


def go(driver: Any, folder: Path, name: str, fragment: str = "") -> None:
    driver.get("about:blank")
    driver.get((folder / name).as_uri() + fragment)


def wait(driver: Any, script: str) -> Any:
    """What a script gives, as soon as it gives something."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        found = driver.execute_script(script)
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"nothing in ten seconds: {script}")


# ------------------------------------------------------------------ every kind of page


@pytest.mark.parametrize("name", KINDS)
def test_a_page_is_quiet_and_fits(driver: Any, folder: Path, name: str) -> None:
    """Nothing to complain of in the console, and nothing to scroll sideways for."""
    for width in (320, 1280):
        browser.look(driver, width)
        driver.get_log("browser")
        go(driver, folder, name)
        assert driver.get_log("browser") == []
        root = "document.documentElement"
        assert driver.execute_script(f"return {root}.scrollWidth <= {root}.clientWidth"), width


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        *((name, "light") for name in KINDS if name not in ALIKE),
        *((name, "dark") for name in IN_THE_DARK),
    ],
)
def test_a_page_has_no_barriers(driver: Any, folder: Path, name: str, scheme: str) -> None:
    browser.look(driver, 1280, scheme)
    go(driver, folder, name)
    driver.execute_script(browser.axe())
    found = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run({resultTypes: ['violations'], preload: false}).then(result => done("
        " result.violations.map(one => [one.id, one.impact, one.nodes[0].html.slice(0, 120)])))"
    )
    assert found == []


def test_the_check_for_barriers_finds_them(driver: Any, folder: Path) -> None:
    go(driver, folder, "index.html")
    driver.execute_script("document.querySelector('main').append(document.createElement('img'))")
    driver.execute_script(browser.axe())
    found = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run().then(result => done(result.violations.map(one => one.id)))"
    )
    assert "image-alt" in found


# ------------------------------------------------------------------ tables


def column(driver: Any, table: str, at: int) -> list[str]:
    return driver.execute_script(  # type: ignore[no-any-return]
        "return [...document.getElementById(arguments[0]).tBodies[0].rows]"
        ".filter(row => !row.hidden).map(row => row.cells[arguments[1]].innerText.trim())",
        table,
        at,
    )


def test_a_table_is_sorted_with_the_keyboard(driver: Any, folder: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.look(driver, 1280)
    go(driver, folder, "network.html")
    head = driver.find_elements("css selector", "#most th[data-sort] button")[2]
    before = column(driver, "most", 2)
    head.send_keys(Keys.ENTER)
    rising = column(driver, "most", 2)
    assert rising == sorted(before, key=int)
    head.send_keys(Keys.SPACE)
    assert column(driver, "most", 2) == sorted(before, key=int, reverse=True)
    state = driver.execute_script(
        "return [...document.querySelectorAll('#most th')].map(one => one.ariaSort)"
    )
    assert [one for one in state if one] == ["descending"]


def test_a_table_is_filtered(driver: Any, folder: Path) -> None:
    from selenium.webdriver.support.ui import Select

    go(driver, folder, "references.html")
    everything = len(column(driver, "references", 0))
    said = "document.querySelector('.filter [role=status]').textContent"
    status = Select(driver.find_elements("css selector", ".filter select")[1])
    (missing,) = (one.text for one in status.options if one.text.startswith("missing ("))
    status.select_by_visible_text(missing)
    wait(driver, f"return {said} !== '{everything} rows'")
    assert {one.split()[1] for one in column(driver, "references", 4)} == {"missing"}
    status.select_by_visible_text("All")
    box = driver.find_element("css selector", ".filter input")
    box.send_keys("911 kig\u00e0li")
    wait(driver, f"return {said} === '0 of {everything} rows'")
    box.clear()
    box.send_keys("KIG\u00c0LI 941")
    wait(driver, f"return /^[1-9] of {everything} rows$/.test({said})")
    assert all("Kigali" in one for one in column(driver, "references", 2))


def test_texts_of_all_bodies_are_filtered_together(driver: Any, folder: Path) -> None:
    go(driver, folder, "texts.html")
    driver.find_element("css selector", ".filter input").send_keys("harbour masters")
    shown = "return [...document.querySelectorAll('main h2')].filter(one => !one.hidden).length"
    wait(driver, f"{shown} === 1")


# ------------------------------------------------------------------ search


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("landing stages", "en", "landing stage"),
        ("landing sta", "en", "landing stage"),
        ("STATIONS", "en", "station"),
        ("cable cuivre", "fr", "cuivre"),
        ("récupération", "fr", "récupération"),
        ("resoluciones", "es", "resolu"),
        ("медного кабеля", "ru", "медн"),
        ("退役铜缆", "zh", "铜缆"),
        ("铜", "zh", "铜"),
        ("كبلات نحاسيه", "ar", "نحاس"),
    ],
)
def test_words_are_found_in_six_languages(
    driver: Any, folder: Path, words: str, language: str, wanted: str
) -> None:
    go(driver, folder, "search.html", f"#q={quote(words)}&lang={language}")
    said = wait(driver, "return document.getElementById('x-said').textContent")
    if said.startswith("Nothing"):
        pytest.fail(f"{words}: {said}")
    wait(driver, "return document.querySelector('#x-hits .snippet mark') !== null")
    snippets = driver.execute_script(
        "return [...document.querySelectorAll('#x-hits .snippet')].map(one => one.textContent)"
    )
    assert any(wanted in one.lower() for one in snippets), snippets
    assert driver.get_log("browser") == []


def test_words_that_are_everywhere_are_named(driver: Any, folder: Path) -> None:
    go(driver, folder, "search.html", "#q=the+landing+stage&lang=en")
    said = wait(driver, "return document.getElementById('x-said').textContent")
    assert said.endswith("In too many places to be looked for: the.")
    assert "Nothing" not in said


def test_a_find_leads_to_its_clause(driver: Any, folder: Path) -> None:
    go(driver, folder, "search.html", "#q=mooring+post+boat")
    wait(driver, "return document.querySelector('#x-hits a') !== null")
    driver.execute_script("document.querySelector('#x-hits a').click()")
    wait(driver, "return location.pathname.endsWith('text/wtsa-res-931-2024.html')")
    assert driver.execute_script(
        "return document.querySelector(':target').textContent.includes('mooring post')"
    )


def test_nothing_is_run_that_was_looked_for(driver: Any, folder: Path) -> None:
    go(driver, folder, "search.html", "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20alert")
    wait(driver, "return document.getElementById('x-said').textContent")
    assert driver.execute_script("return document.querySelectorAll('main img').length") == 0
    assert driver.get_log("browser") == []


# ------------------------------------------------------------------ the picture, the text


def test_a_dot_shows_what_it_is_joined_to(driver: Any, folder: Path) -> None:
    browser.look(driver, 1280)
    go(driver, folder, "network.html")
    driver.execute_script("document.querySelector('#x-picture .dots a').focus()")
    told = wait(driver, "return document.querySelector('.told').textContent")
    assert "cited by" in told
    assert driver.execute_script("return document.querySelectorAll('.dots .on').length") > 1
    driver.find_element("css selector", ".tools input").send_keys("harbour masters")
    wait(driver, "return document.querySelector('.told').textContent.startsWith('1 of ')")


def test_the_menu_opens_on_a_narrow_page_without_a_script(driver: Any, folder: Path) -> None:
    browser.look(driver, 320)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        go(driver, folder, "index.html")
        menu = driver.find_element("id", "x-menu")
        assert not menu.is_displayed()
        driver.find_element("css selector", ".open").click()
        assert menu.is_displayed()
        assert len(menu.find_elements("css selector", "a")) > 10
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_languages_can_be_left_out_without_a_script(driver: Any, folder: Path) -> None:
    browser.look(driver, 1280)
    go(driver, folder, "languages/wtsa-res-901-2024.html")
    cell = driver.find_element("css selector", ".side-by-side td.l2")
    assert cell.is_displayed()
    driver.find_element("id", "x-show-2").click()
    assert not cell.is_displayed()


def test_on_paper_only_the_words_are_left(driver: Any, folder: Path) -> None:
    browser.look(driver, 800, media="print")
    go(driver, folder, "text/wtsa-res-931-2024.html")
    shown = driver.execute_script(
        "return ['.bar', '#x-menu', '.foot', '.turn'].filter(one =>"
        " getComputedStyle(document.querySelector(one)).display !== 'none')"
    )
    assert shown == []
    assert driver.find_element("css selector", "article").is_displayed()
    browser.look(driver, 1280)
