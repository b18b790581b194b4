"""Writes `reports/sample/` anew. Run it after a change on purpose, and read the difference."""

from __future__ import annotations

from test_sample import FORMATS, SAMPLE, checked


def main() -> None:
    """Write the three reports."""
    SAMPLE.mkdir(parents=True, exist_ok=True)
    for name, format_name in FORMATS.items():
        (SAMPLE / name).write_bytes(checked(format_name))


if __name__ == "__main__":
    main()
