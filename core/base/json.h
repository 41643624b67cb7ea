// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace core {

/// Keys keep the order in which they were written, so that `--json` output reads like the report.
using Json = nlohmann::ordered_json;

} // namespace core
