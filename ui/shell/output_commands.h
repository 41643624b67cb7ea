// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/ask.h"
#include "ui/shell/app_context.h"

#include <QObject>
#include <QString>

#include <functional>
#include <string>

namespace core {
class Job;
class Workspace;
} // namespace core

namespace ui {

class MapLink;

/// Writes what the plan holds into files that the user names: tables, the map, the map book,
/// the packs of the reviews. Each runs a verb in the background, over a connection of its own.
class OutputCommands : public QObject {
    Q_OBJECT

public:
    OutputCommands(const AppContext& context, MapLink& map, QObject* parent);

signals:
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    using Work = std::function<void(core::Workspace&, const std::string& file, core::Job&)>;

    void addExport(const QString& action, const std::string& what, const QString& title);
    void addReport();
    void addPicture();
    void addReviews();
    /// Asks which of some days is meant, then for the file of the pack.
    void askReview(const QString& title, const Choice& days, const QString& suggestion,
                   std::function<Work(const std::string& day)> work);
    /// Asks for a file and has the work write it.
    void ask(const QString& title, const QStringList& filters, const QString& suggestion,
             Work work);
    void refresh();

    AppContext context_;
    MapLink& map_;
};

} // namespace ui
