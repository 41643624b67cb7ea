#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves a districting instance with another program, where that is installed, and prints the keys
of `evenlode bench districting --json`.

usage: districting_peer.py INSTANCE.json --peer gerrychain|metis|kahip [--objective O]
                           [--time-limit S] [--seed N] [--plan-out FILE]

gerrychain  ReCom chains with short bursts that lessen the objective, populations within L and U
metis       pymetis: least cut with the load imbalance of the limits, connected parts asked for
kahip       KaHIP: least cut with the load imbalance of the limits; mode strong

metis and kahip know one objective only, the edge cut, whatever --objective says: their plan is
measured by it. They are run again with other seeds until the time is over; the best plan wins.
"""
import argparse
import json
import math
import random
import signal
import sys
import time
from collections import deque

METRES = 1000.0


def read_instance(path):
    with open(path, encoding="utf-8") as file:
        instance = json.load(file)
    if "instances" in instance:
        sys.exit(f"{path} holds several cases; peers read single instances")
    return instance


class Judge:
    """Values plans as the published tables do."""

    def __init__(self, instance, objective):
        self.instance = instance
        self.objective = objective
        self.neighbours = [[] for _ in instance["population"]]
        for a, b in instance["edges"]:
            self.neighbours[a].append(b)
            self.neighbours[b].append(a)

    def members(self, plan):
        groups = [[] for _ in range(self.instance["k"])]
        for unit, district in enumerate(plan):
            groups[district].append(unit)
        return groups

    def population_ok(self, plan):
        population = self.instance["population"]
        sums = [sum(population[i] for i in group) for group in self.members(plan)]
        return all(self.instance["L"] <= s <= self.instance["U"] for s in sums)

    def contiguous(self, plan):
        for group in self.members(plan):
            if not group:
                return False
            seen = {group[0]}
            queue = deque(seen)
            while queue:
                for other in self.neighbours[queue.popleft()]:
                    if plan[other] == plan[group[0]] and other not in seen:
                        seen.add(other)
                        queue.append(other)
            if len(seen) != len(group):
                return False
        return True

    def cut_edges(self, plan):
        return sum(plan[a] != plan[b] for a, b in self.instance["edges"])

    def moment(self, group):
        population, x, y = (self.instance[key] for key in ("population", "x", "y"))
        if self.instance.get("moment_about", "member") == "centroid":
            total = sum(population[i] for i in group) or 1
            cx = sum(population[i] * x[i] for i in group) / total
            cy = sum(population[i] * y[i] for i in group) / total
            return sum(population[i] * ((x[i] - cx) ** 2 + (y[i] - cy) ** 2) for i in group) * 1e-12
        best = math.inf
        for centre in group:
            total = 0.0
            for i in group:
                km = round(math.hypot(x[i] - x[centre], y[i] - y[centre]) / METRES)
                total += population[i] * (km / 1000.0) ** 2
                if total >= best:
                    break
            best = min(best, total)
        return best

    def value(self, plan):
        if self.objective == "cut-edges":
            return self.cut_edges(plan)
        return sum(self.moment(group) for group in self.members(plan) if group)

    def mark(self):
        objectives = self.instance.get("objectives", {})
        if self.objective == "cut-edges":
            return objectives.get("cut_edges", {}).get("published_value")
        moment = objectives.get("moment_of_inertia", {})
        large = self.instance.get("role", "").endswith("-large")
        return moment.get("recomputed_value_rounded_km" if large else "published_value")


class Best:
    """The best plan so far: whole and within limits before small."""

    def __init__(self, judge):
        self.judge = judge
        self.plan = None
        self.rank = None
        self.tries = 0

    def offer(self, plan):
        self.tries += 1
        broken = (not self.judge.contiguous(plan)) + (not self.judge.population_ok(plan))
        rank = (broken, self.judge.value(plan))
        if self.rank is None or rank < self.rank:
            self.plan, self.rank = list(plan), rank


class Deadline(BaseException):
    """The time is over, wherever the peer is."""


def ring(_signal, _frame):
    raise Deadline


def centroid_moment(judge):
    """A cheap stand-in for the moment about the best member, for use inside a chain."""
    population, x, y = (judge.instance[key] for key in ("population", "x", "y"))

    def moment(partition):
        total = 0.0
        for nodes in partition.parts.values():
            mass = sum(population[i] for i in nodes) or 1
            cx = sum(population[i] * x[i] for i in nodes) / mass
            cy = sum(population[i] * y[i] for i in nodes) / mass
            total += sum(population[i] * ((x[i] - cx) ** 2 + (y[i] - cy) ** 2) for i in nodes)
        return total

    return moment


def run_gerrychain(judge, best, seed, deadline):
    import functools

    import networkx
    from gerrychain import Graph, Partition, accept, constraints, updaters
    from gerrychain.optimization import SingleMetricOptimizer
    from gerrychain.proposals import recom
    from gerrychain.partition import recursive_tree_part

    random.seed(seed)
    instance = judge.instance
    graph = networkx.Graph()
    for unit, population in enumerate(instance["population"]):
        graph.add_node(unit, population=population)
    graph.add_edges_from(map(tuple, instance["edges"]))
    graph = Graph.from_networkx(graph)
    mean = sum(instance["population"]) / instance["k"]
    epsilon = min(instance["U"] / mean - 1, 1 - instance["L"] / mean)
    measure = (lambda p: len(p["cut_edges"])) if judge.objective == "cut-edges" else (
        centroid_moment(judge))
    assignment = None
    while assignment is None:
        try:
            assignment = recursive_tree_part(graph, range(instance["k"]), mean, "population",
                                             epsilon)
        except RuntimeError:
            continue  # no start found this time
    start = Partition(graph, assignment,
                      {"population": updaters.Tally("population"),
                       "cut_edges": updaters.cut_edges})
    proposal = functools.partial(recom, pop_col="population", pop_target=mean, epsilon=epsilon,
                                 node_repeats=0)
    optimizer = SingleMetricOptimizer(
        proposal=proposal, initial_state=start, maximize=False, optimization_metric=measure,
        constraints=constraints.within_percent_of_ideal_population(start, epsilon))
    # Judging costs time that is the bench's, not the peer's: only what the chain thinks better.
    least = math.inf
    for partition in optimizer.short_bursts(10, 10 ** 9):
        now = measure(partition)
        if now < least:
            least = now
            best.offer([partition.assignment[unit] for unit in range(len(judge.neighbours))])
        if time.monotonic() > deadline:
            return


def graph_arrays(judge):
    offsets, flat = [0], []
    for neighbours in judge.neighbours:
        flat.extend(neighbours)
        offsets.append(len(flat))
    return offsets, flat


def imbalance_of(instance):
    return instance["U"] * instance["k"] / sum(instance["population"]) - 1


def run_metis(judge, best, seed, deadline):
    import pymetis

    instance = judge.instance
    offsets, flat = graph_arrays(judge)
    adjacency = pymetis.CSRAdjacency(offsets, flat)
    factor = max(1, round(1000 * imbalance_of(instance)))
    while best.plan is None or time.monotonic() < deadline:
        options = pymetis.Options(seed=seed, ufactor=factor, contig=1, ncuts=4, niter=20)
        _, plan = pymetis.part_graph(instance["k"], adjacency=adjacency,
                                     vweights=instance["population"], recursive=False,
                                     options=options)
        best.offer(plan)
        seed += 1_000_003


def run_kahip(judge, best, seed, deadline):
    import kahip

    instance = judge.instance
    offsets, flat = graph_arrays(judge)
    strong = 2
    while best.plan is None or time.monotonic() < deadline:
        _, plan = kahip.kaffpa(instance["population"], offsets, [1] * len(flat), flat,
                               instance["k"], imbalance_of(instance), True, seed, strong)
        best.offer(plan)
        seed += 1_000_003


PEERS = {"gerrychain": (run_gerrychain, "gerrychain"), "metis": (run_metis, "pymetis"),
         "kahip": (run_kahip, "kahip")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("instance")
    parser.add_argument("--peer", choices=sorted(PEERS), required=True)
    parser.add_argument("--objective", choices=["moment-of-inertia", "cut-edges"],
                        default="moment-of-inertia")
    parser.add_argument("--time-limit", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plan-out")
    arguments = parser.parse_args()

    from importlib import metadata
    run, package = PEERS[arguments.peer]
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        sys.exit(f"the Python package {package} is not installed")
    instance = read_instance(arguments.instance)
    judge = Judge(instance, arguments.objective)
    best = Best(judge)
    start = time.monotonic()
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, arguments.time_limit)
    try:
        run(judge, best, arguments.seed, start + arguments.time_limit)
    except Deadline:
        pass
    signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.monotonic() - start
    found, mark = best.plan is not None, judge.mark()
    contiguous = found and judge.contiguous(best.plan)
    population_ok = found and judge.population_ok(best.plan)
    value = judge.value(best.plan) if found else None
    feasible = contiguous and population_ok
    print(json.dumps({
        "instance": instance["name"], "peer": arguments.peer, "version": version,
        "objective": arguments.objective, "value": value, "published": mark,
        "gap": 100 * (value / mark - 1) if mark and feasible else None, "feasible": feasible,
        "contiguous": contiguous, "population_ok": population_ok, "lower_bound": None,
        "seed": arguments.seed, "plans": best.tries, "seconds": seconds}, indent=2))
    if arguments.plan_out and found:
        with open(arguments.plan_out, "w", encoding="utf-8") as file:
            file.writelines(f"{district}\n" for district in best.plan)


if __name__ == "__main__":
    main()
