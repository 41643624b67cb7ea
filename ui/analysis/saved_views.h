// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_query.h"

#include <vector>

namespace ui {

/// A view of a person's own: what it asks, under a name.
struct SavedView {
    QString name;
    AnalysisQuery query;

    bool operator==(const SavedView&) const = default;
};

/// The saved views of a workspace, in the settings of who made them, like bookmarks of the map.
/// Entries that cannot be read are left out.
std::vector<SavedView> loadSavedViews(const QString& workspace);
void saveSavedViews(const QString& workspace, const std::vector<SavedView>& views);

} // namespace ui
