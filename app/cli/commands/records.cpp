// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/level_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/locate_accounts.h"

namespace app {

namespace {

using core::records::Kind;

struct ImportOptions {
    std::string workspace;
    std::vector<std::string> map;
    geo::ImportRecordsParams params;
};

core::records::MappingWishes wishesOf(const ImportOptions& options) {
    core::records::MappingWishes wishes = options.params.mapping;
    for (const std::string& pair : options.map) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw core::Error(core::Code::Usage, core::format("\"{}\" maps nothing", pair),
                              "write FIELD=COLUMN, for example --map street=\"Billing Street\"",
                              pair);
        }
        wishes.fields[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return wishes;
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
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     options->params.mapping = wishesOf(*options);
                     const auto report =
                         geo::importRecords(ws, kind, options->params, console.job());
                     if (kind == Kind::Account) {
                         geo::locateAccounts(ws, console.job());
                     }
                     console.answer(report, textOf(report));
                     console.issues(report.issues);
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
