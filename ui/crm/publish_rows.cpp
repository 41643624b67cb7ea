// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/publish_rows.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <set>

namespace ui {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

WrittenField aboutOf(const crm::PublishFields& fields, const std::string& field) {
    if (field == fields.territoryId || field == fields.territory) {
        return WrittenField::Territory;
    }
    return field == fields.owner ? WrittenField::Owner : WrittenField::Other;
}

/// Collects the rows of a report by record.
class RowMaker {
public:
    explicit RowMaker(const crm::PublishPlan& plan) : plan_(plan) {}

    void add(const crm::FieldChange& change) {
        PublishRow row = rowOf(change.id, change.field);
        row.before = text(change.before);
        row.after = text(change.after);
        row.reason = text(change.reason);
        keep(std::move(row), change.field);
    }
    void add(const crm::FieldConflict& conflict) {
        PublishRow row = rowOf(conflict.id, conflict.field);
        row.before = text(conflict.theirs);
        row.lastSeen = text(conflict.lastSeen);
        row.after = text(conflict.ours);
        row.state = WriteState::Conflict;
        keep(std::move(row), conflict.field);
    }
    void add(const crm::PublishNote& note, WriteState state) {
        PublishRow row = rowOf(note.id, {});
        if (!note.name.empty()) {
            row.record = text(note.name);
        }
        row.reason = text(note.message);
        row.state = state;
        rows_.push_back(std::move(row));
    }

    std::vector<PublishRow> take() {
        std::stable_sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {
            const auto rank = [](const PublishRow& row) {
                return row.state == WriteState::LeftOut ? 2
                       : row.state == WriteState::Ready ? 1
                                                        : 0;
            };
            return std::tuple(rank(a), a.record, a.id, a.about) <
                   std::tuple(rank(b), b.record, b.id, b.about);
        });
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            rows_[i].first = i == 0 || rows_[i].id != rows_[i - 1].id;
        }
        return std::move(rows_);
    }

private:
    PublishRow rowOf(const std::string& id, const std::string& field) const {
        PublishRow row;
        row.id = text(id);
        const auto name = plan_.names.find(id);
        row.record = name == plan_.names.end() ? row.id : text(name->second);
        row.field = text(field);
        row.about = aboutOf(plan_.fields, field);
        return row;
    }

    /// The name of a territory takes the place of its code.
    void keep(PublishRow row, const std::string& field) {
        if (row.about != WrittenField::Territory) {
            rows_.push_back(std::move(row));
            return;
        }
        const auto [known, added] = territories_.try_emplace(row.id, rows_.size());
        if (added) {
            rows_.push_back(std::move(row));
            return;
        }
        PublishRow& there = rows_[known->second];
        const bool worse = row.state == WriteState::Conflict && there.state == WriteState::Ready;
        const bool same = row.state == there.state;
        if (worse || (same && field == plan_.fields.territory)) {
            there = std::move(row);
        }
    }

    const crm::PublishPlan& plan_;
    std::vector<PublishRow> rows_;
    std::map<QString, std::size_t> territories_;
};

} // namespace

QByteArray csvCell(const QString& value) {
    QString out = value;
    // A sheet would take what begins like this for a formula.
    if (!out.isEmpty() && QStringLiteral("=+-@\t\r").contains(out.front())) {
        out.prepend('\'');
    }
    out.replace('"', "\"\"");
    return ("\"" + out + "\"").toUtf8();
}

std::vector<PublishRow> publishRows(const crm::PublishReport& report) {
    RowMaker maker(report.plan);
    for (const crm::FieldChange& change : report.plan.sync.changes) {
        maker.add(change);
    }
    for (const crm::FieldConflict& conflict : report.conflicts) {
        maker.add(conflict);
    }
    for (const crm::PublishNote& note : report.failed) {
        maker.add(note, WriteState::Refused);
    }
    for (const crm::PublishNote& note : report.plan.leftOut) {
        maker.add(note, WriteState::LeftOut);
    }
    return maker.take();
}

PublishCounts countRecords(const crm::PublishReport& report) {
    PublishCounts counts;
    std::set<std::string> conflicts;
    for (const crm::FieldConflict& conflict : report.conflicts) {
        conflicts.insert(conflict.id);
    }
    counts.ready = report.plan.sync.toWrite;
    counts.conflicts = static_cast<qint64>(conflicts.size());
    counts.refused = static_cast<qint64>(report.failed.size());
    counts.right = report.unchanged;
    counts.leftOut = static_cast<qint64>(report.plan.leftOut.size());
    counts.kept = static_cast<qint64>(report.plan.kept.size());
    return counts;
}

bool passes(const PublishRow& row, PublishFilter filter) {
    switch (filter) {
    case PublishFilter::Territory: return row.about == WrittenField::Territory;
    case PublishFilter::Owner: return row.about == WrittenField::Owner;
    case PublishFilter::Conflicts: return row.state == WriteState::Conflict;
    case PublishFilter::Refused: return row.state == WriteState::Refused;
    case PublishFilter::LeftOut: return row.state == WriteState::LeftOut;
    case PublishFilter::All: break;
    }
    return true;
}

bool passes(const PublishRow& row, const QString& text) {
    const QStringList words = text.split(' ', Qt::SkipEmptyParts);
    const QString all =
        QStringList{row.record, row.id, row.field, row.lastSeen, row.before, row.after, row.reason}
            .join('\n');
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

std::array<qint64, kPublishFilters> countRows(const std::vector<PublishRow>& rows) {
    std::array<qint64, kPublishFilters> counts{};
    for (const PublishRow& row : rows) {
        for (std::size_t i = 0; i < kPublishFilters; ++i) {
            counts[i] += passes(row, static_cast<PublishFilter>(i)) ? 1 : 0;
        }
    }
    return counts;
}

QByteArray rowsAsCsv(const std::vector<PublishRow>& rows, const QStringList& head,
                     const std::array<QString, kWriteStates>& states) {
    QByteArray csv;
    const auto line = [&](const QStringList& cells) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            csv += i > 0 ? "," : "";
            csv += csvCell(cells[i]);
        }
        csv += "\r\n";
    };
    line(head);
    for (const PublishRow& row : rows) {
        line({row.record, row.id, row.field, row.before, row.after, row.reason,
              states[static_cast<std::size_t>(row.state)]});
    }
    return csv;
}

} // namespace ui
