// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/review_places.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"

#include <QObject>

namespace ui {

class ReviewDesk;

/// Fills the page of locations from the workspace and carries out what it asks for.
class LocationsLink : public QObject {
    Q_OBJECT

public:
    LocationsLink(const AppContext& context, ReviewDesk& desk, QObject* parent);

    /// Reads the list anew, without keeping the window waiting.
    void refresh();
    /// Shows only accounts whose address has changed since they were placed.
    void setStaleOnly(bool stale);
    bool busy() const { return reading_ != 0; }

signals:
    /// Something was decided: figures of the plan may be different.
    void decided();

private:
    void show(geo::ReviewPlacesReport report);
    void showCase(core::AccountId account);
    void decide(core::AccountId account, core::DecidePlaceParams params, const QString& title);
    void askForAddress(core::AccountId account);
    void matchAgain();
    const geo::ReviewItem* item(core::AccountId account) const;
    QString valueName() const;
    QString unit() const;

    AppContext context_;
    ReviewDesk& desk_;
    geo::ReviewPlacesReport report_;
    bool staleOnly_ = false;
    JobId reading_ = 0;
};

/// The column that the measure shown in the plan was summed from, empty if it was not summed from
/// accounts: what an account is worth in lists of accounts.
QString accountValueColumn(const AppContext& context);

} // namespace ui
