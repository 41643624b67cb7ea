// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/views/plan_figures.h"

#include <QObject>
#include <QTimer>

namespace ui {

/// Keeps up how sure the totals of the shown scenario are: worked out anew in the background a
/// little after each change, so that a hand at work is not held up.
class TotalBands : public QObject {
    Q_OBJECT

public:
    TotalBands(const AppContext& context, QObject* parent);
    /// By territory; empty while they are not known, or do not apply.
    const BandMap& bands() const { return bands_; }
    bool busy() const { return timer_.isActive() || running_ != 0; }

signals:
    void changed();

private:
    void invalidate();
    void compute();

    AppContext context_;
    QTimer timer_;
    BandMap bands_;
    JobId running_ = 0;
};

} // namespace ui
