// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/align/stop.h"

#include <optional>

namespace core::align {

/// A number that the objective of no plan within the limits can fall below, contiguous or not;
/// empty where none is known. `objective` is that of the best known plan and only steers the
/// search.
///
/// With a fixed centre for every territory: the Lagrangian dual of the transportation problem that
/// lets units be split,
///   sum_i min_d (c_id + sum_q alpha_dq a_iq) - sum_dq (U_dq alpha_dq^+ - L_dq alpha_dq^-),
/// which is a bound for any prices alpha; subgradient steps make it better. Free centres: none yet.
std::optional<double> lowerBound(const Problem& problem, double objective, Stop& stop);

} // namespace core::align
