"""What other tools run of ours works as it stands: the GitHub action, the GitLab job, the hooks."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(
    shutil.which("bash") is None or sys.platform == "win32", reason="they are for a POSIX shell"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    shutil.copy(ROOT / "content" / "medicines" / "how-ketamine-works.txt", tmp_path / "content")
    return tmp_path


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    scripts = str(Path(sys.executable).parent)
    env = {**os.environ, **variables, "PATH": scripts + os.pathsep + os.environ["PATH"]}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder, env=env, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip


def step(name: str) -> dict[str, Any]:
    steps = loaded(".github/actions/qa/action.yml")["runs"]["steps"]
    found: dict[str, Any] = next(step for step in steps if step["name"] == name)
    return found


def test_github_action(site: Path) -> None:
    action = loaded(".github/actions/qa/action.yml")
    variables = {
        name: action["inputs"][value.removeprefix("${{ inputs.").removesuffix(" }}")]["default"]
        for name, value in step("Check")["env"].items()
    }
    variables |= {"PATHS": "content\n", "GITHUB_STEP_SUMMARY": str(site / "summary.md")}
    done = bash(step("Check")["run"], site, RUNNER_TEMP=str(site), **variables)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=content/how-ketamine-works.txt,line=")
    assert (site / "summary.md").read_text(encoding="utf-8").startswith("### ❌ Not ready")
    assert json.loads((site / "qa.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (site / "qa-report.html").stat().st_size > 10_000


def test_github_action_puts_no_input_into_the_text_of_a_shell() -> None:
    for one in loaded(".github/actions/qa/action.yml")["runs"]["steps"]:
        assert "${{" not in one["run"]


def test_gitlab_job(site: Path) -> None:
    job = loaded(".gitlab/qa.gitlab-ci.yml")["qa"]
    done = bash("\n".join(job["script"]), site, **job["variables"])
    assert done.returncode == 1, done.stderr
    for name in (*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()):
        assert (site / name).stat().st_size > 100, name


@pytest.mark.parametrize("number", [0, 1])
def test_hooks(site: Path, number: int) -> None:
    hook = loaded(".pre-commit-hooks.yaml")[number]
    page = "content/how-ketamine-works.txt"
    done = bash(f"{hook['entry']} {shlex.quote(page)}", site)
    assert done.returncode == (1 if hook["id"] == "qa" else 0), done.stderr
    assert "Error" not in done.stderr
