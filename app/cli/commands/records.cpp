// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/level_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/preview_import.h"
#include "geo/verbs/save_issues.h"

namespace app {

namespace {

using core::records::Kind;

struct ImportOptions {
    std::string workspace;
    std::vector<std::string> map;
    std::vector<std::string> leaveOut;
    std::vector<std::string> factors;
    bool keepShortZips = false;
    std::string report;
    bool dryRun = false;
    bool suggest = false;
    geo::ImportRecordsParams params;
};

/// Rows that --dry-run shows of each kind.
constexpr std::int64_t kDryRunRows = 20;

std::pair<std::string, std::string> pairOf(const std::string& text, const std::string& hint) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw core::Error(core::Code::Usage, core::format("\"{}\" maps nothing", text), hint, text);
    }
    return {text.substr(0, equals), text.substr(equals + 1)};
}

geo::ImportRecordsParams paramsOf(const ImportOptions& options) {
    geo::ImportRecordsParams params = options.params;
    for (const std::string& text : options.map) {
        params.mapping.fields.insert_or_assign(
            pairOf(text, "write FIELD=COLUMN, for example --map street=\"Billing Street\"").first,
            text.substr(text.find('=') + 1));
    }
    for (const std::string& text : options.factors) {
        const auto [column, number] = pairOf(text, "write COLUMN=NUMBER: --factor sales=1000");
        params.factors[column] = core::parseNumber(number).value_or(0);
    }
    params.mapping.leaveOut.insert(options.leaveOut.begin(), options.leaveOut.end());
    params.restoreZeros = !options.keepShortZips;
    return params;
}

std::string readAsText(const geo::PreviewColumn& column) {
    switch (column.readAs) {
    case geo::ReadAs::Field: return column.field;
    case geo::ReadAs::Attribute:
        return core::format("own column, {}", core::records::attributeTypeName(column.type));
    case geo::ReadAs::Nothing: break;
    }
    return "not imported";
}

std::string textOf(const geo::ImportPreview& preview) {
    std::string text = core::format("nothing imported: {} of {} rows can be\n\n",
                                    core::grouped(preview.importable), core::grouped(preview.read));
    for (const geo::PreviewColumn& column : preview.columns) {
        text += core::format("  {:<24} {:<22} {:>4.0f} %  {}\n", column.name, readAsText(column),
                             column.confidence * 100, column.remark);
    }
    text += '\n';
    for (const geo::PreviewIssue& issue : preview.issues) {
        const bool asks = issue.title.ends_with('?');
        text += core::format("{}{} {}\n", issue.title, asks ? "" : ".", issue.text);
    }
    return text;
}

void answerDryRun(const ImportOptions& options, Kind kind, Console& console) {
    const core::Workspace ws = core::Workspace::open(options.workspace);
    geo::refuseWorkspace(ws.path(), options.params.source);
    const geo::PreviewImportParams params{kind, paramsOf(options), options.suggest, kDryRunRows};
    const auto preview = geo::previewImport(&ws.reader(), params, console.job());
    console.answer(preview, textOf(preview));
}

std::string textOf(const geo::ImportRecordsReport& report) {
    std::string text = core::format(
        "{} read: {} added, {} updated, {} unchanged, {} rejected, {} repeated; {:.1f} s\n",
        core::grouped(report.read), core::grouped(report.added), core::grouped(report.updated),
        core::grouped(report.unchanged), core::grouped(report.rejected),
        core::grouped(report.repeated), report.seconds);
    const std::string levels = levelsText(report.byLevel);
    return levels.empty() ? text : text + "placed by: " + levels + '\n';
}

void addImport(CommandLine& line, const std::string& plural, Kind kind,
               const std::string& example) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App& command =
        line.add(plural + " import", core::format("Read {} from a table or file", plural), example,
                 [options, kind](Console& console) {
                     if (options->dryRun) {
                         answerDryRun(*options, kind, console);
                         return;
                     }
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     const auto report =
                         geo::importRecords(ws, kind, paramsOf(*options), console.job());
                     console.answer(report, textOf(report));
                     console.issues(report.issues);
                     if (!options->report.empty()) {
                         geo::saveIssues(ws, report.issues, options->report);
                     }
                 });
    geo::ImportRecordsParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("source", params.source, "CSV, XLSX, ODS, DBF, GeoJSON, PG: …")->required();
    command.add_option("--map", options->map, "FIELD=COLUMN, instead of the guess; repeatable");
    command.add_option("--id", params.mapping.id, "Column that identifies a record");
    command.add_option("--sheet", params.sheet, "Sheet or table of the source");
    command.add_option("--source-name", params.sourceName, "Records of other names are left alone");
    command.add_flag("--remove-absent", params.removeAbsent,
                     "The source is complete: what it lacks is gone");
    command.add_option("--leave-out", options->leaveOut, "Column not to import; repeatable");
    command.add_option("--factor", options->factors,
                       "COLUMN=1000 where its numbers are in thousands; repeatable");
    command.add_flag("--split-addresses", params.splitAddresses,
                     "Take apart streets that hold the whole address");
    command.add_flag("--keep-short-zips", options->keepShortZips,
                     "Do not put back the leading zeros that ZIPs have lost");
    command.add_option("--report", options->report,
                       "Write all remarks, row by row, to this .xlsx, .csv or .ods");
    command.add_flag("--dry-run", options->dryRun, "Say what would be read; import nothing");
    command
        .add_flag("--suggest", options->suggest,
                  "With --dry-run: take up what the file suggests, as the window does")
        ->needs("--dry-run");
}

} // namespace

void addRecordsCommands(CommandLine& line) {
    addImport(line, "accounts", Kind::Account,
              "evenlode accounts import plan.gpkg customers.xlsx --map street=\"Billing Street\"");
    addImport(line, "opportunities", Kind::Opportunity,
              "evenlode opportunities import plan.gpkg deals.csv");
    addImport(line, "contacts", Kind::Contact, "evenlode contacts import plan.gpkg contacts.csv");
    addImport(line, "leads", Kind::Lead, "evenlode leads import plan.gpkg leads.csv");
    addImport(line, "reps", Kind::Rep, "evenlode reps import plan.gpkg reps.csv");
}

} // namespace app
