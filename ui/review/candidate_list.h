// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

class Theme;

/// One candidate: its number as on the map, what it is, its score, and what speaks for and against.
class CandidateItem : public QWidget {
    Q_OBJECT

public:
    CandidateItem(const Theme& theme, int number, const CandidateCard& card, QWidget* parent);
    void setChosen(bool chosen);
    bool chosen() const { return chosen_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const Theme& theme_;
    int number_;
    CandidateCard card_;
    bool chosen_ = false;
    bool hovered_ = false;
};

/// The candidates of one account, best first.
class CandidateList : public QWidget {
    Q_OBJECT

public:
    explicit CandidateList(const Theme& theme, QWidget* parent = nullptr);
    void setCandidates(const std::vector<CandidateCard>& candidates);
    /// -1 = none.
    void setChosen(int index);
    int chosen() const { return chosen_; }
    int count() const { return static_cast<int>(items_.size()); }

signals:
    void picked(int index);

private:
    const Theme& theme_;
    QVBoxLayout* column_;
    std::vector<CandidateItem*> items_;
    int chosen_ = -1;
};

} // namespace ui
