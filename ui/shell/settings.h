// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/account_categories.h"
#include "ui/theme/theme.h"
#include "ui/verbs/base_map.h"

#include <QDateTime>
#include <QImage>
#include <QPointF>
#include <QString>

#include <vector>

namespace ui {

/// A plan that was opened before.
struct RecentPlan {
    QString path;
    QDateTime opened;
    int territories = 0;
    QImage thumbnail; ///< null if none was kept
};

/// What was looked at in a plan when it was last open.
struct PlanView {
    QString scenario;           ///< name
    QPointF centre;             ///< of the map, degrees
    double scale = 0;           ///< 860000 for 1 : 860,000; 0 = not known
    QByteArray layout;          ///< of the docks
    core::AccountView accounts; ///< how accounts are coloured, and which are shown
    bool operator==(const PlanView&) const = default;
};

/// What the window remembers between runs, in the user's settings file and cache folder.
class Settings {
public:
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// The tiles under the plan, and whether they are shown.
    BaseMapChoice baseMap() const;
    void setBaseMap(const BaseMapChoice& choice);
    bool baseMapShown() const;
    void setBaseMapShown(bool shown);
    bool highContrast() const;
    void setHighContrast(bool on);
    /// Code of the window's language ("de"); empty: as the desktop.
    QString language() const;
    void setLanguage(const QString& code);
    double textScale() const;
    void setTextScale(double scale);

    /// Newest first; files that are gone are left out.
    std::vector<RecentPlan> recentPlans() const;
    void rememberPlan(const QString& path, int territories);
    void keepThumbnail(const QString& path, const QImage& image);

    PlanView planView(const QString& path) const;
    /// Written to the disk at once. The views of the last plans are kept.
    void setPlanView(const QString& path, const PlanView& view);

    QByteArray layout(const QString& workspace) const;
    void setLayout(const QString& workspace, const QByteArray& state);
    /// What a person chose for the columns of files with that header; empty if nothing is kept.
    QByteArray importColumns(const QString& kind, const QString& header) const;
    /// Empty choices forget those of that header.
    void setImportColumns(const QString& kind, const QString& header, const QByteArray& choices);
    /// An import that was begun and not finished, as the import flow wrote it down.
    QByteArray unfinishedImport() const;
    void setUnfinishedImport(const QByteArray& import);

    /// Whether Balance has been opened before, on this machine.
    bool knowsBalance() const;
    void setKnowsBalance();

    /// Order, widths and visibility of the columns of a table of the plan; empty if none is kept.
    QByteArray tableColumns(const QString& table) const;
    void setTableColumns(const QString& table, const QByteArray& columns);

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
};

} // namespace ui
