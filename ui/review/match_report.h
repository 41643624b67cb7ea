// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"

#include <QWidget>

namespace ui {

class Theme;

/// How exactly accounts are located: one bar stacked by match level, and a line for each level with
/// the error to expect, how many there are and their share.
class MatchReport : public QWidget {
    Q_OBJECT

public:
    explicit MatchReport(const Theme& theme, QWidget* parent = nullptr);
    void setRows(std::vector<LevelRow> rows);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    void paintBar(QPainter& painter, const QRect& rect) const;
    void paintRow(QPainter& painter, const QRect& rect, std::size_t row) const;
    void paintSign(QPainter& painter, const QRectF& rect, std::size_t row) const;

    const Theme& theme_;
    std::vector<LevelRow> rows_;
    qint64 total_ = 0;
};

/// "± 60 m", "± 3.4 km"; "–" for 0.
QString errorText(double metres);

} // namespace ui
