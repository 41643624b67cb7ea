// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/import_choices.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/verbs/import_spreadsheet.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace ui {

class Chip;
class ColumnsStep;
class FileStep;
class Label;
class ReportStep;
class StepBar;
class WaitStep;

/// Brings a table into the plan, in the whole window: file, columns, match report, done. Nothing is
/// written before the primary button of the second step, and then all or nothing. An import that is
/// left or interrupted can be taken up again: file and columns are remembered.
class ImportFlow : public QWidget {
    Q_OBJECT

public:
    enum class Step { File, Columns, Report, Done };

    ImportFlow(const AppContext& context, QWidget* parent = nullptr);

    /// The first step, for a new file.
    void start();
    /// The second step of a file, once it has been read.
    void startWith(const QString& file);
    Step step() const { return step_; }
    /// A preview or an import is running, or about to.
    bool busy() const;
    const ImportChoices& choices() const { return choices_; }

signals:
    /// The flow wants to be seen: after it has made a plan, which the window shows of itself.
    void shown();
    /// The person is done with it; the window shows what it showed before.
    void left();
    void actionAsked(const QString& action);
    void hintChanged(const QString& hint);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeActs();
    QWidget* makeDone();
    void connectSteps();
    void showStep(Step step);
    void showWait(const QString& title, const QString& promise, Step step);
    void refreshActs();
    void refreshHead();

    void chooseFile();
    void look(const geo::PreviewImportParams& params, bool first);
    void adopt(geo::ImportPreview preview, bool first);
    void decided();
    void resume();
    void rememberUnfinished();

    void primary();
    void importAsked();
    void importNow();
    void imported(const SpreadsheetReport& report);
    void saveReport();
    void readConnection(const QString& name);
    void goBack();
    void cancel();
    void leave();

    AppContext context_;
    ImportChoices choices_;
    Step step_ = Step::File;
    JobId job_ = 0;        ///< the preview or import that is shown as waiting
    JobId previewJob_ = 0; ///< a preview that runs while the columns are shown
    int generation_ = 0;   ///< of decisions; older previews are dropped
    bool importing_ = false;
    bool recalled_ = false; ///< the columns come from an earlier file
    QString trouble_;       ///< what the chip says instead of "nothing imported yet"

    Label* title_ = nullptr;
    Chip* chip_ = nullptr;
    Label* note_ = nullptr;
    StepBar* steps_ = nullptr;
    QStackedWidget* pages_;
    FileStep* file_;
    ColumnsStep* columns_;
    WaitStep* wait_;
    ReportStep* report_;
    Label* doneTitle_ = nullptr; ///< made on the way to `done_`
    Label* doneText_ = nullptr;
    QWidget* done_;
    QCheckBox* remember_ = nullptr;
    QCheckBox* areas_ = nullptr;
    QPushButton* back_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* primary_ = nullptr;
    QTimer* lookAgain_;
    std::vector<core::Issue> remarks_; ///< of the last import
};

} // namespace ui
