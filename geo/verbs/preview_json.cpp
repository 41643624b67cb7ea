// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/preview_import.h"

#include <cmath>

namespace geo {

namespace {

core::Json readAsJson(const PreviewColumn& column) {
    switch (column.readAs) {
    case ReadAs::Field: return column.field;
    case ReadAs::Attribute: return "attribute";
    case ReadAs::Nothing: break;
    }
    return nullptr;
}

core::Json columnJson(const PreviewColumn& column) {
    core::Json json{
        {"column", column.name},         {"first", column.first},
        {"read_as", readAsJson(column)}, {"confidence", std::round(column.confidence * 100) / 100},
        {"asked", column.asked},         {"suggested", column.suggested},
        {"filled", column.filled},       {"empty", column.empty},
        {"remark", column.remark},       {"doubtful", column.doubtful}};
    if (column.readAs == ReadAs::Attribute) {
        json["type"] = core::records::attributeTypeName(column.type);
        json["meaning"] = column.meaning;
    }
    if (column.amount) {
        json["factor"] = column.factor;
    }
    return json;
}

core::Json issueJson(const PreviewIssue& issue) {
    core::Json choices = core::Json::array();
    for (const PreviewChoice& choice : issue.choices) {
        choices.push_back({{"label", choice.label}, {"chosen", choice.chosen}});
    }
    return core::Json{{"id", issue.id},         {"severity", core::severityName(issue.severity)},
                      {"column", issue.column}, {"count", issue.count},
                      {"row", issue.row},       {"message", issue.title},
                      {"text", issue.text},     {"choices", choices}};
}

core::Json rowJson(const PreviewRow& row, const std::vector<ShownColumn>& shown,
                   const std::vector<PreviewFilter>& filters) {
    core::Json values = core::Json::object();
    core::Json was = core::Json::object();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string key = shown[i].field.empty() ? shown[i].column : shown[i].field;
        values[key] = row.cells[i].value;
        if (row.cells[i].changed) {
            was[key] = row.cells[i].was;
        }
    }
    core::Json flags = core::Json::array();
    for (const PreviewFilter& filter : filters) {
        if ((row.flags & filter.flag) != 0) {
            flags.push_back(filter.id);
        }
    }
    return core::Json{{"row", row.row},
                      {"flags", flags},
                      {"values", values},
                      {"was", was},
                      {"remark", row.remark}};
}

} // namespace

void to_json(core::Json& json, const ImportPreview& preview) {
    json = core::Json{{"kind", core::records::kindName(preview.params.kind)},
                      {"dry_run", true},
                      {"sheet", preview.sheet},
                      {"sheets", preview.sheets},
                      {"format", preview.facts.format},
                      {"separator", delimiterWord(preview.facts.delimiter)},
                      {"encoding", preview.facts.encoding},
                      {"header_rows", preview.facts.headerRow ? 1 : 0},
                      {"read", preview.read},
                      {"importable", preview.importable},
                      {"params", preview.params.import}};
    core::Json& columns = json["columns"] = core::Json::array();
    for (const PreviewColumn& column : preview.columns) {
        columns.push_back(columnJson(column));
    }
    core::Json& counts = json["counts"] = core::Json::object();
    for (const PreviewFilter& filter : preview.filters) {
        counts[filter.id] = filter.count;
    }
    core::Json& rows = json["rows"] = core::Json::array();
    for (const PreviewRow& row : preview.rows) {
        rows.push_back(rowJson(row, preview.shown, preview.filters));
    }
    json["seconds"] = preview.seconds;
    core::Json& issues = json["issues"] = core::Json::array();
    for (const PreviewIssue& issue : preview.issues) {
        issues.push_back(issueJson(issue));
    }
}

} // namespace geo
