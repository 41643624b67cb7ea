// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/alignment_state.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <algorithm>

namespace core::ledger {

namespace {

std::string quoted(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

void AlignmentState::apply(const Entry& entry) {
    for (const TerritoryLine& line : entry.territories) {
        const TerritoryKey key{line.force, line.code};
        if (line.name.empty() && line.owner.empty()) {
            territories.erase(key);
        } else {
            territories[key] = line;
        }
    }
    for (const UnitLine& line : entry.units) {
        const UnitKey key{line.force, line.layer, line.unit};
        if (line.territory.empty()) {
            units.erase(key);
        } else {
            units[key] = line.territory;
        }
    }
}

std::string AlignmentState::text() const {
    std::string text;
    for (const auto& [key, line] : territories) {
        text += format("territory {} {} {} {}\n", quoted(line.force), quoted(line.code),
                       quoted(line.name), quoted(line.owner));
    }
    for (const auto& [key, territory] : units) {
        const auto& [force, layer, unit] = key;
        text += format("unit {} {} {} {}\n", quoted(force), quoted(layer), quoted(unit),
                       quoted(territory));
    }
    return text;
}

AlignmentState stateAsOf(const std::vector<Entry>& entries, std::string_view date) {
    std::vector<const Entry*> inForce;
    for (const Entry& entry : entries) {
        if (date.empty() || entry.effective <= date) {
            inForce.push_back(&entry);
        }
    }
    std::stable_sort(inForce.begin(), inForce.end(), [](const Entry* a, const Entry* b) {
        return std::tie(a->effective, a->seq) < std::tie(b->effective, b->seq);
    });
    AlignmentState state;
    for (const Entry* entry : inForce) {
        state.apply(*entry);
    }
    return state;
}

StateChange difference(const AlignmentState& from, const AlignmentState& to) {
    StateChange change;
    for (const auto& [key, line] : to.territories) {
        const auto known = from.territories.find(key);
        if (known == from.territories.end() || known->second != line) {
            change.territories.push_back(line);
        }
    }
    for (const auto& [key, line] : from.territories) {
        if (!to.territories.contains(key)) {
            change.territories.push_back({key.first, key.second, {}, {}});
        }
    }
    const auto unitLine = [](const AlignmentState::UnitKey& key, const std::string& territory) {
        return UnitLine{std::get<0>(key), std::get<1>(key), std::get<2>(key), territory};
    };
    for (const auto& [key, territory] : to.units) {
        const auto known = from.units.find(key);
        if (known == from.units.end() || known->second != territory) {
            change.units.push_back(unitLine(key, territory));
        }
    }
    for (const auto& [key, territory] : from.units) {
        if (!to.units.contains(key)) {
            change.units.push_back(unitLine(key, {}));
        }
    }
    std::sort(change.territories.begin(), change.territories.end());
    std::sort(change.units.begin(), change.units.end());
    return change;
}

Check checkChain(const std::vector<std::string>& texts) {
    Check check;
    check.entries = static_cast<std::int64_t>(texts.size());
    std::string previous = firstPrevious();
    std::int64_t seq = 0;
    const auto broken = [&](std::string message) {
        check.ok = false;
        check.brokenAt = seq;
        check.message = std::move(message);
    };
    for (const std::string& text : texts) {
        ++seq;
        if (!hashHolds(text)) {
            broken(format("entry {} was changed: its text does not fit its hash", seq));
            return check;
        }
        const Entry entry = parseEntry(text);
        if (entry.seq != seq) {
            broken(format("entry {} is missing: entry {} stands in its place", seq, entry.seq));
            return check;
        }
        if (entry.previous != previous) {
            broken(format("entry {} does not follow the entry before it", seq));
            return check;
        }
        previous = entry.hash;
    }
    return check;
}

} // namespace core::ledger
