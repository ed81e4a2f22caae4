"""The HTML pages in a real browser: what a reader sees, at any width, with any keys."""

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

import browser
import itures
from cli_run import SAMPLES

LACKING = browser.missing()
pytestmark = [
    pytest.mark.skipif(bool(LACKING), reason=f"not installed: {LACKING}"),
    pytest.mark.timeout(300),
]
NAMES = ("en-wtsa-901", "ar-wtsa-901", "zh-wtsa-901", "ru-wtsa-901", "zh-circular", "en-vi-message")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with browser.browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the pages of the samples, and of a hard one."""
    folder = tmp_path_factory.mktemp("pages")
    documents = {name: itures.parse(SAMPLES / f"{name}.txt") for name in NAMES}
    documents["hard"] = hard(documents["en-wtsa-901"])
    for name, document in documents.items():
        (folder / f"{name}.html").write_text(itures.to_html(document), "utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in documents}


def hard(document: itures.Document) -> itures.Document:
    """A document with long words, deep lists, a wide table, and signs that must not act."""
    span = itures.Span(0, 0)
    item = itures.Item("deep_9", "iv", "W" * 200, span)
    for depth in range(8, 0, -1):
        item = itures.Item(
            f"deep_{depth}", "1.1.1.1", "https://example.org/" + "x/" * 90, span, (item,)
        )
    rows = tuple(tuple(f"cell {row} {column}" for column in range(12)) for row in range(3))
    table = itures.Section(
        "annex-1", None, "ANNEX", "<script>x</script>", (), None, span, rows=rows
    )
    clause = evolve(document.clauses[0], items=(item,), opener="recalling \u202e\x1b" + "V" * 99)
    return evolve(document, clauses=(clause, *document.clauses[1:]), annexes=(table,))


@pytest.mark.parametrize("name", [*NAMES, "hard"])
def test_the_browser_has_nothing_to_complain_of(
    driver: Any, pages: dict[str, str], name: str
) -> None:
    driver.get_log("browser")
    driver.get(pages[name])
    assert driver.get_log("browser") == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", [*NAMES, "hard"])
def test_nothing_scrolls_sideways(
    driver: Any, pages: dict[str, str], name: str, width: int
) -> None:
    browser.look(driver, width)
    driver.get(pages[name])
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    outside = driver.execute_script(
        "return [...document.querySelectorAll('main p, main li, h1, h2')].filter(one => {"
        " const box = one.getBoundingClientRect();"
        " return !one.closest('.table') && box.width && (box.left < -1 || box.right > innerWidth + 1)"
        "}).map(one => one.outerHTML.slice(0, 90))"
    )
    assert outside == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*NAMES, "hard"])
def test_there_are_no_barriers(driver: Any, pages: dict[str, str], name: str, scheme: str) -> None:
    browser.look(driver, 1280, scheme)
    driver.get(pages[name])
    driver.execute_script(browser.axe())
    found = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run().then(found => done(found.violations.map(one =>"
        " [one.impact, one.id, one.nodes.map(node => node.html.slice(0, 120)).slice(0, 3)])))"
    )
    assert found == []


def test_the_test_before_could_fail(driver: Any, pages: dict[str, str]) -> None:
    browser.look(driver, 1280)
    driver.get(pages["en-wtsa-901"])
    driver.execute_script("document.querySelector('h1').style.color = '#eee'")
    driver.execute_script(browser.axe())
    found = driver.execute_async_script(
        "const done = arguments[0]; axe.run().then(found => done(found.violations.map(o => o.id)))"
    )
    assert found == ["color-contrast"]


def test_a_note_opens_in_place_and_closes_again(driver: Any, pages: dict[str, str]) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.look(driver, 1280)
    driver.get(pages["en-wtsa-901"])
    button = driver.find_element("css selector", "sup.mark button")
    note = driver.find_element("id", button.get_attribute("popovertarget"))
    assert not note.is_displayed()
    button.send_keys(Keys.ENTER)
    assert note.is_displayed()
    assert note.text.startswith("Copper cables that no longer")
    near = driver.execute_script(
        "const [a, b] = [...arguments].map(one => one.getBoundingClientRect());"
        "return Math.min(Math.abs(a.bottom - b.top), Math.abs(b.bottom - a.top))",
        button,
        note,
    )
    assert near < 40
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not note.is_displayed()


def test_the_first_key_leads_past_the_head_of_the_page(driver: Any, pages: dict[str, str]) -> None:
    from selenium.webdriver.common.keys import Keys

    driver.get(pages["ar-wtsa-901"])
    driver.find_element("tag name", "body").send_keys(Keys.TAB)
    skip = driver.switch_to.active_element
    assert skip.get_attribute("href").endswith("#text")
    assert driver.execute_script("return arguments[0].getBoundingClientRect().top >= 0", skip)


def test_labels_hang_on_the_side_where_the_lines_begin(driver: Any, pages: dict[str, str]) -> None:
    browser.look(driver, 1280)
    sides = {}
    for name in ("en-wtsa-901", "ar-wtsa-901"):
        driver.get(pages[name])
        sides[name] = driver.execute_script(
            "const item = document.getElementById('recalling_1__a');"
            "const at = one => item.querySelector(one).getBoundingClientRect().left;"
            "return at('a.label') < at('p')"
        )
    assert sides == {"en-wtsa-901": True, "ar-wtsa-901": False}


def test_paper_gets_the_text_alone(driver: Any, pages: dict[str, str]) -> None:
    driver.get(pages["en-wtsa-901"])
    browser.look(driver, 800, media="print")
    shown = {
        name: driver.find_element("css selector", name).is_displayed()
        for name in ("article", ".notes", ".bar", ".beside", "#contents", ".pin")
    }
    assert [name for name, there in shown.items() if there] == ["article", ".notes"]
    browser.look(driver, 1280)


def test_no_script_of_a_document_runs(driver: Any, pages: dict[str, str]) -> None:
    driver.get(pages["hard"])
    assert driver.execute_script("return document.scripts.length") == 0
    assert "<script>x</script>" in driver.find_element("id", "annex-1").text
    driver.get_log("browser")
    driver.execute_script(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')"
    )
    assert driver.execute_script("return window.ran === undefined")
    assert any("Content Security Policy" in one["message"] for one in driver.get_log("browser"))
