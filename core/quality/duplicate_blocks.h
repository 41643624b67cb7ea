// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/quality/duplicate_features.h"

#include <cstdint>
#include <functional>

namespace core::quality {

/// Visits pairs of records (first < second) that have something telling in common: telephone, web
/// domain, address, house number in a ZIP, name in a town, rare words of the name, a place on the
/// ground. Any pair may come several times. Records that share a value with very many others are
/// compared with those next to them by name and by house only (the sorted neighbourhood of
/// Hernández and Stolfo, "The merge/purge problem for large databases", 1995), so that the work
/// grows with the number of records, not with its square.
///
/// `visit` is called from several threads at once with its thread's number below `threads`; which
/// thread gets which pair does not matter to the set of pairs.
void forEachLikelyPair(
    const FeatureSet& records, int threads, Job& job,
    const std::function<void(int thread, std::uint32_t first, std::uint32_t second)>& visit);

} // namespace core::quality
