// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/json.h"

#include <string>
#include <utility>
#include <vector>

namespace ui {

struct DoctorReport {
    bool ok = true;
    std::string workspace; ///< empty when only the installation was checked
    std::vector<core::Issue> problems;
    std::vector<std::pair<std::string, std::string>> versions; ///< library and version
    std::vector<std::string> drivers; ///< OGR drivers that can read the usual sources
    std::string keychain;             ///< where secrets are kept
};
void to_json(core::Json& json, const DoctorReport& report);
std::string textOf(const DoctorReport& report);

/// Versions of the libraries and their data, what is missing of them, and, with a workspace, its
/// soundness. Changes nothing; an empty path checks the installation alone.
DoctorReport doctor(const std::string& workspace);

} // namespace ui
