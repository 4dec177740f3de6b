"""How long the everyday commands take as whole processes: best of several runs, wall clock.

    python benchmarks/commands.py [--runs 5]

Targets: `briefgen --help` under 0.2 s, `briefgen brief seeds/` replayed under 1.5 s on two cores.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).parent.parent
COMMANDS: tuple[tuple[str, list[str], float | None], ...] = (
    ("briefgen --help", ["--help"], 0.2),
    ("briefgen --version", ["--version"], None),
    ("briefgen brief seeds/ (recorded)", ["brief", "-q", "--json", "--engine", "recorded", "seeds"], 1.5),
    ("briefgen brief seeds/ (local)", ["brief", "-q", "--json", "--engine", "local", "seeds"], None),
    ("briefgen brief stories/flood (local)", ["brief", "-q", "--json", "--engine", "local", "stories/flood"], None),
)


def seconds(arguments: list[str], state: str) -> float:
    """Wall-clock seconds of one whole process. Raises `CalledProcessError` where the command fails."""
    environment = {**os.environ, "BRIEFGEN_STATE": state}
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments], cwd=TOP, env=environment, capture_output=True, check=True
    )
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"best and median of {runs} runs, load average {load:.1f}")
    with tempfile.TemporaryDirectory() as state:
        for name, arguments, target in COMMANDS:
            times = sorted(seconds(arguments, state) for _ in range(runs))
            told = f"  target {target} s" if target else ""
            print(f"{name:<40} {times[0]:6.2f} s {times[len(times) // 2]:6.2f} s{told}")


if __name__ == "__main__":
    main()
