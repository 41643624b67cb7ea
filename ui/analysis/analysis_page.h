// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_result.h"
#include "ui/analysis/analysis_sources.h"
#include "ui/analysis/saved_views.h"

#include <QWidget>

#include <memory>
#include <vector>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QToolButton;

namespace ui {

class AnalysisForm;
class AreaDetail;
class AreaModel;
class FitChart;
class Label;
class SidePanel;
class TableView;
class Theme;
class TwinMap;

/// The Analysis workspace: views and their fields at the left, two maps in the middle, the ranked
/// places at the right. Shows what it is given; asks for everything else.
class AnalysisPage : public QWidget {
    Q_OBJECT

public:
    explicit AnalysisPage(const Theme& theme, QWidget* parent = nullptr);

    void setSources(const AnalysisSources& sources);
    void setSavedViews(const std::vector<SavedView>& views);
    /// The view that the fields ask for.
    AnalysisQuery query() const;
    /// Shows a result in list and figures; null says `note` instead.
    void setResult(std::shared_ptr<const AnalysisResult> result, const QString& note);
    /// Indices of the chosen areas in the result.
    std::vector<int> chosen() const { return chosen_; }
    void choose(std::vector<int> areas);
    /// Offers to choose a table, until the next result is set.
    void offerTable(OwnTable which);
    void setBusy(bool busy, const QString& sentence);
    TwinMap& maps() { return *maps_; }
    AnalysisForm& form() { return *form_; }

signals:
    /// Another view, or other fields of it.
    void queryChanged();
    /// Other areas are chosen.
    void chosenChanged();
    void tableAsked(ui::OwnTable which);
    void saveAsked();
    void removeAsked(int savedView);
    void exportAsked();
    void routesAsked();
    void balanceAsked();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    int repWidth() const;
    QWidget* makeBar();
    QWidget* makeLeft();
    QWidget* makeRight();
    QWidget* makeNeed();
    void addZoom(QWidget& bar);
    void showView(int row);
    void fillViews();
    void chooseFromList();
    void addChart(SidePanel& panel);
    void chooseFromChart(int area, Qt::KeyboardModifiers keys);
    void showChosen();
    void refreshActs();

    const Theme& theme_;
    std::vector<SavedView> saved_;
    std::shared_ptr<const AnalysisResult> result_;
    std::vector<int> chosen_;
    TwinMap* maps_;
    AnalysisForm* form_ = nullptr;
    AreaModel* model_;
    QComboBox* viewBox_ = nullptr;
    QListWidget* views_ = nullptr;
    QToolButton* save_ = nullptr;
    QToolButton* remove_ = nullptr;
    QButtonGroup* modes_ = nullptr;
    QLineEdit* where_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* routes_ = nullptr;
    QPushButton* balance_ = nullptr;
    TableView* list_ = nullptr;
    Label* listTitle_ = nullptr;
    Label* listCount_ = nullptr;
    Label* sources_ = nullptr;
    Label* note_ = nullptr;
    FitChart* chart_ = nullptr;
    QWidget* chartLine_ = nullptr;
    AreaDetail* detail_ = nullptr;
    QWidget* nothing_ = nullptr; ///< in their place while there is no result
    QWidget* need_ = nullptr;
    OwnTable needed_ = OwnTable::Market;
    bool busy_ = false;
    bool filling_ = false;
};

} // namespace ui
