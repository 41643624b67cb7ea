// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/verbs/publish.h"

#include <QString>

#include <array>
#include <vector>

namespace ui {

/// What becomes of a value when the plan is written.
enum class WriteState { Ready, Conflict, Refused, LeftOut };
inline constexpr std::size_t kWriteStates = 4;

/// What a value of the CRM is about.
enum class WrittenField { Territory, Owner, Other };

/// One value of one record that a publish would change, or that keeps it from being changed.
struct PublishRow {
    QString id; ///< of the record, in the CRM
    QString record;
    WrittenField about = WrittenField::Other;
    QString field;    ///< its name in the CRM
    QString lastSeen; ///< of a conflict: what was there when we looked last
    QString before;   ///< in the CRM now
    QString after;    ///< in the plan
    QString reason;   ///< why it is written, or why not; as the layers below say it
    WriteState state = WriteState::Ready;
    bool first = false; ///< the first row of its record
};

/// A publish as rows, records in the order of their names: those that need a person first.
/// Territory code and name are one row: the name is what people know.
std::vector<PublishRow> publishRows(const crm::PublishReport& report);

/// How many records a dry run found of each kind. Together they are all accounts of the scope.
struct PublishCounts {
    qint64 ready = 0;
    qint64 conflicts = 0;
    qint64 refused = 0;
    qint64 right = 0; ///< that show the plan already
    qint64 leftOut = 0;
    qint64 kept = 0; ///< without a territory: they keep their old values
};
PublishCounts countRecords(const crm::PublishReport& report);

/// Which rows are looked at.
enum class PublishFilter { All, Territory, Owner, Conflicts, Refused, LeftOut };
inline constexpr std::size_t kPublishFilters = 6;

bool passes(const PublishRow& row, PublishFilter filter);
/// Each word of `text` is in one of the texts of the row, in any case.
bool passes(const PublishRow& row, const QString& text);
/// Rows of each filter: all of them, whatever the text is.
std::array<qint64, kPublishFilters> countRows(const std::vector<PublishRow>& rows);

/// A cell of a CSV file: quoted, and nothing that a sheet would take for a formula.
QByteArray csvCell(const QString& value);
/// Rows as CSV, for people who look at them elsewhere: record, id, field, old, new, reason, state.
QByteArray rowsAsCsv(const std::vector<PublishRow>& rows, const QStringList& head,
                     const std::array<QString, kWriteStates>& states);

} // namespace ui
