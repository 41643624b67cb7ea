// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/conflict_rows.h"

#include "crm/sync/publish_fields.h"
#include "ui/crm/publish_model.h"
#include "ui/tables/cell_text.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ui {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString text(const crm::FieldValue& value) {
    return value ? text(*value) : QString();
}

/// Names of the fields, by where our value comes from.
class FieldNames {
public:
    explicit FieldNames(const crm::CrmConnection& connection)
        : fields_(crm::PublishFields::fromJson(connection.config)) {}

    bool isTerritory(const crm::Conflict& conflict) const {
        return conflict.origin == "plan" &&
               (conflict.field == fields_.territoryId || conflict.field == fields_.territory);
    }
    bool isTerritoryName(const crm::Conflict& conflict) const {
        return isTerritory(conflict) && conflict.field == fields_.territory;
    }
    QString of(const crm::Conflict& conflict) const {
        if (conflict.origin != "plan") {
            core::tables::Column column;
            column.id = conflict.field;
            return columnTitle(column, core::tables::Table::Accounts, true);
        }
        PublishRow row;
        row.field = text(conflict.field);
        row.about = isTerritory(conflict)             ? WrittenField::Territory
                    : conflict.field == fields_.owner ? WrittenField::Owner
                                                      : WrittenField::Other;
        return writtenFieldName(row);
    }

private:
    crm::PublishFields fields_;
};

} // namespace

std::vector<ConflictRow> conflictRows(const std::vector<crm::Conflict>& conflicts,
                                      const crm::CrmConnection& connection) {
    const FieldNames names(connection);
    std::vector<ConflictRow> rows;
    std::map<std::string, std::size_t> territories; // by record
    for (const crm::Conflict& conflict : conflicts) {
        if (conflict.connectionName != connection.name) {
            continue;
        }
        if (names.isTerritory(conflict)) {
            const auto [known, added] = territories.try_emplace(conflict.externalId, rows.size());
            if (!added) {
                ConflictRow& row = rows[known->second];
                row.conflicts.push_back(conflict.id);
                if (names.isTerritoryName(conflict)) {
                    row.base = text(conflict.base);
                    row.ours = text(conflict.ours);
                    row.theirs = text(conflict.theirs);
                }
                continue;
            }
        }
        ConflictRow row;
        row.conflicts = {conflict.id};
        row.id = text(conflict.externalId);
        row.record = conflict.name.empty() ? row.id : text(conflict.name);
        row.field = names.of(conflict);
        row.base = text(conflict.base);
        row.ours = text(conflict.ours);
        row.theirs = text(conflict.theirs);
        row.plan = conflict.origin == "plan";
        row.foundAt = text(conflict.foundAt);
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const ConflictRow& a, const ConflictRow& b) {
        return std::tie(a.record, a.id) < std::tie(b.record, b.id);
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].first = i == 0 || rows[i - 1].id != rows[i].id;
        rows[i].last = i + 1 == rows.size() || rows[i + 1].id != rows[i].id;
    }
    return rows;
}

} // namespace ui
