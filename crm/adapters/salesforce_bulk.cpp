// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_bulk.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>
#include <utility>

namespace crm {

namespace {

constexpr double kPollSeconds = 2;
constexpr int kMostPolls = 1800;
constexpr const char* kClear = "#N/A"; // how a job is told to empty a field

using CsvRow = std::map<std::string, std::string>;

std::string csvCell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

/// Rows of a CSV text by the names of its first row.
std::vector<CsvRow> csvRows(const std::string& text) {
    std::vector<std::vector<std::string>> lines(1);
    std::string cell;
    bool quoted = false;
    const auto endCell = [&] { lines.back().push_back(std::exchange(cell, {})); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                cell += '"';
                ++i;
            } else if (c == '"') {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            endCell();
        } else if (c == '\n') {
            endCell();
            lines.emplace_back();
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (!cell.empty() || !lines.back().empty()) {
        endCell();
    }
    std::vector<CsvRow> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        CsvRow row;
        for (std::size_t k = 0; k < std::min(lines[0].size(), lines[i].size()); ++k) {
            row[lines[0][k]] = lines[i][k];
        }
        if (lines[i].size() > 1 || (lines[i].size() == 1 && !lines[i][0].empty())) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::string csvOf(const std::vector<const RecordEdit*>& edits) {
    std::set<std::string> columns;
    for (const RecordEdit* edit : edits) {
        for (const FieldEdit& field : edit->fields) {
            columns.insert(field.field);
        }
    }
    std::string csv = "Id";
    for (const std::string& column : columns) {
        csv += "," + column;
    }
    csv += "\n";
    for (const RecordEdit* edit : edits) {
        csv += edit->id;
        for (const std::string& column : columns) {
            const auto field = std::find_if(edit->fields.begin(), edit->fields.end(),
                                            [&](const auto& one) { return one.field == column; });
            csv += ",";
            if (field != edit->fields.end()) {
                csv += field->value.empty() ? kClear : csvCell(field->value);
            }
        }
        csv += "\n";
    }
    return csv;
}

/// The path of a job that has all its rows, but does not run yet.
std::string prepared(const SalesforceConfig& config, const std::string& object,
                     const std::vector<const RecordEdit*>& edits, VendorHttp& http,
                     core::Job& job) {
    ApiCall create;
    create.method = "POST";
    create.path = config.path("ingest");
    create.body = {{"object", object}, {"operation", "update"}};
    const std::string id = jsonText(jsonAt(http.require(create, job).json, "id"));
    std::string path = create.path + "/" + id;
    ApiCall upload;
    upload.method = "PUT";
    upload.path = path + "/batches";
    upload.raw = csvOf(edits);
    upload.headers = {{"Content-Type", "text/csv"}};
    http.require(upload, job);
    return path;
}

/// False where nobody can say whether the job has ended.
bool hasEnded(const std::string& path, VendorHttp& http, core::Job& job) {
    ApiCall start;
    start.method = "PATCH";
    start.path = path;
    start.body = {{"state", "UploadComplete"}};
    start.repeatable = true;
    if (http.attempt(start, job).trouble) {
        return false;
    }
    for (int poll = 0; poll < kMostPolls; ++poll) {
        ApiCall look;
        look.path = path;
        const ApiAnswer answer = http.attempt(look, job);
        const std::string state = jsonText(jsonAt(answer.json, "state"));
        if (answer.trouble) {
            return false;
        }
        if (state == "JobComplete" || state == "Failed" || state == "Aborted") {
            break;
        }
        http.clock().wait(kPollSeconds, job);
    }
    return true;
}

} // namespace

std::map<std::string, BulkRow> salesforceBulk(const SalesforceConfig& config,
                                              const std::string& object,
                                              const std::vector<const RecordEdit*>& edits,
                                              VendorHttp& http, core::Job& job) {
    const std::string path = prepared(config, object, edits, http, job);
    std::map<std::string, BulkRow> ends;
    if (!hasEnded(path, http, job)) {
        return ends;
    }
    std::set<std::string> ids;
    for (const RecordEdit* edit : edits) {
        ids.insert(edit->id);
    }
    // Results come in any order.
    for (const auto& [which, end] : {std::pair("successfulResults", BulkEnd::Written),
                                     std::pair("failedResults", BulkEnd::Refused),
                                     std::pair("unprocessedrecords", BulkEnd::NotReached)}) {
        ApiCall call;
        call.path = path + "/" + which;
        call.anyType = true;
        const ApiAnswer answer = http.attempt(call, job);
        for (CsvRow& row : csvRows(answer.ok() ? answer.raw : std::string())) {
            const std::string id = ids.contains(row["Id"]) ? row["Id"] : row["sf__Id"];
            if (!ids.contains(id)) {
                continue;
            }
            const std::string& error = row["sf__Error"]; // "CODE:message:FIELD --"
            const std::size_t colon = error.find(':');
            ends[id] = {end, error.substr(0, colon),
                        colon == std::string::npos ? error : error.substr(colon + 1)};
        }
    }
    return ends;
}

} // namespace crm
