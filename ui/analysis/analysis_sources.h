// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QStringList>

#include <string>

namespace ui {

/// What the fields of the Analysis workspace offer.
struct AnalysisSources {
    QStringList measures;      ///< of the layer shown
    QStringList accountValues; ///< numeric columns
    QStringList dealValues;
    QStringList stages;  ///< of deals, in order of name
    QStringList records; ///< kinds of records that there are any of: "accounts", ...
    bool zips = false;
    bool operator==(const AnalysisSources&) const = default;
};

/// Reads it. `layer`: the one that the plan shows; empty = none.
AnalysisSources loadAnalysisSources(const core::Workspace& ws, const std::string& layer);

} // namespace ui
