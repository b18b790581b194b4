from __future__ import annotations

import subprocess
import sys

import pytest

from qa import __version__
from qa.cli import COMMANDS


def qa(*args: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "qa", *args], capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr
    return done


def test_version() -> None:
    assert qa("--version").stdout == f"qa, version {__version__}\n"


def test_misspelt_command_has_a_near_miss() -> None:
    done = qa("chekc", "content")
    assert done.returncode == 2
    assert "There is no command 'chekc' (did you mean 'check'?)." in done.stderr


def test_path_in_the_place_of_a_command() -> None:
    done = qa("content/page.md")
    assert done.returncode == 2
    assert "To check pages: qa check content/page.md" in done.stderr


def test_help_names_every_command() -> None:
    for option in ("--help", "-h"):
        done = qa(option)
        assert done.returncode == 0
        assert all(f"  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    done = qa(name, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: ")


def test_help_loads_no_engine() -> None:
    code = (
        "import sys, contextlib\nfrom qa.cli import main\nsys.argv = ['qa', 'check', '--help']\n"
        "with contextlib.suppress(SystemExit):\n    main()\n"
        "heavy = {'harper', 'requests', 'rich', 'jinja2', 'docx', 'tree_sitter', 'pyromark'}\n"
        "sys.exit(', '.join(heavy & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
