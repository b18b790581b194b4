"""Writes `reports/sample/` and the README's sample output anew.

Run it after a change on purpose, and read the difference.
"""

from __future__ import annotations

import re

from test_sample import FORMATS, ROOT, SAMPLE, checked


def main() -> None:
    """Write the three reports, and what the README shows of them."""
    SAMPLE.mkdir(parents=True, exist_ok=True)
    for name, format_name in FORMATS.items():
        (SAMPLE / name).write_bytes(checked("content", format_name))
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")

    def output(match: re.Match[str]) -> str:
        said = checked(match["path"], "terminal").decode("utf-8")
        return f"{match['marker']}\n```text\n{said}```"

    block = r"(?P<marker><!-- output: qa check (?P<path>\S+) --offline -->)\n```text\n.*?```"
    readme.write_text(re.sub(block, output, text, flags=re.DOTALL), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
