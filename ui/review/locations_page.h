// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"
#include "ui/review/review_data.h"

#include <QWidget>

#include <functional>
#include <memory>

class QLineEdit;
class QPushButton;
class QTableView;

namespace ui {

class CandidateList;
class KeyValues;
class Label;
class MapCanvas;
class MatchReport;
class ReviewMarks;
class TableView;
class Theme;
class WorkListModel;

/// Where places are reviewed: how well accounts are located, the list of those to look at, the map
/// with the candidates of one, and what to do with it. Shows what it is given and asks for acts by
/// signals; it changes nothing itself.
class LocationsPage : public QWidget {
    Q_OBJECT

public:
    explicit LocationsPage(const Theme& theme, QWidget* parent = nullptr);
    ~LocationsPage() override;

    /// From degrees to metres of the map's plane and back; set together with the scene.
    struct Plane {
        std::function<core::Point(core::Point)> toMetres;
        std::function<core::Point(core::Point)> toDegrees;
    };
    void setScene(std::shared_ptr<const MapScene> scene, Plane plane);
    void setReport(std::vector<LevelRow> rows, const QString& detail, const QString& note);
    /// The list anew; the account shown stays if it is still there.
    void setWork(std::vector<WorkRow> rows, const QString& valueName, const QString& unit,
                 const QString& detail);
    void setCase(const ReviewCase& account);
    /// The account is decided: its row is greyed, and the next open one comes.
    void decided(core::AccountId account);

    core::AccountId account() const;
    MapCanvas& map() { return *map_; }
    QTableView& table();
    CandidateList& candidates() { return *candidates_; }
    int openCount() const;

signals:
    void accountChosen(core::AccountId account);
    /// The present place is right.
    void acceptAsked(core::AccountId account);
    void candidateAsked(core::AccountId account, int candidate);
    void pinAsked(core::AccountId account, core::Point degrees);
    void fixAsked(core::AccountId account);
    void unmappableAsked(core::AccountId account);
    void openCountChanged(int count);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    void connectParts();
    void choose(int candidate);
    void movePin(core::Point metres);
    void showMarks();
    void frameMarks();
    void refreshActs();
    void carryOut();
    void next();
    QString territoryText() const;
    QString territoryAt(core::Point metres) const;

    const Theme& theme_;
    MatchReport* report_;
    Label* reportDetail_ = nullptr;
    Label* reportNote_ = nullptr;
    Label* workDetail_ = nullptr;
    WorkListModel* work_;
    TableView* table_ = nullptr;
    MapCanvas* map_;
    Label* name_ = nullptr;
    Label* place_ = nullptr; ///< "1 of 192"
    QLineEdit* address_ = nullptr;
    QPushButton* fix_ = nullptr;
    KeyValues* facts_ = nullptr;
    Label* candidatesHead_ = nullptr;
    CandidateList* candidates_;
    Label* advice_ = nullptr;
    QPushButton* unmappable_ = nullptr;
    QPushButton* skip_ = nullptr;
    QPushButton* accept_ = nullptr;
    std::shared_ptr<const MapScene> scene_;
    Plane plane_;
    ReviewCase case_;
    QString valueName_;
    std::shared_ptr<const ReviewMarks> marks_;
};

} // namespace ui
