// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/bookmarks.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace ui {

/// The bookmarked views of a plan: to go to, to rename and to delete.
class BookmarkDialog : public QDialog {
    Q_OBJECT

public:
    explicit BookmarkDialog(std::vector<Bookmark> bookmarks, QWidget* parent = nullptr);

signals:
    void chosen(const ui::Bookmark& bookmark);
    /// Names or number are different now.
    void changed(const std::vector<ui::Bookmark>& bookmarks);

private:
    void fill();
    void refresh();
    void go();
    void remove();

    std::vector<Bookmark> bookmarks_;
    QListWidget* list_;
    QPushButton* go_;
    QPushButton* rename_;
    QPushButton* remove_;
};

} // namespace ui
