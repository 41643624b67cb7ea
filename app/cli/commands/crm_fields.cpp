// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/verbs/connections.h"
#include "crm/verbs/field_map.h"

#include <memory>

namespace app {

namespace {

std::string fieldsText(const crm::FieldMapReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const crm::MappedName& name : report.fields) {
        rows.push_back({name.object, name.field,
                        name.written ? "->"
                        : name.read  ? "<-"
                                     : "",
                        name.remote.empty() ? "-" : name.remote, name.type,
                        crm::fieldRightName(name.right), name.remark});
    }
    return tableText({"records", "field", "", "in the CRM", "type", "right", "remark"}, rows);
}

/// "accounts.segment=Industry"
crm::FieldChoice parseChoice(const std::string& text) {
    const std::size_t dot = text.find('.');
    const std::size_t equals = text.find('=');
    if (dot == std::string::npos || equals == std::string::npos || dot > equals) {
        throw core::Error(core::Code::Usage, core::format("\"{}\" is not understood", text),
                          "write it as accounts.segment=INDUSTRY or publish.owner=OWNER", "--map");
    }
    return {text.substr(0, dot), text.substr(dot + 1, equals - dot - 1), text.substr(equals + 1)};
}

struct Words {
    std::string workspace, name;
    std::vector<std::string> map;
    bool make = false, offline = false;
    double percent = 20;
};

void makeFields(const Words& words, core::Workspace& ws, Console& console) {
    const auto report = crm::makeMissingFields(ws, words.name, console.job());
    console.answer(report, report.made.empty()
                               ? std::string("No field was made\n")
                               : core::format("Made {}\n", core::join(report.made, ", ")));
    console.issues(report.issues);
}

void listFields(const Words& words, core::Workspace& ws, Console& console) {
    if (!words.map.empty()) {
        std::vector<crm::FieldChoice> choices;
        for (const std::string& text : words.map) {
            choices.push_back(parseChoice(text));
        }
        crm::mapFields(ws, words.name, choices);
    }
    if (words.offline) {
        const auto report = crm::fieldMap(ws, words.name);
        console.answer(report, fieldsText(report));
        return;
    }
    const auto asked = crm::testConnection(ws, words.name, console.job());
    const auto report = crm::fieldMap(ws, words.name, &asked.identity);
    console.answer(report, fieldsText(report));
    console.issues(report.issues);
}

} // namespace

void addCrmFieldsCommands(CommandLine& line) {
    auto words = std::make_shared<Words>();
    CLI::App& fields = line.add(
        "crm fields", "Show and change which fields of the CRM are read and written",
        "evenlode crm fields plan.gpkg office --map accounts.segment=Industry",
        [words](Console& console) {
            core::Workspace ws = core::Workspace::open(words->workspace);
            words->make ? makeFields(*words, ws, console) : listFields(*words, ws, console);
        });
    fields.add_option(
        "--map", words->map,
        "RECORDS.FIELD=NAME: what fills a field; publish.FIELD=NAME: what is written");
    fields.add_flag("--make", words->make, "Make the fields in the CRM that a publish needs");
    fields.add_flag("--offline", words->offline, "Do not ask the CRM what is allowed");
    CLI::App& reserve =
        line.add("crm reserve", "Set how many of the day's calls are left to other programs",
                 "evenlode crm reserve plan.gpkg office 30", [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     const auto connection = crm::setReserve(ws, words->name, words->percent / 100);
                     console.answer({{"name", connection.name}, {"reserve", words->percent / 100}},
                                    core::format("{} leaves {} % of the day's calls to others\n",
                                                 connection.name, words->percent));
                 });
    for (CLI::App* command : {&fields, &reserve}) {
        command->add_option("workspace", words->workspace, "Workspace")->required();
        command->add_option("name", words->name, "Connection")->required();
    }
    reserve.add_option("percent", words->percent, "Percent, 0 to 100")
        ->required()
        ->check(CLI::Range(0.0, 100.0));
}

} // namespace app
