// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QTableView;
class QToolButton;

namespace ui {

class Chip;
class ClusterModel;
class FieldGrid;
class KeyValues;
class Label;
class OnceTotals;
class Theme;
class WeightBars;

enum class ClusterState { Open, Linked, Ignored };
enum class DuplicateAct { Link, Merge, Ignore };

/// What a person has decided about a cluster.
struct DuplicateDecision {
    DuplicateAct act = DuplicateAct::Link;
    int cluster = 0;
    std::vector<core::AccountId> accounts; ///< the survivor first
    /// For a merge: the fields that keep the value of another record than the survivor's.
    struct Keep {
        QString field;
        core::AccountId from;
    };
    std::vector<Keep> keep;
};

/// Where probable duplicates are decided: the list of clusters, the records of one side by side,
/// why they look the same, what can be done, and what it would do to the totals. Shows what it is
/// given and asks for acts by signals.
class DuplicatesPage : public QWidget {
    Q_OBJECT

public:
    explicit DuplicatesPage(const Theme& theme, QWidget* parent = nullptr);

    struct Counts {
        int open = 0, linked = 0, ignored = 0;
    };
    void setClusters(ClusterState state, std::vector<ClusterRow> rows, Counts counts,
                     const QString& unit, const QString& detail);
    void setCase(const ClusterCase& cluster);
    void setTotals(const OnceTable& table);
    void next();

    ClusterState state() const { return state_; }
    int cluster() const { return case_.id; }
    QTableView& table() { return *table_; }
    FieldGrid& fields() { return *fields_; }

signals:
    void stateChosen(ui::ClusterState state);
    void clusterChosen(int cluster);
    void decided(const ui::DuplicateDecision& decision);
    void countOnceAsked(bool once);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeLeft();
    QWidget* makeCentre();
    QWidget* makeRight();
    void connectParts();
    void refreshActs();
    void decide(DuplicateAct act);
    DuplicateAct chosenAct() const;

    const Theme& theme_;
    ClusterModel* clusters_;
    Label* listDetail_ = nullptr;
    QToolButton* stateButtons_[3] = {};
    QTableView* table_ = nullptr;
    Label* title_ = nullptr;
    Label* subtitle_ = nullptr;
    Chip* score_ = nullptr;
    FieldGrid* fields_;
    OnceTotals* totals_;
    QCheckBox* once_ = nullptr;
    Label* sum_ = nullptr;
    WeightBars* weights_;
    QRadioButton* acts_[3] = {};
    QLabel* actTexts_[3] = {};
    KeyValues* after_;
    QPushButton* ignore_ = nullptr;
    QPushButton* merge_ = nullptr;
    QPushButton* link_ = nullptr;
    ClusterState state_ = ClusterState::Open;
    ClusterCase case_;
};

} // namespace ui

Q_DECLARE_METATYPE(ui::DuplicateDecision)
