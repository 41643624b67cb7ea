// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_result.h"
#include "ui/shell/job_runner.h"

#include <QObject>
#include <QTimer>

namespace ui {

class MapCanvas;

/// The scale of a density: that of the whole plan, or of what a map shows, which is measured in the
/// background once the map has come to rest.
class ViewScale : public QObject {
    Q_OBJECT

public:
    ViewScale(JobRunner& runner, MapCanvas& canvas, QObject* parent);

    /// `map`: as it was computed, with the scale of the whole plan.
    void follow(const AnalysisMap& map, bool fixed);
    /// The same with the scale that holds now.
    const AnalysisMap& map() const { return map_; }
    bool settled() const { return running_ == 0 && !soon_.isActive(); }

signals:
    /// The map has another scale.
    void changed();

private:
    void measure();
    void adopt(double scale);

    JobRunner& runner_;
    MapCanvas& canvas_;
    AnalysisMap map_;
    std::shared_ptr<const HeatGround> whole_; ///< of the map that is followed
    QTimer soon_;
    bool fixed_ = true;
    int running_ = 0;
    int asked_ = 0;
};

} // namespace ui
