#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves Solomon and Gehring-Homberger instances with PyVRP, where that is installed, and prints the
keys of `evenlode bench routing --json`, one line for each instance.

usage: routing_peer.py INSTANCE.txt... [--time-limit S] [--seed N]

Distances and times in thousandths, rounded to the nearest, as `evenlode bench routing` has them.
PyVRP works on one core.
"""
import argparse
import json
import math
import os
import resource
import time


def read_instance(path):
    rows = []
    fleet = None
    with open(path, encoding="utf-8") as file:
        for line in file:
            try:
                numbers = [float(word) for word in line.split()]
            except ValueError:
                continue
            if len(numbers) == 2 and fleet is None:
                fleet = numbers
            elif len(numbers) == 7:
                rows.append(numbers)
    return fleet, rows


def thousandths(value):
    return math.floor(1000 * value + 0.5)


def model_of(fleet, rows):
    import pyvrp

    model = pyvrp.Model()
    locations = [model.add_location(x=row[1], y=row[2]) for row in rows]
    for number, row in enumerate(rows):
        window = {"tw_early": thousandths(row[4]), "tw_late": thousandths(row[5])}
        if number == 0:
            depot = model.add_depot(locations[0])
            hours = window
        else:
            model.add_client(locations[number], delivery=[int(row[3])],
                             service_duration=thousandths(row[6]), **window)
    model.add_vehicle_type(num_available=int(fleet[0]), capacity=[int(fleet[1])],
                           start_depot=depot, end_depot=depot, **hours)
    for a, first in zip(rows, locations):
        for b, second in zip(rows, locations):
            length = thousandths(math.hypot(a[1] - b[1], a[2] - b[2]))
            model.add_edge(first, second, distance=length, duration=length)
    return model


def solve(path, limit, seed):
    from pyvrp.stop import MaxRuntime

    model = model_of(*read_instance(path))
    started = time.monotonic()
    cpu = resource.getrusage(resource.RUSAGE_SELF)
    result = model.solve(stop=MaxRuntime(limit), seed=seed, display=False)
    seconds = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_SELF)
    used = after.ru_utime + after.ru_stime - cpu.ru_utime - cpu.ru_stime
    return {"instance": os.path.splitext(os.path.basename(path))[0], "peer": "pyvrp",
            "value": result.best.distance() / 1000, "routes": result.best.num_routes(),
            "feasible": result.is_feasible(), "seconds": seconds, "cpu_share": used / seconds}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("instances", nargs="+")
    parser.add_argument("--time-limit", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for path in arguments.instances:
        print(json.dumps(solve(path, arguments.time_limit, arguments.seed)), flush=True)


if __name__ == "__main__":
    main()
