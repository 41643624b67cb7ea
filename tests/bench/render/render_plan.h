// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/unit_store.h"

#include <cstdint>
#include <string>

namespace bench {

/// Writes a new workspace with the layer, the measure "area" (km²) and one scenario whose
/// territories grow from seeded units. Throws Error(Storage) if the file exists or cannot be
/// written.
void writeRenderPlan(const std::string& path, const core::NewLayer& layer, int territories,
                     std::uint64_t seed, core::Job& job);

} // namespace bench
