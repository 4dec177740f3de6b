"""Whole runs through the true command against a loopback server that fails, and that is killed under.

    python benchmarks/live_run.py faults            # 500 articles, 30 % of answers faulty, 64 at once, three seeds
    python benchmarks/live_run.py kills             # SIGKILL at each request of a run of 30, resumed each time
    python benchmarks/live_run.py faults --articles 100 --seeds 1

`faults` prints for each seed: exit code, seconds, requests, faults, failures listed, the most that was reserved against
the cap, and the peak of memory above the run without faults (target: 50 MiB at most). It fails where an article is
neither in the briefing nor in the list of failures. `kills` prints the calls asked twice and the bounds of the bill.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from answering_server import Account, answering
from live_command import Command, Ended, run, write_articles

CAP = Decimal(2)
"""US dollars: the cap that a run has unless told otherwise."""


def words(server: Account, news: Path, jobs: int) -> list[str]:
    common = ["brief", str(news), "-m", "tiny-1", "--base-url", server.base_url, "-j", str(jobs), "-f", "json"]
    return [*common, "--max-cost", str(CAP), "--timeout", "20"]


def unaccounted(ended: Ended) -> tuple[set[str], int]:
    """Articles that are neither in the briefing's figures nor in its failures; and how many failures there are."""
    briefing = json.loads(ended.out)
    failed = {failure["source_id"] for failure in briefing["run"]["failures"]}
    told = {claim["citation"]["source_id"] for group in briefing["figures"] for claim in group["claims"]}
    return {source["id"] for source in briefing["sources"]} - failed - told, len(briefing["run"]["failures"])


def run_faults(options: argparse.Namespace) -> bool:
    good = True
    with tempfile.TemporaryDirectory() as folder, answering(Path(folder) / "log") as server:
        news = write_articles(Path(folder) / "news", options.articles)
        calm = Command(words(server, news, 64), state=Path(folder) / "calm", quick=False).end()
        print(f"no faults   exit {calm.code}, {calm.seconds:.1f} s, peak {calm.peak_mib:.0f} MiB", flush=True)
        for seed in options.seeds:
            server.forget()
            server.set(share=options.share, seed=seed)
            command = Command(words(server, news, 64), state=Path(folder) / f"seed{seed}", quick=False)
            ended = command.end()
            most, rows = Decimal(command.most_reserved()["usd"]), server.heard()
            missing, failures = unaccounted(ended)
            more = ended.peak_mib - calm.peak_mib
            faults = sum(1 for row in rows if row["fault"])
            print(
                f"seed {seed}      exit {ended.code}, {ended.seconds:.1f} s, {len(rows)} requests, {faults} faulty "
                f"({faults / len(rows):.0%}), {failures} failures listed, {len(missing)} articles unaccounted for, "
                f"most reserved ${most:.4f} of ${CAP}, peak {more:+.0f} MiB",
                flush=True,
            )
            expected = 4 if failures else 0
            good &= (
                not missing and ended.code == expected and most <= CAP and more <= 50 and "Traceback" not in ended.err
            )
    return good


def run_kills(options: argparse.Namespace) -> bool:
    good = True
    with tempfile.TemporaryDirectory() as folder, answering(Path(folder) / "log") as server:
        news = write_articles(Path(folder) / "news", 24)
        calm = run(words(server, news, 4), state=Path(folder) / "calm")
        requests = len(server.heard())
        print(f"undisturbed exit {calm.code}, {requests} requests", flush=True)
        for number in range(1, requests + 1):
            server.forget()
            server.set(hold=number - 1)
            state = Path(folder) / f"k{number}"
            command = Command(words(server, news, 4), state=state)
            heard = server.wait_for(number)
            command.kill()
            server.set(hold=None, lost=len(server.heard()))
            ended = run(words(server, news, 4), state=state)
            twice = sum(1 for count in Counter(r["key"] for r in server.heard() if r["answered"]).values() if count > 1)
            still_open = open_attempts(state)
            same = ended.out == calm.out
            good &= heard and same and ended.code == 0 and twice <= still_open <= 4
            print(
                f"killed at {number:2}: answered twice {twice}, in flight {still_open}, same bytes {same}", flush=True
            )
    return good


def open_attempts(state: Path) -> int:
    from briefgen.asking.journal import open_journal

    journal = open_journal(state / "journal.sqlite3")
    try:
        return journal.bill_of(1).open_attempts
    finally:
        journal.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Whole runs against a server that fails, and that are killed.")
    parser.add_argument("what", nargs="?", choices=("faults", "kills"), default="faults")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    options = parser.parse_args()
    good = run_faults(options) if options.what == "faults" else run_kills(options)
    print("as it should be" if good else "NOT as it should be")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
