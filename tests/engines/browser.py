"""A window of any engine, told in the words of its user: open, click, type, choose, see."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

SECONDS = 15
INSIDE = {"about", "blob", "data"}  # schemes of what no host is asked for
CENTER = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })"

PHONE, DESK = (390, 800), (1280, 950)  # pixels; Firefox makes no window narrower than 500


class Browser:
    """Whatever is asked for is waited for: an element is named by its selector and its words."""

    def __init__(self, driver, tell, origin):
        self.driver = driver
        self._tell = tell
        self._origin = origin

    @property
    def faults(self):
        return self._tell()[1]

    @property
    def foreign_requests(self):
        return [
            url
            for url in self._tell()[0]
            if urlsplit(url).scheme not in INSIDE and not url.startswith(f"{self._origin}/")
        ]

    def resize(self, width, height):
        self.driver.set_window_rect(0, 0, width, height)

    def open(self, path):
        self.driver.get(self._origin + path)

    def go_back(self):
        self.driver.back()

    def click(self, selector, words=""):
        self.wait(lambda: self._click(selector, words), f"click {selector} {words!r}")

    def type(self, selector, text):
        self.see(selector).send_keys(text)

    def press(self, selector, *keys):
        """Keys that are held together, such as Control and B."""
        self.type(selector, "".join([*keys, Keys.NULL]))

    def choose(self, selector, option):
        Select(self.see(selector)).select_by_visible_text(option)

    def see(self, selector, words=""):
        """The first element that is there to be seen and has these words."""
        return self.wait(lambda: self._visible(selector, words), f"see {selector} {words!r}")

    def labelled(self, words):
        """The selector of the control that a label is for."""
        return "#" + self.see("label", words).get_dom_attribute("for")

    def wait_for_focus(self, selector):
        element = self.see(selector)
        self.wait(
            lambda: self.driver.execute_script(
                "return document.activeElement === arguments[0]", element
            ),
            f"have the focus in {selector}",
        )

    def see_none(self, selector):
        self.wait(lambda: not self._visible(selector, ""), f"lose {selector}")

    def arrive(self, path):
        self.wait(lambda: self.path.startswith(path), f"arrive at {path}")

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self._origin)

    @contextmanager
    def inside(self, frame):
        self.driver.switch_to.frame(self.see(frame))
        yield
        self.driver.switch_to.default_content()

    def value_of(self, selector):
        return self.see(selector).get_property("value")

    def is_drawn(self, selector):
        """Whether a picture has come, and not only its place."""
        picture = self.see(selector)
        self.driver.execute_script(CENTER, picture)
        return self.wait(lambda: picture.get_property("naturalWidth") > 0, f"draw {selector}")

    def wait(self, question, wish):
        waiting = WebDriverWait(
            self.driver, SECONDS, 0.1, ignored_exceptions=[StaleElementReferenceException]
        )
        return waiting.until(lambda _driver: question(), f"Could not {wish} on {self.path}")

    def _click(self, selector, words):
        element = self._visible(selector, words)
        if element:
            # Clear of what stays at the edges of a phone, as a thumb would have it.
            self.driver.execute_script(CENTER, element)
            element.click()
        return element

    def _visible(self, selector, words):
        return next(
            (
                element
                for element in self.driver.find_elements(By.CSS_SELECTOR, selector)
                if element.is_displayed() and words in element.text
            ),
            None,
        )
