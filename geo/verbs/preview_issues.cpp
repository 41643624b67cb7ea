// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/preview_issues.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace geo {

using core::counted;
using core::format;
using core::grouped;
using core::Severity;
using core::records::DateOrder;

namespace {

std::string rowsText(std::int64_t count) {
    return counted(count, "row", "rows");
}

std::string nameOf(const PreviewFindings& findings, std::string_view field) {
    const auto column = findings.mapping.columnOf(field);
    return column ? findings.mapping.columns[*column].name : std::string(field);
}

void addZipZeros(const PreviewFindings& findings, std::vector<PreviewIssue>& issues) {
    const Repairable& zips = findings.zips;
    if (zips.count == 0) {
        return;
    }
    const bool on = findings.params.restoreZeros;
    const std::string place = zips.place.empty() ? "" : ", " + zips.place;
    issues.push_back(
        {"zip_zeros",
         Severity::Warning,
         nameOf(findings, "zip"),
         zips.count,
         zips.row,
         rowsText(zips.count) + ": ZIP without its leading zero",
         on ? format("Row {}: ZIP “{}” read as {}{}.", zips.row, zips.was, zips.now, place)
            : format("Row {}: ZIP “{}” stays as written; no such ZIP can be located.", zips.row,
                     zips.was),
         {{"Restore the zero", on}}});
}

void addWholeAddresses(const PreviewFindings& findings, std::vector<PreviewIssue>& issues) {
    const Repairable& whole = findings.addresses;
    if (whole.count == 0) {
        return;
    }
    const std::string street = nameOf(findings, "street");
    const bool on = findings.params.splitAddresses;
    issues.push_back(
        {"whole_address",
         Severity::Warning,
         street,
         whole.count,
         whole.row,
         rowsText(whole.count) + ": whole address in one column",
         on ? format("Row {}: street, city, state and ZIP are taken out of {}. Empty "
                     "columns are filled, others stay.",
                     whole.row, street)
            : format("Row {}: “{}” stays in {} as it is.", whole.row, whole.was, street),
         {{"Split the address", on}}});
}

void addUnits(const PreviewFindings& findings, std::vector<PreviewIssue>& issues) {
    for (std::size_t c = 0; c < findings.columns.size(); ++c) {
        const PreviewColumn& column = findings.columns[c];
        const ColumnTally& tally = findings.tallies[c];
        const bool thousands = column.factor == 1000;
        if (!column.amount || column.readAs == ReadAs::Nothing ||
            (!thousands && !looksLikeThousands(column, tally))) {
            continue;
        }
        issues.push_back({"unit",
                          Severity::Warning,
                          column.name,
                          tally.filled(),
                          0,
                          column.name + ": which unit?",
                          format("Median {}. As dollars all rows would total ${}.",
                                 grouped(std::llround(tally.median().value_or(0))),
                                 grouped(std::llround(tally.sum()))),
                          {{"$ thousand", thousands}, {"$", !thousands}}});
    }
}

void addDateOrders(const PreviewFindings& findings, std::vector<PreviewIssue>& issues) {
    for (std::size_t c = 0; c < findings.columns.size(); ++c) {
        const PreviewColumn& column = findings.columns[c];
        const ColumnTally& tally = findings.tallies[c];
        if (column.readAs == ReadAs::Nothing || tally.ambiguousDates() == 0 ||
            tally.decisiveDates() > 0) {
            continue;
        }
        const bool month = findings.mapping.dateOrders[c] == DateOrder::MonthFirst;
        issues.push_back({"date_order",
                          Severity::Warning,
                          column.name,
                          tally.ambiguousDates(),
                          0,
                          column.name + ": month or day first?",
                          "No day is above 12: the dates can be read both ways.",
                          {{"Month first", month}, {"Day first", !month}}});
    }
}

void addRows(const PreviewFindings& findings, unsigned flag, const PreviewIssue& like,
             std::vector<PreviewIssue>& issues) {
    const PreviewRow* first = findings.rows.first(flag);
    if (first == nullptr) {
        return;
    }
    PreviewIssue issue = like;
    issue.count = findings.rows.count(flag);
    issue.row = first->row;
    issue.title = rowsText(issue.count) + ": " + issue.title;
    issue.text =
        format("Row {}: {}", first->row, issue.text.empty() ? first->remark + "." : issue.text);
    issues.push_back(std::move(issue));
}

/// Trouble that occurs in many rows is said once, with its first row.
void addOthers(const PreviewFindings& findings, std::vector<PreviewIssue>& issues) {
    struct Group {
        core::Issue first;
        std::int64_t count = 0;
    };
    // What differs from row to row stands in quotes or is a figure.
    const auto kindOf = [](const std::string& message) {
        std::string kind;
        bool quoted = false;
        for (const char c : message) {
            quoted = c == '"' ? !quoted : quoted;
            kind += quoted || (c >= '0' && c <= '9') ? '#' : c;
        }
        kind.erase(std::unique(kind.begin(), kind.end()), kind.end());
        return kind;
    };
    std::map<std::string, std::size_t> known;
    std::vector<Group> groups;
    for (const core::Issue& issue : findings.other) {
        const auto [at, isNew] = known.emplace(kindOf(issue.message), groups.size());
        if (isNew) {
            groups.push_back({issue, 0});
        }
        ++groups[at->second].count;
    }
    for (const Group& group : groups) {
        const core::Issue& first = group.first;
        const bool inRows = first.row > 0;
        const std::string sentence =
            inRows ? format("Row {}: {}.", first.row, first.message) : first.hint;
        issues.push_back({"other",
                          first.severity,
                          first.subject,
                          inRows ? group.count : 0,
                          first.row,
                          inRows ? rowsText(group.count) + " with a doubtful value" : first.message,
                          sentence,
                          {}});
    }
}

} // namespace

std::vector<PreviewIssue> previewIssues(const PreviewFindings& findings) {
    std::vector<PreviewIssue> issues;
    if (!findings.mapping.problem.empty()) {
        issues.push_back({"other",
                          Severity::Error,
                          "",
                          0,
                          0,
                          findings.mapping.problem,
                          "Choose the columns that hold them.",
                          {}});
    }
    addZipZeros(findings, issues);
    addWholeAddresses(findings, issues);
    addRows(
        findings, kNoAddress,
        {"no_street",
         Severity::Info,
         nameOf(findings, "street"),
         0,
         0,
         "no street address",
         "located by ZIP or city and marked so. Totals count such rows; routes need an address.",
         {}},
        issues);
    addUnits(findings, issues);
    addDateOrders(findings, issues);
    addRows(findings, kUnreadable,
            {"rejected", Severity::Error, "", 0, 0, "cannot be read and stay out", "", {}}, issues);
    addRows(findings, kRepeated,
            {"repeated",
             Severity::Warning,
             nameOf(findings, "id"),
             0,
             0,
             "the id of an earlier row",
             "the first row of an id counts, the others stay out.",
             {}},
            issues);
    addOthers(findings, issues);
    return issues;
}

} // namespace geo
