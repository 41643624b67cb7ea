// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <QString>

#include <vector>

namespace ui {

/// A part of the map to come back to.
struct Bookmark {
    QString name;
    core::Point centre; ///< degrees
    double scale = 0;   ///< 860000 for 1 : 860,000

    bool operator==(const Bookmark& other) const {
        return name == other.name && centre.x == other.centre.x && centre.y == other.centre.y &&
               scale == other.scale;
    }
};

/// The bookmarks of a workspace, in the settings of who made them: views are nobody else's business
/// and no part of the plan.
std::vector<Bookmark> loadBookmarks(const QString& workspace);
void saveBookmarks(const QString& workspace, const std::vector<Bookmark>& bookmarks);

} // namespace ui
