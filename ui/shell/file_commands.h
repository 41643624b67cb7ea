// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"
#include "ui/shell/scene_source.h"

#include <QObject>

#include <functional>
#include <vector>

namespace ui {

/// What the File menu and the start page do.
class FileCommands : public QObject {
    Q_OBJECT

public:
    FileCommands(const AppContext& context, QObject* parent);

    /// Opens a plan; what fails is reported and the present one stays.
    void openPlan(const QString& path);

    /// Imports a map file as unit areas; where no plan is open, into a new one that it asks for.
    void importAreas(const QString& file);

    /// Makes the sample in the background if it is not there yet, and shows what it looks like.
    void prepareSample();

signals:
    /// A picture of the sample is there.
    void samplePreviewed(const ui::PlanPreview& preview);
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    void newPlan();
    void askForPlan();
    void openSample();
    void makeSampleThen(std::function<void()> then);
    void previewSample();
    void askForUnits();
    void importUnits(const QString& path);

    AppContext context_;
    std::vector<std::function<void()>> afterSample_; ///< waits until the sample has been made
};

} // namespace ui
