// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QTableView;

namespace ui {

class Theme;

/// The last line of a table, which stays in place while the rows scroll. Follows the columns of the
/// table above it.
class TotalsRow : public QWidget {
    Q_OBJECT

public:
    /// `text` gives the text of a column.
    TotalsRow(const Theme& theme, QTableView& table, std::function<QString(int)> text,
              QWidget* parent = nullptr);

    /// The column whose text is a name, drawn in body size and indented like a swatch's.
    void setNameColumn(int column) { nameColumn_ = column; }
    /// The column whose text explains more than it counts: lighter, centred.
    void setQuietColumn(int column) { quietColumn_ = column; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    QTableView& table_;
    std::function<QString(int)> text_;
    int nameColumn_ = -1;
    int quietColumn_ = -1;
};

} // namespace ui
