"""What the README tells people to type works as it says."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest

from qa import rulebook
from qa.config import load

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(kind: str, name: str) -> str:
    """Return the text of the fenced block that follows a marker comment."""
    found = re.search(rf"<!-- {kind}: {re.escape(name)} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, f"README.md has no block '{kind}: {name}'"
    return found[1]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder like a fresh clone, as far as the examples look at it."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def typed(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    scripts = str(Path(sys.executable).parent)
    env = {**os.environ, "PATH": scripts + os.pathsep + os.environ["PATH"]}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder, env=env, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are for a POSIX shell")
@pytest.mark.parametrize(
    "name",
    [
        "editor",
        "completion",
        "fix",
        "ci",
        "reports",
        "report",
        "baseline",
        "links",
        "reviewer",
        "standards",
    ],
)
def test_example(name: str, checkout: Path) -> None:
    done = typed(block("tested", name), checkout)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are for a POSIX shell")
def test_example_of_vale(checkout: Path) -> None:
    rule = checkout / "styles" / "House" / "Hedging.yml"
    rule.parent.mkdir(parents=True)
    rule.write_text(
        "extends: existence\nmessage: \"Say what is meant, not '%s'.\"\ntokens: [very]\n"
        "tests:\n  - {name: a hedge, input: It is very good., contains: very}\n",
        encoding="utf-8",
    )
    (checkout / ".vale.ini").write_text(block("tested", "vale-ini"), encoding="utf-8")
    done = typed(block("tested", "vale"), checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "House.Hedging:Say what is meant, not 'very'." in done.stdout
    assert "1 of 1 examples and tests hold." in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are for a POSIX shell")
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_example_on_a_branch(checkout: Path) -> None:
    own = "git -c user.name=x -c user.email=x@example.org -c commit.gpgsign=false"
    begin = f"git init -q && git add -A && {own} commit -q -m first"
    assert (
        typed(f"{begin} && git update-ref refs/remotes/origin/main HEAD", checkout).returncode == 0
    )
    page = checkout / "content" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nlorem ipsum dolor\n", encoding="utf-8")
    done = typed(block("tested", "since"), checkout)
    assert done.returncode == 1
    assert "1 page checked" in done.stdout
    assert "lorem ipsum" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are for a POSIX shell")
def test_first_command_after_the_installation(checkout: Path) -> None:
    command = block("command", "check").rpartition("&&")[2].replace(".venv/bin/", "")
    done = typed(command, checkout)
    assert done.returncode == 1
    assert "Not ready to publish" in done.stderr
    assert (checkout / "report.html").stat().st_size > 10_000


def test_list_of_problems_of_an_editor(checkout: Path) -> None:
    (task,) = json.loads(block("tested", "problems"))["tasks"]
    matcher = task["problemMatcher"]
    begins, ends = (matcher["background"][f"{name}Pattern"] for name in ("begins", "ends"))
    program, *args = shlex.split(task["command"])
    assert program == "qa"
    watch = subprocess.Popen(
        [sys.executable, "-m", "qa", *args],
        cwd=checkout, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert watch.stdout is not None
        assert re.match(begins, watch.stdout.readline())
        lines = list(takewhile(lambda line: not re.match(ends, line), watch.stdout))
    finally:
        watch.kill()
        watch.wait()
    problems = [re.match(matcher["pattern"]["regexp"], line) for line in lines]
    assert len(problems) > 10
    assert all(found and (checkout / found[1]).is_file() for found in problems)


def test_own_rule(tmp_path: Path) -> None:
    text = block("tested", "own-rule")
    path = tmp_path / text.partition("\n")[0].removeprefix("# ")
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    book = rulebook.load([str(tmp_path / "house-rules")])
    assert book.rules["wording.our-name"].sources == ("House style, names",)


def test_settings_for_links(tmp_path: Path) -> None:
    (tmp_path / "qa.yaml").write_text(block("tested", "links-of-a-site"), encoding="utf-8")
    links = load(tmp_path / "qa.yaml").links
    assert links.root == str(tmp_path / "public")
    assert links.allow_domains == ("nhs.uk", "nih.gov")


def test_output_on_the_sample() -> None:
    command = "qa check content/conditions/high-blood-pressure.html --offline"
    done = typed(command, ROOT)
    assert done.stdout == block("output", command)


def test_links_to_files_that_exist() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    for target in targets:
        assert (ROOT / target).exists(), target
