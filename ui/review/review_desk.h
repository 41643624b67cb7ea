// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class Actions;
class DuplicatesPage;
class LocationsPage;
class Theme;

enum class ReviewTopic { Locations, Duplicates, Stale };

/// Where data are cleaned up: a bar with the three lists and how much is in each, above the page of
/// the one that is chosen. Stale places are reviewed on the page of locations.
class ReviewDesk : public QWidget {
    Q_OBJECT

public:
    ReviewDesk(const Theme& theme, Actions& actions, QWidget* parent = nullptr);

    LocationsPage& locations() { return *locations_; }
    DuplicatesPage& duplicates() { return *duplicates_; }
    void show(ReviewTopic topic);
    ReviewTopic topic() const { return topic_; }
    void setCount(ReviewTopic topic, int count);
    /// The filter of accounts, an expression over their columns; empty = all.
    QString where() const;
    double listedFrom() const;

signals:
    void topicChosen(ui::ReviewTopic topic);
    void whereChanged(const QString& expression);
    void listedFromChanged(double score);
    void matchAgainAsked();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeBar(Actions& actions);

    const Theme& theme_;
    QStackedWidget* stack_;
    LocationsPage* locations_;
    DuplicatesPage* duplicates_;
    QToolButton* topics_[3] = {};
    QLineEdit* where_ = nullptr;
    QComboBox* from_ = nullptr;
    QWidget* fromWord_ = nullptr;
    QWidget* whereWord_ = nullptr;
    QPushButton* again_ = nullptr;
    ReviewTopic topic_ = ReviewTopic::Locations;
};

} // namespace ui
