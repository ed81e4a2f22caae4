"""A browser without a window, for tests that have to see a page as a reader does."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")


def missing() -> str:
    """What is not there that a browser test needs; nothing if all is."""
    wanted = {"chromium": CHROMIUM, "chromedriver": DRIVER}
    lacking = [name for name, path in wanted.items() if path is None]
    for package in ("selenium", "axe_core_python"):
        try:
            __import__(package)
        except ImportError:
            lacking.append(package)
    return ", ".join(lacking)


@contextmanager
def browser(profile: Path) -> Iterator[Any]:
    """A browser with a fresh profile, which ends with the block."""
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def look(driver: Any, width: int, scheme: str = "light", media: str = "screen") -> None:
    """How wide the window is, and what its reader prefers."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})


def axe() -> str:
    """The script of axe-core, which finds barriers in a page."""
    import axe_core_python

    return Path(axe_core_python.__file__).with_name("axe.min.js").read_text("utf-8")
