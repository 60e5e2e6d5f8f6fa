"""The engine beside its peers: the same programs, one thread each, in one run.

    python3 benches/peers.py                 # 49,595 cooperatives, minutes
    python3 benches/peers.py --national      # 2.2 million too, an hour
    python3 benches/peers.py --growth        # the engine alone, from 1,000 to 2.2 million, a minute

Installs OR-Tools, HiGHS and CLP (cylp) from PyPI into a virtual environment under target/, writes each program as
MPS, runs every solver on it in a process of its own, and prints a table: seconds to solve (reading left out), the
ratio to our engine, and how far the objectives differ. Medians of three where a run takes less than ten seconds.
"""

import argparse
import datetime
import json
import math
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / "target" / "peers"
SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 2_200_000]

GLOP = """
import sys, json, time
from ortools.linear_solver.python import model_builder
model = model_builder.Model()
assert model.import_from_mps_file(sys.argv[1])
solver = model_builder.Solver("glop")
solver.set_solver_specific_parameters("use_dual_simplex: true use_preprocessing: false")
solver.set_time_limit_in_seconds(float(sys.argv[2]))
start = time.perf_counter()
status = solver.solve(model)
seconds = time.perf_counter() - start
done = status == model_builder.SolveStatus.OPTIMAL
print(json.dumps({"seconds": seconds, "objective": -solver.objective_value if done else None, "status": str(status)}))
"""

CLP = """
import sys, json, time
from cylp.cy import CyClpSimplex
model = CyClpSimplex()
model.logLevel = 0
model.readMps(sys.argv[1])
start = time.perf_counter()
status = model.dual()
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "objective": -model.objectiveValue if status == "optimal" else None, "status": str(status)}))
"""

HIGHS = """
import sys, json
import highspy
model = highspy.Highs()
model.setOptionValue("output_flag", False)
model.setOptionValue("threads", 1)
model.setOptionValue("time_limit", float(sys.argv[2]))
model.readModel(sys.argv[1])
model.run()
done = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
print(json.dumps({"seconds": model.getRunTime(), "objective": -model.getInfo().objective_function_value if done else None, "status": str(model.getModelStatus())}))
"""

PEERS = {"GLOP dual, no preprocessing": GLOP, "CLP dual, no presolve": CLP, "HiGHS default": HIGHS}


def last_json(command, timeout, environment=None):
    """Runs a process; the JSON of its last line, or None where it failed or ran out of time."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, env=environment)
    except subprocess.TimeoutExpired:
        return None
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if done.returncode == 0 and lines else None


def repeated(run):
    """The median of three runs, or the one that took ten seconds or more."""
    runs = []
    while len(runs) < 3:
        found = run()
        if found is None or found["objective"] is None:
            return found
        runs.append(found)
        if found["seconds"] >= 10:
            break
    return {**runs[0], "seconds": statistics.median(each["seconds"] for each in runs)}


def with_peers():
    """A Python that has the peers."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "ortools", "highspy", "cylp"], check=True)
    return str(python)


def our_bench():
    """Our bench binary."""
    built = subprocess.run(
        ["cargo", "build", "--release", "--bench", "peers", "--message-format", "json"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )
    artifacts = (json.loads(line) for line in built.stdout.splitlines())
    ours = [each["executable"] for each in artifacts if each.get("executable") and each["target"]["name"] == "peers"]
    return ours[-1]


def growth(ours, environment):
    """How seconds grow with cooperatives; beside them nanoseconds for each of n log2 n."""
    print("| cooperatives | fine | ns / n log n | tied | ns / n log n |")
    print("|---|---|---|---|---|")
    for cooperatives in SIZES:
        cells = []
        for data in ("fine", "tied"):
            found = last_json([ours, "solve", str(cooperatives), "14", data, "9"], None, environment)
            seconds = found["seconds"]
            cells += [f"{seconds:.4f}", f"{seconds * 1e9 / (cooperatives * math.log2(cooperatives)):.0f}"]
        print(f"| {cooperatives:,} | " + " | ".join(cells) + " |", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--national", action="store_true", help="2.2 million cooperatives too")
    arguments.add_argument("--growth", action="store_true", help="the engine alone, from 1,000 to 2.2 million")
    arguments.add_argument("--peers", nargs="+", choices=[name.split()[0] for name in PEERS], help="these only")
    arguments.add_argument("--limit", type=float, default=600, help="seconds for each run of a peer")
    options = arguments.parse_args()
    ours = our_bench()
    one_thread = {**os.environ, "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    print(f"{platform.machine()}, {os.cpu_count()} cores, {datetime.date.today()}\n")
    if options.growth:
        return growth(ours, one_thread)
    python = with_peers()
    chosen = options.peers or [name.split()[0] for name in PEERS]
    peers = {name: script for name, script in PEERS.items() if name.split()[0] in chosen}
    cases = [(49_595, 14, "fine"), (49_595, 14, "tied"), (49_595, 340, "fine"), (49_595, 2_850, "fine")]
    if options.national:
        cases += [(2_200_000, regions, "fine") for regions in (14, 340, 2_850)] + [(2_200_000, 14, "tied")]
    print("| cooperatives | regions | data | solver | seconds | ratio | objective differs by |")
    print("|---|---|---|---|---|---|---|")
    for cooperatives, regions, data in cases:
        shape = [str(cooperatives), str(regions), data]
        engine = repeated(lambda: last_json([ours, "solve", *shape, "5"], None, one_thread))
        if engine is None or engine["objective"] is None:
            sys.exit(f"the engine gave no answer for {shape}")
        name = f"| {cooperatives:,} | {regions:,} | {data} |"
        print(f"{name} allotment | {engine['seconds']:.4f} | 1 | |", flush=True)
        again = engine["again"]
        print(f"{name} again with 1 % more money | {again:.4f} | {again / engine['seconds']:.2f} | |", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "program.mps")
            subprocess.run([ours, "write", *shape, file], check=True)
            for peer, script in peers.items():
                run = [python, "-c", script, file, str(options.limit)]
                found = repeated(lambda: last_json(run, options.limit * 3, one_thread))
                if found is None or found["objective"] is None:
                    status = found["status"] if found else "out of time or memory"
                    print(f"{name} {peer} | no answer ({status}) | | |", flush=True)
                    continue
                ratio = found["seconds"] / engine["seconds"]
                off = abs(found["objective"] - engine["objective"]) / abs(engine["objective"])
                print(f"{name} {peer} | {found['seconds']:.3f} | {ratio:.0f} | {off:.0e} |", flush=True)


if __name__ == "__main__":
    main()
