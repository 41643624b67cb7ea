// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/segment_preview.h"
#include "ui/shell/app_context.h"
#include "ui/shell/file_work.h"

#include <QObject>
#include <QPointer>

namespace ui {

class SegmentsDialog;

/// Opens the segments of the accounts and does what is asked for there, in the background.
class SegmentCommands : public QObject {
    Q_OBJECT

public:
    SegmentCommands(const AppContext& context, QObject* parent);

signals:
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    void open();
    void refresh();
    void read(const std::string& chosen);
    void preview(const core::SegmentScheme& scheme);
    void make(const core::SegmentScheme& scheme);
    void remove(const QString& name);

    AppContext context_;
    FileWork* work_;
    QPointer<SegmentsDialog> dialog_;
    JobId counting_ = 0;
    int counts_ = 0; ///< begun; what an older one brings is not waited for any more
};

} // namespace ui
