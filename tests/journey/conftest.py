"""A real browser on a live desk with sample content; every page is watched for errors, foreign requests and access."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--font-render-hinting=none",
]
SHOWN = ("today-", "log-phone", "log-done", "evidence-", "review-", "engagement-", "composer-", "quote-",
         "public-round-up-", "stakeholder-")  # fmt: skip
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@dataclass(slots=True)
class Watched:
    """A page with what went wrong on it."""

    page: Page
    base: str
    language: str = "en"
    troubles: list[str] = field(default_factory=list)

    def goto(self, path: str) -> None:
        """Open an address of the desk and wait until it stands."""
        self.page.goto(self.base + path, wait_until="load")

    def check_access(self, where: str) -> None:
        """Fail on any violation that axe-core finds (WCAG 2.2 A and AA, best practice)."""
        self.page.evaluate(AXE.read_text(encoding="utf8"))
        found = self.page.evaluate("async () => (await axe.run(document)).violations")
        told = [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}" for v in found]
        assert told == [], f"{where}: {told}"

    def check_width(self, where: str) -> None:
        """Fail when the page scrolls sideways."""
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{where}: the page is {over} px too wide"

    def take_picture(self, name: str, *, whole: bool = False) -> None:
        """Keep a picture; in docs/pictures when these are being made anew and the documents show it."""
        is_shown = os.environ.get("OVERTURE_SCREENSHOTS") and name.startswith(SHOWN)
        folder = PICTURES if is_shown else ROOT / "test-results"
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png", full_page=whole, animations="disabled")

    def look(self, name: str, *, whole: bool = False) -> None:
        """Check access and width of the page as it stands, and keep a picture."""
        self.check_access(name)
        self.check_width(name)
        self.take_picture(name, whole=whole)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        if os.environ.get("OVERTURE_CI"):
            pytest.fail("Chromium is missing, and under CI nothing is skipped.")
        pytest.skip("Chromium is not installed: the browser tests are left out (apt install chromium).")
    with sync_playwright() as playwright:
        browser = _launch(playwright)
        yield browser
        browser.close()


def _language_cookie(language: str, url: str) -> dict[str, str]:
    return {"name": "overture_language", "value": language, "url": url}


def _launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


@pytest.fixture
def open_page(chromium: Browser, live_server) -> Iterator[Callable[..., Watched]]:
    """Open a fresh browser context: size, colour scheme, language of the desk, with or without script."""
    contexts: list[BrowserContext] = []
    pages: list[Watched] = []

    def opened(
        *, size: dict[str, int] = WIDE, dark: bool = False, language: str = "en", script: bool = True
    ) -> Watched:
        context = chromium.new_context(
            viewport=size,
            color_scheme="dark" if dark else "light",
            locale=language,
            java_script_enabled=script,
            reduced_motion="reduce",
            has_touch=size is PHONE,
        )
        context.set_default_timeout(15_000)
        context.add_cookies([_language_cookie(language, live_server.url)])
        contexts.append(context)
        watched = Watched(context.new_page(), live_server.url, language)
        _watch(watched)
        pages.append(watched)
        return watched

    yield opened
    troubles = [trouble for watched in pages for trouble in watched.troubles]
    for context in contexts:
        context.close()
    assert troubles == []


def _watch(watched: Watched) -> None:
    """Keep console errors (a refused script or style is one), page errors and requests to anybody else."""
    ours = urlsplit(watched.base).netloc

    def on_request(request) -> None:
        if urlsplit(request.url).scheme in {"http", "https"} and urlsplit(request.url).netloc != ours:
            watched.troubles.append(f"asked {request.url}")

    def on_console(message) -> None:
        if message.type == "error" and "404" not in message.text and "410" not in message.text:
            watched.troubles.append(f"console: {message.text}")

    watched.page.on("request", on_request)
    watched.page.on("console", on_console)
    watched.page.on("pageerror", lambda error: watched.troubles.append(f"error: {error}"))


@pytest.fixture
def sample_desk(transactional_db):
    """A small sample desk in the test's own database."""
    from overture.sample.loading import load

    return {account.role: account for account in load(size="small")}


@pytest.fixture
def sign_in(sample_desk) -> Callable[[Watched, str], None]:
    """Sign in through the real form as the sample account of a role."""

    def signed_in(watched: Watched, role: str = "coordinator") -> None:
        account = sample_desk[role]
        watched.goto("/accounts/login/")
        watched.page.fill("input[name=login]", account.email)
        watched.page.fill("input[name=password]", account.password)
        watched.page.click("main button[type=submit]")
        watched.page.wait_for_url("**/desk/**" if role != "representative" else "**/my/**")
        # Signing in brings the account's own language; the journey goes on in the one it was opened in.
        watched.page.context.add_cookies([_language_cookie(watched.language, watched.base)])

    return signed_in
