// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"

#include <QObject>

#include <string>

namespace ui {

class Dock;
class WhyView;

/// Asks why the selected unit is where it is while the dock is open, and does what the dock asks
/// for.
class WhyLink : public QObject {
    Q_OBJECT

public:
    WhyLink(const AppContext& context, WhyView& view, Dock& dock, QObject* parent);

    /// Opens the dock and explains the selected unit.
    void open();

private:
    void refresh();
    void ask(const std::string& unit);
    std::string chosenUnit() const;

    AppContext context_;
    WhyView& view_;
    Dock& dock_;
    JobId job_ = 0;
    std::string unit_; ///< key of the one explained
    bool again_ = false;
};

} // namespace ui
