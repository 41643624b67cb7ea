// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace ui {

class Theme;

/// A quiet table: rows of one height, hair lines from the delegates, whole rows selected, no frame.
class TableView : public QTableView {
    Q_OBJECT

public:
    explicit TableView(const Theme& theme, QWidget* parent = nullptr);

    /// Fixed widths in pixels at 96 dpi, scaled with the text; 0 = this column takes what is left.
    void setColumnWidths(const QVector<int>& widths);
    /// Width (pixels at 96 dpi) at which the head of a column, its figures and `total` are whole.
    int widthOfFigures(int column, const QString& total) const;
    /// Shows as many rows as there are instead of scrolling, up to `most`.
    void setGrowing(int most);
    /// What stands in place of rows where there are none: one sentence.
    void setEmptyText(const QString& sentence);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void dress();

    const Theme& theme_;
    QVector<int> widths_;
    int growTo_ = 0;
    QString emptyText_;
};

} // namespace ui
