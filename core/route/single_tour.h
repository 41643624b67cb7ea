// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/improve.h"

namespace core::route {

/// Whether the problem is a plain round trip: one resource, symmetric travel, and no windows,
/// breaks, limits, locks or prizes that could matter.
bool isRoundTrip(const Model& model);

/// The shortest round trip found by chained Lin-Kernighan moves, in the manner and with the
/// promises of `improve`.
Improvement shortenRoundTrip(const Model& model, const Options& options, const Deadline& deadline,
                             Job& job);

} // namespace core::route
