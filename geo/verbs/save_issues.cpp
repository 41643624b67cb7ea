// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/save_issues.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/export_file.h"

#include <filesystem>

namespace geo {

namespace {

void checkFile(const core::Workspace& ws, const std::string& file) {
    const std::string lowered = core::lower(file);
    const auto ends = [&](const char* ending) { return lowered.ends_with(ending); };
    if (!ends(".csv") && !ends(".xlsx") && !ends(".ods")) {
        throw core::Error(core::Code::Usage, "the report is a table",
                          "name a file that ends in .xlsx, .csv or .ods", file);
    }
    std::error_code none;
    if (std::filesystem::equivalent(file, ws.path(), none)) {
        throw core::Error(core::Code::Usage, "that is the plan itself", "choose another name",
                          file);
    }
}

} // namespace

std::int64_t saveIssues(const core::Workspace& ws, const std::vector<core::Issue>& issues,
                        const std::string& file) {
    checkFile(ws, file);
    ExportSchema schema;
    schema.layer = "Report";
    schema.columns = {{"row", CellType::Integer},
                      {"record", CellType::Text},
                      {"severity", CellType::Text},
                      {"what", CellType::Text},
                      {"what_to_do", CellType::Text}};
    ExportFile out(file, schema);
    for (const core::Issue& issue : issues) {
        out.add({issue.row > 0 ? Cell(issue.row) : Cell(), issue.subject,
                 std::string(core::severityName(issue.severity)), issue.message, issue.hint});
    }
    out.finish();
    return out.rows();
}

} // namespace geo
