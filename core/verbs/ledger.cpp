// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/ledger.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/base/text_file.h"
#include "core/base/time.h"
#include "core/ledger/ledger_store.h"
#include "core/verbs/day_range.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace core {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargestExport = std::uintmax_t{1} << 31;

/// Opening the workspace by its path would drop the locks that SQLite holds on it.
void refuseWorkspace(const Workspace& ws, const std::string& path) {
    std::error_code error;
    if (fs::equivalent(path, ws.path(), error)) {
        throw Error(Code::Input, format("{} is the workspace itself", path),
                    "name another file for the ledger", path);
    }
}

std::vector<std::string> readExport(const Workspace& ws, const std::string& path) {
    refuseWorkspace(ws, path);
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error || size > kLargestExport) {
        throw Error(Code::Input, format("cannot read {}", path), "name an exported ledger", path);
    }
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!text.starts_with("entry ")) {
        throw Error(Code::Input, format("{} is no exported ledger", path),
                    "make one with `evenlode ledger export`", path);
    }
    return ledger::splitExport(text);
}

std::vector<std::string> textsOf(const Workspace& ws, const std::string& file) {
    return file.empty() ? ledger::loadTexts(ws.reader()) : readExport(ws, file);
}

void requireDateOrNone(const std::string& date) {
    if (!date.empty()) {
        requireDate(date);
    }
}

/// The entries, after the chain was checked: a broken ledger must not answer questions.
std::vector<ledger::Entry> soundEntries(const Workspace& ws, const std::string& file) {
    const std::vector<std::string> texts = textsOf(ws, file);
    const ledger::Check check =
        file.empty() ? ledger::checkLedger(ws.reader()) : ledger::checkChain(texts);
    if (!check.ok) {
        throw Error(Code::Conflict, check.message,
                    "compare with an exported ledger or a restore point", "ledger");
    }
    std::vector<ledger::Entry> entries;
    for (const std::string& text : texts) {
        entries.push_back(ledger::parseEntry(text));
    }
    return entries;
}

void keepUnit(ledger::AlignmentState& state, const std::string& unit) {
    std::erase_if(state.units, [&](const auto& item) { return std::get<2>(item.first) != unit; });
    std::erase_if(state.territories, [&](const auto& item) {
        return std::none_of(state.units.begin(), state.units.end(), [&](const auto& owned) {
            return owned.second == item.first.second &&
                   std::get<0>(owned.first) == item.first.first;
        });
    });
}

/// The entries that touched a unit up to the date, the one in force last.
std::vector<ledger::Entry> reasonsFor(const std::vector<ledger::Entry>& entries,
                                      const LedgerQuery& query) {
    std::vector<ledger::Entry> reasons;
    for (const ledger::Entry& entry : entries) {
        const bool touched =
            std::any_of(entry.units.begin(), entry.units.end(),
                        [&](const ledger::UnitLine& line) { return line.unit == query.unit; });
        if (touched && (query.date.empty() || entry.effective <= query.date)) {
            reasons.push_back(entry);
        }
    }
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const auto& a, const auto& b) { return a.effective < b.effective; });
    return reasons;
}

Json entryJson(const ledger::Entry& entry) {
    return {{"seq", entry.seq},
            {"at", entry.at},
            {"effective", entry.effective},
            {"who", entry.who},
            {"kind", entry.kind},
            {"why", entry.why},
            {"connection", entry.connection},
            {"scenario", entry.scenario},
            {"publish_id", entry.publish},
            {"territories", entry.territories.size()},
            {"units", entry.units.size()},
            {"values", entry.records.size()},
            {"hash", entry.hash}};
}

Json unitJson(const ledger::UnitLine& line) {
    return {{"force", line.force},
            {"layer", line.layer},
            {"unit", line.unit},
            {"territory", line.territory.empty() ? Json() : Json(line.territory)}};
}

} // namespace

