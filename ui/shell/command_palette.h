// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/shell/app_context.h"

#include <QFrame>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace ui {

/// One thing that the palette finds: an action, a territory, a unit or an account.
struct PaletteEntry {
    QString text;
    QString detail; ///< its keys, or what it is
    bool enabled = true;
    std::function<void()> run;
};

/// Finds actions, territories, places and accounts by a few letters, and does or shows what is
/// chosen. A card over the window, with the keyboard until it is closed.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    CommandPalette(const AppContext& context, QWidget* window);

    void open();
    /// What the words find now, best first.
    const std::vector<PaletteEntry>& entries() const { return entries_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void find(const QString& words);
    void findActions(const QString& words);
    void findTerritories(const QString& words);
    void findUnits(const QString& words);
    void findAccounts(const QString& words);
    void add(int rank, PaletteEntry entry);
    void showUnits(std::vector<core::UnitId> units);
    void runCurrent();
    void step(int rows);

    AppContext context_;
    QLineEdit* words_;
    QListView* list_;
    QStandardItemModel* model_;
    std::vector<std::pair<int, PaletteEntry>> found_;
    std::vector<PaletteEntry> entries_;
};

} // namespace ui
