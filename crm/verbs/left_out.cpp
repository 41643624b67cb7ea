// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/left_out.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/record_store.h"
#include "crm/sync/connection_store.h"

namespace crm {

using core::Json;

namespace {

/// The account's name; empty optional if the workspace has none of this id.
std::optional<std::string> accountName(const core::Connection& db, const std::string& source,
                                       const std::string& id) {
    core::Statement row =
        db.prepare("SELECT coalesce(name, '') FROM base_accounts WHERE external_id = ? AND "
                   "source IN (?, ?) AND removed = 0 ORDER BY source = ? DESC LIMIT 1");
    row.bind(id, source, core::records::kFileSource, source);
    return row.step() ? std::optional(row.string(0)) : std::nullopt;
}

void requireKnown(const core::Connection& db, const CrmConnection& connection,
                  const LeaveOutParams& params) {
    const auto leftOut = loadLeftOut(db, connection.id);
    for (const std::string& id : params.records) {
        const bool fits =
            params.takeIn ? leftOut.contains(id) : accountName(db, connection.name, id).has_value();
        if (!fits) {
            throw core::Error(
                core::Code::Input,
                params.takeIn
                    ? core::format("the record {} is not left out of {}", id, connection.name)
                    : core::format("no account of the workspace has the id {} in {}", id,
                                   connection.name),
                "see the ids with: evenlode publish --dry-run --json", id);
        }
    }
}

} // namespace

void to_json(Json& json, const LeaveOutReport& report) {
    Json records = Json::array();
    for (const LeftOutRecord& record : report.records) {
        records.push_back({{"id", record.id},
                           {"name", record.name},
                           {"why", record.decision.why},
                           {"who", record.decision.who},
                           {"at", record.decision.at}});
    }
    json = Json{{"connection", report.connection}, {"left_out", records}};
}

LeaveOutReport leaveRecordsOut(core::Workspace& ws, const LeaveOutParams& params) {
    const CrmConnection connection = requireConnection(ws.reader(), params.connection);
    requireKnown(ws.reader(), connection, params);
    if (!params.records.empty()) {
        ws.record(params.takeIn ? "Take records in" : "Leave records out",
                  [&](core::Record& record) {
                      if (params.takeIn) {
                          takeIn(record, connection.id, params.records);
                      } else {
                          leaveOut(record, connection.id, params.records, params.why);
                      }
                  });
    }
    LeaveOutReport report;
    report.connection = connection.name;
    for (const auto& [id, decision] : loadLeftOut(ws.reader(), connection.id)) {
        report.records.push_back(
            {id, accountName(ws.reader(), connection.name, id).value_or(""), decision});
    }
    return report;
}

} // namespace crm
