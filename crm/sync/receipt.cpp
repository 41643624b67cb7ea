// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/receipt.h"

#include "core/base/json.h"
#include "core/ledger/ledger_store.h"
#include "crm/adapters/adapter.h"
#include "crm/hooks/outgoing.h"

#include <algorithm>
#include <vector>

namespace crm {

namespace ledger = core::ledger;

namespace {

ledger::Entry entryOf(const core::Connection& db, const PublishReceipt& receipt) {
    const Publish& publish = receipt.publish;
    ledger::Entry entry;
    entry.effective = publish.effectiveOn;
    entry.kind = publish.kind;
    entry.why = publish.why;
    entry.connection = receipt.connection;
    entry.scenario = publish.scenarioName;
    entry.publish = publish.id;
    for (const FieldChange& item : loadItems(db, publish.id, "written")) {
        entry.records.push_back({objectName(Object::Account), item.id, item.field, item.before,
                                 item.after, item.reason});
    }
    return entry;
}

/// What is in force, with the part of the scenario's force that the plan decides replaced.
ledger::AlignmentState replaced(ledger::AlignmentState state, const ledger::AlignmentState& plan,
                                const PublishReceipt& receipt) {
    const std::string& force = receipt.scenario.forceName;
    const auto& scope = receipt.scope;
    const auto in = [&](const std::string& code) { return scope.empty() || scope.contains(code); };
    std::erase_if(state.territories, [&](const auto& item) {
        return item.first.first == force && in(item.first.second);
    });
    for (const auto& [key, line] : plan.territories) {
        if (in(key.second)) {
            state.territories[key] = line;
        }
    }
    std::set<ledger::AlignmentState::UnitKey> freed;
    std::erase_if(state.units, [&](const auto& item) {
        const bool drop = std::get<0>(item.first) == force && in(item.second);
        if (drop) {
            freed.insert(item.first);
        }
        return drop;
    });
    for (const auto& [key, code] : plan.units) {
        if (in(code) || freed.contains(key)) {
            state.units[key] = code;
        }
    }
    return state;
}

/// The event "territory.changed" for those who want to know.
void tellOthers(core::Record& record, const ledger::Entry& entry) {
    constexpr std::size_t kMostUnits = 5000; // larger changes are asked for
    core::Json units = core::Json::array();
    for (std::size_t i = 0; i < std::min(kMostUnits, entry.units.size()); ++i) {
        const ledger::UnitLine& line = entry.units[i];
        units.push_back(
            {{"layer", line.layer}, {"unit", line.unit}, {"territory", line.territory}});
    }
    queueEvent(record, "territory.changed",
               {{"entry", entry.seq},
                {"kind", entry.kind},
                {"scenario", entry.scenario},
                {"effective", entry.effective},
                {"publish_id", entry.publish},
                {"units", units},
                {"more_units", entry.units.size() > kMostUnits}});
}

std::int64_t append(core::Record& record, ledger::Entry entry, ledger::StateChange change) {
    entry.territories = std::move(change.territories);
    entry.units = std::move(change.units);
    if (entry.records.empty() && entry.territories.empty() && entry.units.empty()) {
        return 0;
    }
    const ledger::Entry added = ledger::appendEntry(record, std::move(entry));
    tellOthers(record, added);
    return added.seq;
}

} // namespace

std::int64_t addReceipt(core::Record& record, const PublishReceipt& receipt) {
    const core::Connection& db = record.db();
    ledger::Entry entry = entryOf(db, receipt);
    const ledger::AlignmentState before =
        ledger::stateAsOf(ledger::loadAlignments(db), entry.effective);
    const ledger::AlignmentState plan = ledger::alignmentOf(db, receipt.scenario, entry.effective);
    return append(record, std::move(entry),
                  ledger::difference(before, replaced(before, plan, receipt)));
}

std::int64_t addRollbackReceipt(core::Record& record, const PublishReceipt& receipt) {
    const core::Connection& db = record.db();
    const std::vector<ledger::Entry> entries = ledger::loadAlignments(db);
    const auto of = std::find_if(entries.begin(), entries.end(), [&](const ledger::Entry& entry) {
        return entry.publish == receipt.publish.of && entry.kind != "rollback";
    });
    ledger::Entry entry = entryOf(db, receipt);
    if (of == entries.end()) {
        return append(record, std::move(entry), {});
    }
    const ledger::AlignmentState was = ledger::stateAsOf({entries.begin(), of}, of->effective);
    const ledger::AlignmentState now = ledger::stateAsOf(entries, entry.effective);
    ledger::AlignmentState back = now;
    for (const ledger::UnitLine& line : of->units) {
        const ledger::AlignmentState::UnitKey key{line.force, line.layer, line.unit};
        const auto current = now.units.find(key);
        const std::string code = current == now.units.end() ? std::string() : current->second;
        if (code != line.territory) {
            continue;
        }
        if (const auto before = was.units.find(key); before != was.units.end()) {
            back.units[key] = before->second;
        } else {
            back.units.erase(key);
        }
    }
    for (const ledger::TerritoryLine& line : of->territories) {
        const ledger::AlignmentState::TerritoryKey key{line.force, line.code};
        const auto current = now.territories.find(key);
        if (current == now.territories.end() || current->second != line) {
            continue;
        }
        if (const auto before = was.territories.find(key); before != was.territories.end()) {
            back.territories[key] = before->second;
        } else {
            back.territories.erase(key);
        }
    }
    return append(record, std::move(entry), ledger::difference(now, back));
}

} // namespace crm
