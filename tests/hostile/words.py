"""What every payload does once it runs, whom it asks, and the ways to write one thing in many."""

RUN = "hit()"  # the browser tests define it in every frame
ELSEWHERE = "https://elsewhere.example"
QUOTES = ('"', "'", "")


def quoted(number: int, value: str) -> str:
    """`value` as an attribute's value in double, single and no quotes by turns."""
    quote = QUOTES[number % len(QUOTES)]
    return f"{quote}{value}{quote}"


def spellings(script: str) -> list[str]:
    """A script as entities and escapes that a browser reads as the script itself."""
    return [
        "".join(f"&#{ord(sign)};" for sign in script),
        "".join(f"&#{ord(sign):07}" for sign in script),
        "".join(f"&#x{ord(sign):x};" for sign in script),
        "".join(f"&#X{ord(sign):06X}" for sign in script),
        script.replace("(", "&lpar;").replace(")", "&rpar;"),
        script.replace("h", "\\u0068"),
        script.replace("i", "\\u{69}"),
        script.replace("()", "``"),
        script.replace("(", "/*(*/("),
        f"&Tab;{script}&NewLine;",
        f"window[&quot;{script[:-2]}&quot;]()",
        f"[0].map({script[:-2]})",
        f"eval(&quot;\\x68{script[1:]}&quot;)",
        f"setTimeout(&#39;{script}&#39;)",
        f"new Function`{script}```",
    ]
