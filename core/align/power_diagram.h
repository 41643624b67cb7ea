// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/base/job.h"

#include <vector>

namespace core::align {

/// A power diagram: each unit belongs to the allowed territory with the least
/// distance^2 - weight (m^2). Positions are relative to the problem's origin.
struct PowerDiagram {
    std::vector<Point> centres;  ///< per territory, fixed or free
    std::vector<double> weights; ///< per territory, m^2
    Alignment alignment;
};

/// Balanced centroidal power diagram (Aurenhammer, Hoffmann and Aronov 1998; Cohen-Addad, Klein and
/// Young 2018): alternates moving free centres to the centroids of their cells with raising and
/// lowering the weights, one territory at a time, so that each cell holds its target load. The
/// weights are the dual prices of the transportation problem. `alignment` gives the first centres
/// of territories without a fixed one. Cells need not be connected in the graph, and units are
/// never split, so the balance is approximate.
PowerDiagram balancedPowerDiagram(const Problem& problem, const Alignment& alignment, int steps,
                                  const Job& job);

} // namespace core::align
