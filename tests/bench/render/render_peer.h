// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QSize>

#include <string>

namespace bench {

/// Runs a peer (see docs/benchmarks.md) and hands back what it printed. Throws Error(Input) with
/// the peer's own words if it fails or prints no answer.
core::Json askRenderPeer(const std::string& program, const std::string& plan,
                         const std::string& views, QSize size, int repeats);

} // namespace bench
