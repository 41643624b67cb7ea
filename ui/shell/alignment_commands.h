// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/import_alignment.h"
#include "ui/shell/app_context.h"

#include <QObject>

namespace ui {

/// Imports who has which unit from a table or from drawn shapes, after showing what would change;
/// and splits territories into balanced parts.
class AlignmentCommands : public QObject {
    Q_OBJECT

public:
    AlignmentCommands(const AppContext& context, QObject* parent);

signals:
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    void askFile();
    void preview(const geo::ImportAlignmentParams& params);
    void propose(const geo::ImportAlignmentParams& params,
                 const geo::ImportAlignmentReport& report);
    void askOverlaps(const geo::ImportAlignmentParams& params, const QString& text);
    void carryOut(geo::ImportAlignmentParams params);
    void splitParts();
    void refresh();

    AppContext context_;
};

/// What an alignment would change, in a few sentences.
QString alignmentText(const geo::ImportAlignmentReport& report, bool zips);

} // namespace ui
