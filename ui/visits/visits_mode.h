// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/visit_import.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/visits/account_field.h"
#include "ui/visits/visit_data.h"
#include "ui/visits/visit_dialog.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

class QStackedWidget;

namespace geo {
struct ImportVisitsReport;
}

namespace ui {

class FileWork;
class VisitReport;
class VisitSettle;
class VisitsForm;
class VisitsSummary;
class VisitsTables;

/// The visits view of the routes workspace: what was planned beside what was done, the list of
/// visits, and what changes them. Reads and writes in the background, by the verbs of the command
/// line.
class VisitsMode : public QObject {
    Q_OBJECT

public:
    VisitsMode(const AppContext& context, QObject* parent);

    VisitsForm& form() { return *form_; }
    VisitsTables& tables() { return *tables_; }
    VisitsSummary& summary() { return *summary_; }
    QStackedWidget& side() { return *side_; }
    const VisitData& shown() const { return data_; }
    void open();
    void close();
    bool isOpen() const { return open_; }
    bool settled() const;
    /// From the report of an import back to the summary. False if it is not shown.
    bool putBack();
    /// Opens the form that notes a visit.
    void logVisit(VisitDraft draft);
    /// With the account of the chosen visit, if there is one.
    void logVisit();
    void exportCompared();
    /// Number of the rep that is called so; empty if nobody is.
    QString repNamed(const QString& name);

signals:
    void said(const QString& text);
    /// These accounts are to be called on.
    void routesAsked(const std::vector<std::string>& accounts);

private:
    struct Named {
        std::vector<core::VisitLine::Near> accounts;
        QString reason;
    };
    AccountSearch search();
    VisitChoices choices();
    AccountHit chosenAccount();
    void load();
    void show(VisitData data);
    void showSide();
    void note(const core::VisitWords& words, std::optional<std::int64_t> visit);
    void change(std::int64_t visit, const core::VisitWords& words, const QString& done);
    void remove(const std::vector<std::int64_t>& visits);
    void importVisits();
    void showReport(const geo::ImportVisitsReport& report);
    void reload();

    AppContext context_;
    VisitsForm* form_;
    VisitsTables* tables_;
    VisitsSummary* summary_;
    VisitSettle* settle_;
    VisitReport* report_;
    QStackedWidget* side_;
    FileWork* work_;
    VisitData data_;
    /// Of the last import, by visit: whom it took into consideration, and why it did not decide.
    std::map<std::int64_t, Named> named_;
    QTimer soon_;  ///< after a change: others may follow at once
    QString plan_; ///< whose visits are shown
    JobId loading_ = 0;
    int asked_ = 0;
    int running_ = 0;
    bool open_ = false;
    bool reporting_ = false;
};

} // namespace ui