void to_json(Json& json, const LedgerList& report) {
    json = Json{{"entries", Json::array()}};
    for (const ledger::Entry& entry : report.entries) {
        json["entries"].push_back(entryJson(entry));
    }
}

void to_json(Json& json, const LedgerCheck& report) {
    const ledger::Check& check = report.check;
    json = Json{{"ok", check.ok},
                {"entries", check.entries},
                {"broken_at", check.ok ? Json() : Json(check.brokenAt)},
                {"message", check.message}};
}

void to_json(Json& json, const LedgerState& report) {
    json = Json{{"date", report.date.empty() ? Json() : Json(report.date)},
                {"units", Json::array()},
                {"sha256", report.sha256},
                {"because", Json::array()}};
    for (const auto& [key, code] : report.state.units) {
        const auto& [force, layer, unit] = key;
        Json entry = unitJson({force, layer, unit, code});
        const auto territory = report.state.territories.find({force, code});
        if (territory != report.state.territories.end()) {
            entry["name"] = territory->second.name;
            entry["owner"] = territory->second.owner;
        }
        json["units"].push_back(entry);
    }
    for (const ledger::Entry& entry : report.reasons) {
        json["because"].push_back(entryJson(entry));
    }
}

void to_json(Json& json, const LedgerDiff& report) {
    json = Json{{"from", report.from},
                {"to", report.to},
                {"units", Json::array()},
                {"territories", Json::array()}};
    for (std::size_t i = 0; i < report.changes.units.size(); ++i) {
        Json line = unitJson(report.changes.units[i]);
        const std::string& before = report.before[i].territory;
        line["before"] = before.empty() ? Json() : Json(before);
        json["units"].push_back(line);
    }
    for (const ledger::TerritoryLine& line : report.changes.territories) {
        json["territories"].push_back({{"force", line.force},
                                       {"territory", line.code},
                                       {"name", line.name},
                                       {"owner", line.owner}});
    }
}

void to_json(Json& json, const LedgerExport& report) {
    json = Json{{"entries", report.entries}, {"file", report.file}, {"rows", report.entries}};
}

LedgerList listLedger(const Workspace& ws) {
    return {ledger::loadEntries(ws.reader())};
}

LedgerCheck verifyLedger(const Workspace& ws, const std::string& file) {
    return {file.empty() ? ledger::checkLedger(ws.reader())
                         : ledger::checkChain(readExport(ws, file))};
}

LedgerState ledgerAsOf(const Workspace& ws, const LedgerQuery& query) {
    requireDateOrNone(query.date);
    const auto entries = soundEntries(ws, query.file);
    LedgerState report;
    report.date = query.date;
    report.state = ledger::stateAsOf(entries, query.date);
    if (!query.unit.empty()) {
        keepUnit(report.state, query.unit);
        report.reasons = reasonsFor(entries, query);
    }
    report.text = report.state.text();
    report.sha256 = sha256(report.text);
    return report;
}

LedgerDiff diffLedger(const Workspace& ws, const std::string& from, const std::string& to) {
    requireDateOrNone(from);
    requireDateOrNone(to);
    const auto entries = soundEntries(ws, {});
    const ledger::AlignmentState before = ledger::stateAsOf(entries, from);
    LedgerDiff diff{from, to, ledger::difference(before, ledger::stateAsOf(entries, to)), {}};
    for (const ledger::UnitLine& line : diff.changes.units) {
        const auto known = before.units.find({line.force, line.layer, line.unit});
        diff.before.push_back({line.force, line.layer, line.unit,
                               known == before.units.end() ? std::string() : known->second});
    }
    return diff;
}

LedgerExport exportLedger(const Workspace& ws, const std::string& file) {
    LedgerExport report;
    for (const std::string& text : ledger::loadTexts(ws.reader())) {
        report.text += text;
        ++report.entries;
    }
    if (file.empty()) {
        return report;
    }
    report.file = fs::absolute(file).lexically_normal().string();
    refuseWorkspace(ws, report.file);
    writeTextFile(report.file, report.text);
    return report;
}

} // namespace core
