// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/base/random.h"

#include <cstdint>
#include <string>
#include <vector>

namespace test {

/// What a random problem looks like.
struct RandomProblemShape {
    int columns = 6;
    int rows = 6;
    int territories = 3;
    int measures = 1;
    double holes = 0.1; ///< share of cells without a unit; what they cut off is left out too
    double tolerance = 0.25;
    bool current = false; ///< units have a random current territory
    bool locks = false;   ///< some units are locked (needs `current`)
};

/// A connected planar map: a grid with holes and one random diagonal per square, positions moved a
/// little, amounts between 0 and 20. The same for the same seed.
inline core::align::ProblemData randomProblem(const RandomProblemShape& shape, std::uint64_t seed) {
    using namespace core::align;
    core::Random random(seed);
    const int cells = shape.columns * shape.rows;
    std::vector<bool> open(static_cast<std::size_t>(cells));
    for (int c = 0; c < cells; ++c) {
        open[static_cast<std::size_t>(c)] = random.uniform() >= shape.holes;
    }
    std::vector<Border> edges;
    const auto join = [&](int a, int b) {
        if (open[static_cast<std::size_t>(a)] && open[static_cast<std::size_t>(b)]) {
            edges.push_back({a, b, 500 + 1000 * random.uniform(), false});
        }
    };
    for (int r = 0; r < shape.rows; ++r) {
        for (int c = 0; c < shape.columns; ++c) {
            const int here = r * shape.columns + c;
            if (c + 1 < shape.columns) {
                join(here, here + 1);
            }
            if (r + 1 < shape.rows) {
                join(here, here + shape.columns);
            }
            if (c + 1 < shape.columns && r + 1 < shape.rows) {
                const bool falling = random.below(2) == 0;
                join(falling ? here : here + 1,
                     falling ? here + shape.columns + 1 : here + shape.columns);
            }
        }
    }
    // Keep the largest connected part only.
    std::vector<int> part(static_cast<std::size_t>(cells), -1);
    std::vector<int> best;
    for (int start = 0; start < cells; ++start) {
        if (!open[static_cast<std::size_t>(start)] || part[static_cast<std::size_t>(start)] >= 0) {
            continue;
        }
        std::vector<int> found{start};
        part[static_cast<std::size_t>(start)] = start;
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (const Border& e : edges) {
                for (const auto& [a, b] : {std::pair(e.a, e.b), std::pair(e.b, e.a)}) {
                    if (a == found[i] && part[static_cast<std::size_t>(b)] < 0) {
                        part[static_cast<std::size_t>(b)] = start;
                        found.push_back(b);
                    }
                }
            }
        }
        if (found.size() > best.size()) {
            best = found;
        }
    }
    std::vector<int> unitOf(static_cast<std::size_t>(cells), -1);
    ProblemData data;
    for (const int cell : best) {
        unitOf[static_cast<std::size_t>(cell)] = static_cast<int>(data.positions.size());
        data.positions.push_back({1000.0 * (cell % shape.columns) + 300 * random.uniform(),
                                  1000.0 * (cell / shape.columns) + 300 * random.uniform()});
    }
    for (const Border& e : edges) {
        const int a = unitOf[static_cast<std::size_t>(e.a)];
        const int b = unitOf[static_cast<std::size_t>(e.b)];
        if (a >= 0 && b >= 0) {
            data.borders.push_back({a, b, e.length, false});
        }
    }
    const std::size_t n = data.positions.size();
    for (int q = 0; q < shape.measures; ++q) {
        Measure measure{"measure " + std::to_string(q + 1), {}, 1};
        for (std::size_t i = 0; i < n; ++i) {
            measure.values.push_back(static_cast<Amount>(random.below(20)));
        }
        measure.values[0] += 1;
        data.measures.push_back(std::move(measure));
    }
    const int k = std::min(shape.territories, static_cast<int>(n));
    data.territories.assign(static_cast<std::size_t>(k), {});
    data.tolerance = shape.tolerance;
    if (shape.current) {
        for (std::size_t i = 0; i < n; ++i) {
            // Columns of the map, so that current territories are mostly in one piece.
            const double place = data.positions[i].x / (1000.0 * shape.columns);
            const int t = std::min(k - 1, static_cast<int>(place * k));
            data.current.push_back(random.below(20) == 0 ? kUnassigned : t);
            data.locked.push_back(shape.locks && data.current.back() != kUnassigned &&
                                  random.below(12) == 0);
        }
    }
    return data;
}

} // namespace test
