"""List the suites, or run some: table, ratios, picture and rows."""

from __future__ import annotations

import sys

from benchmarks.case import Suite
from benchmarks.instances.folder import NoInstances
from benchmarks.options import Options, parse
from benchmarks.race import Heat, Race, race
from benchmarks.report import machine, profile, rows, table
from benchmarks.report.summary import summary
from benchmarks.suites import SUITES, find


def main(words: list[str] | None = None) -> int:
    """Do what the words of the command line ask for; 1 where an answer was wrong, 2 for misuse."""
    options = parse(words)
    try:
        suites = [find(name) for name in options.suites]
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    facts = machine.facts()
    print("  ".join(f"{name} {value}" for name, value in facts.items() if value))
    if not suites:
        print(listing())
        suites = [find("speed")]
    right, races = True, []
    for suite in suites:
        print(f"\n== {suite.name}: {suite.question}", flush=True)
        try:
            if suite.measure is not None:
                right &= suite.measure(options)
            else:
                races.append(_raced(suite, options))
        except NoInstances as missing:
            print(f"skipped: {missing}")
    if options.csv is not None:
        rows.write(races, options.csv, facts)
    wrong = any(v.wrong for r in races for heat in r.heats for v in heat.verdicts)
    return int(wrong or not right)


def _raced(suite: Suite, options: Options) -> Race:
    print(table.header(), flush=True)

    def show(heat: Heat) -> None:
        print("\n".join(table.lines(heat)), flush=True)

    done = race(suite, options, show=show)
    print(f"\n{summary(done)}")
    if options.picture is not None and done.heats:
        path = options.picture
        several = len(options.suites) > 1
        profile.draw(done, path.with_stem(f"{path.stem}-{suite.name}") if several else path)
    return done


def listing() -> str:
    """Return a line for each suite: its question, its sizes and what it needs."""
    out = ["\nsuites (python -m benchmarks SUITE ...):"]
    for suite in SUITES:
        out.append(f"  {suite.name:15}{suite.question}")
        out.append(f"  {'':15}{suite.sizes}; needs {suite.needs or 'nothing'}")
    return "\n".join(out)


if __name__ == "__main__":
    sys.exit(main())
