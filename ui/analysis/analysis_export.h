// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_parts.h"

#include <QString>

namespace ui {

/// Writes a view: the places with their figures as a table or a map (.xlsx, .csv, .gpkg, ...), or
/// the density of the second map (.tif, .png). Returns the file's absolute path. Throws what the
/// verbs throw.
QString exportAnalysis(const AnalysisInput& input, const AnalysisResult& result,
                       const std::string& file, core::Job& job);

} // namespace ui
