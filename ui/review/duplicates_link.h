// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/duplicate_list.h"
#include "ui/review/duplicates_page.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"

#include <QObject>

namespace ui {

class ReviewDesk;

/// Fills the page of duplicates from the workspace and carries out what it asks for.
class DuplicatesLink : public QObject {
    Q_OBJECT

public:
    DuplicatesLink(const AppContext& context, ReviewDesk& desk, QObject* parent);

    /// Compares all accounts anew, then reads the list.
    void search();
    /// Reads the list as it was last found.
    void refresh();
    bool busy() const { return running_ > 0; }

signals:
    void decided();

private:
    /// What is read, off the thread of the window.
    struct Query {
        core::DuplicateListParams list;
        std::string scenario;
    };
    struct Found {
        core::DuplicateList list;
        core::OnceTotals totals;
    };
    static Found read(const core::Connection& db, const Query& query);
    void show(Found found);
    void showCase(int number);
    void carryOut(const DuplicateDecision& decision);
    void setOnce(bool once);
    QString unit() const;

    AppContext context_;
    ReviewDesk& desk_;
    Found found_;
    ClusterState state_ = ClusterState::Open;
    int running_ = 0;
};

} // namespace ui
