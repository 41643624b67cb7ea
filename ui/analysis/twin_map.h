// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"

#include <QSplitter>

#include <memory>

namespace ui {

class MapCanvas;
class Theme;

/// Two maps of the same units, one below the other, that move together; or the upper one alone.
class TwinMap : public QSplitter {
    Q_OBJECT

public:
    explicit TwinMap(const Theme& theme, QWidget* parent = nullptr);

    void setScenes(std::shared_ptr<const MapScene> upper, std::shared_ptr<const MapScene> lower);
    void setBoth(bool both);
    bool both() const { return both_; }
    MapCanvas& upper() { return *upper_; }
    MapCanvas& lower() { return *lower_; }
    bool isExact() const;
    void setSelectedUnits(const std::vector<int>& units);
    void fitPlan();

private:
    void follow(const MapCanvas& moved, MapCanvas& other);

    MapCanvas* upper_;
    MapCanvas* lower_;
    bool both_ = true;
    bool following_ = false;
};

} // namespace ui
