"""The record that the two ways are held to: it tells what goes wrong in a page of each engine."""

INLINE = """
const script = document.createElement("script");
script.textContent = "1";
document.body.append(script);
"""
FAULTS = {
    "Policy": INLINE,
    "noSuchFunction": "setTimeout(() => noSuchFunction())",
    "404": "fetch('/static/no-such-file.css')",
    "elsewhere.example": "fetch('https://elsewhere.example/').catch(() => {})",
}


def test_the_faults_of_a_page_and_its_requests_to_another_host_are_told(window, site):
    window.open("/contact/")
    assert (window.faults, window.foreign_requests) == ([], [])

    for words, script in FAULTS.items():
        window.driver.execute_script(script)
        window.wait(lambda: any(words in fault for fault in window.faults), f"tell of {words}")  # noqa: B023 -- asked at once
    elsewhere = site.url.replace("127.0.0.1", "localhost")
    window.driver.get(f"{elsewhere}/contact/")

    assert f"{elsewhere}/contact/" in window.foreign_requests
