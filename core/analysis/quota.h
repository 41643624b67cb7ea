// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace core::analysis {

/// Shares `total` out in proportion to the potentials, in whole units that add up to it. No part is
/// farther than `cap` (0.3 = 30 %) from the mean one; what that cuts off or adds goes to or comes
/// from the others in proportion (water filling). Parts that are rounded go by largest remainder.
/// Potentials below 0 or not finite count as 0; where all are 0 the parts are equal.
std::vector<std::int64_t> quotas(const std::vector<double>& potentials, std::int64_t total,
                                 double cap);

} // namespace core::analysis
