// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/whitespace_sources.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/plan/unit_key.h"
#include "core/records/place_store.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/record_query.h"
#include "core/workspace/unit_store.h"
#include "geo/embedded/zip_table.h"
#include "geo/io/table.h"
#include "geo/verbs/column_values.h"

#include <array>
#include <cmath>
#include <unordered_map>

namespace geo {

using core::Code;
using core::Error;

namespace {

using UnitIndex = std::map<core::UnitId, std::size_t>;

UnitIndex indexOf(const std::vector<core::BasicUnit>& units) {
    UnitIndex index;
    for (std::size_t i = 0; i < units.size(); ++i) {
        index.emplace(units[i].id, i);
    }
    return index;
}

std::size_t requireColumn(const TableReader& table, const std::string& file,
                          const std::string& name) {
    if (const auto found = findColumn(table.columns(), name)) {
        return *found;
    }
    std::vector<std::string> names;
    for (const core::records::Column& column : table.columns()) {
        names.push_back(column.name);
    }
    throw Error(Code::Input, core::format("{} has no column \"{}\"", file, name),
                "columns: " + core::join(names, ", "), name);
}

/// Leads keys to other keys: ZIPs of post-office boxes to the area around them.
class Crosswalk {
public:
    explicit Crosswalk(const std::string& text) {
        if (text.empty()) {
            return;
        }
        const auto colon = text.rfind(':');
        const auto equals = text.find('=', colon == std::string::npos ? 0 : colon);
        if (colon == std::string::npos || equals == std::string::npos) {
            throw Error(Code::Usage, core::format("\"{}\" is no crosswalk", text),
                        "write FILE:FROM=TO, as in zip_to_zcta.csv:ZIP=ZCTA_USE", text);
        }
        const std::string file = text.substr(0, colon);
        TableReader table(file);
        const std::size_t from =
            requireColumn(table, file, text.substr(colon + 1, equals - colon - 1));
        const std::size_t to = requireColumn(table, file, text.substr(equals + 1));
        core::records::RecordRow row;
        while (table.next(row)) {
            const std::string key = core::zipFive(row.values[from].value_or("")).value_or("");
            const std::string unit = core::zipFive(row.values[to].value_or("")).value_or("");
            if (!key.empty() && !unit.empty()) {
                to_.emplace(key, unit);
            }
        }
    }
    std::string of(const std::string& key) const {
        const auto zip = core::zipFive(key);
        const auto found = zip ? to_.find(*zip) : to_.end();
        return found == to_.end() ? "" : found->second;
    }

private:
    std::map<std::string, std::string> to_;
};

class MarketTable {
public:
    MarketTable(const core::Connection& db, const core::UnitLayer& layer, const UnitIndex& index,
                const WhitespaceParams& params)
        : index_(index), params_(params), keys_(core::loadUnitKeys(db, layer.id)),
          crosswalk_(params.crosswalk), table_(params.marketFrom) {}

    void read(std::vector<UnitMarket>& units, WhitespaceReport& report, LossList& losses,
              core::Job& job) {
        const std::size_t key = requireColumn(table_, params_.marketFrom, params_.marketKey);
        const std::size_t value = requireColumn(table_, params_.marketFrom, params_.market);
        const std::optional<std::size_t> flag =
            params_.withheld.empty()
                ? std::nullopt
                : std::optional(requireColumn(table_, params_.marketFrom, params_.withheld));
        core::records::RecordRow row;
        SourceTotal& total = report.marketTotal;
        bool any = false;
        while (table_.next(row)) {
            if (++total.rows % 4096 == 0) {
                job.checkpoint();
            }
            const std::string text(core::trim(row.values[key].value_or("")));
            const auto [published, low, high] = valueOf(row, value, flag);
            const std::optional<std::size_t> unit = unitOf(text);
            total.source += published.value_or(0);
            const bool withheld = high > low || low > 0;
            if (!published && !withheld) {
                losses.add("the value is empty or no number", text, 0);
            } else if (!unit) {
                losses.add(whyNoUnit(text), text, published.value_or(0), low, high);
            } else {
                any = true;
                UnitMarket& u = units[*unit];
                u.hasMarket = true;
                u.market += published.value_or(0);
                u.low += low;
                u.high += high;
                u.withheldCells += withheld ? 1 : 0;
            }
        }
        if (!any) {
            throw Error(Code::Input,
                        core::format("no {} of {} is a unit of the layer {}", params_.marketKey,
                                     params_.marketFrom, report.layer),
                        "name the column with the units' keys by --market-key", params_.marketKey);
        }
    }

private:
    struct CellValue {
        std::optional<double> published;
        double low = 0;
        double high = 0;
    };

    CellValue valueOf(const core::records::RecordRow& row, std::size_t value,
                      std::optional<std::size_t> flag) const {
        const std::string letter =
            flag ? std::string(core::trim(row.values[*flag].value_or(""))) : "";
        if (letter.empty()) {
            const auto number = core::parseNumber(row.values[value].value_or(""));
            return {number && *number >= 0 ? number : std::nullopt, 0, 0};
        }
        const auto range = employmentClass(letter);
        if (!range) {
            throw Error(Code::Input,
                        core::format("row {}: \"{}\" is no class of withheld values", row.number,
                                     core::cleanText(letter.substr(0, 40))),
                        "the classes are A to M; name the right column by --withheld",
                        params_.withheld);
        }
        return {std::nullopt, range->first, range->second};
    }

    std::optional<std::size_t> byKey(const std::string& text) const {
        for (const std::string& spelling : core::keySpellings(text)) {
            if (const auto found = keys_.find(spelling); found != keys_.end()) {
                const auto unit = index_.find(found->second);
                return unit == index_.end() ? std::nullopt : std::optional(unit->second);
            }
        }
        return std::nullopt;
    }

    std::optional<std::size_t> unitOf(const std::string& text) const {
        const auto unit = byKey(text);
        const std::string other = unit ? "" : crosswalk_.of(text);
        return unit || other.empty() ? unit : byKey(other);
    }

    static std::string whyNoUnit(const std::string& text) {
        const auto zip = core::zipFive(text);
        if (text.empty()) {
            return "the key is empty";
        }
        if (zip == "99999") {
            return "99999: the source knows no place";
        }
        if (zip && zipTable().find(*zip) == nullptr) {
            return "no such ZIP is known today";
        }
        return "no unit of the layer has this key";
    }

    const UnitIndex& index_;
    const WhitespaceParams& params_;
    std::map<std::string, core::UnitId, std::less<>> keys_;
    Crosswalk crosswalk_;
    TableReader table_;
};

void readMeasure(const core::Connection& db, const core::UnitLayer& layer, const UnitIndex& index,
                 const WhitespaceParams& params, std::vector<UnitMarket>& units,
                 WhitespaceReport& report) {
    const core::Measure measure = core::requireMeasure(db, layer.id, params.market);
    for (const auto& [unit, value] : core::loadValues(db, measure.id)) {
        UnitMarket& u = units[index.at(unit)];
        u.hasMarket = true;
        u.market += std::max(0.0, value);
        report.marketTotal.source += std::max(0.0, value);
        ++report.marketTotal.rows;
    }
}

void readCustomers(const core::Connection& db, const core::UnitLayer& layer, const UnitIndex& index,
                   const WhitespaceParams& params, std::vector<UnitMarket>& units,
                   WhitespaceReport& report, LossList& losses) {
    std::string value = params.customers.empty() ? "1" : params.customers;
    for (const std::string& column : core::recordColumns(db, core::RecordTable::Accounts)) {
        if (core::equalsIgnoreCase(column, params.customers)) {
            value = core::quoteIdentifier(column);
        }
    }
    std::unordered_map<std::int64_t, core::UnitId> unitOf; // looked up only, never walked
    for (const auto& [account, unit] : core::records::loadAccountUnits(db, layer.id)) {
        unitOf.emplace(account.value, unit);
    }
    const core::CountedFor duplicates = core::countedForOthers(db);
    SourceTotal& total = report.customerTotal;
    for (const core::RecordValue& item :
         core::selectRecordValues(db, core::RecordTable::Accounts, value, params.where)) {
        ++total.rows;
        const std::string label = "account " + std::to_string(item.id);
        const bool good = item.value && std::isfinite(*item.value) && *item.value >= 0;
        total.source += good ? *item.value : 0;
        const auto found = unitOf.find(item.id);
        const auto unit =
            found == unitOf.end() || !found->second ? index.end() : index.find(found->second);
        if (!good) {
            losses.add("the value is empty, below 0 or no number", label, 0);
        } else if (duplicates.contains(core::AccountId(item.id))) {
            losses.add("another record stands for the company", label, *item.value);
        } else if (unit == index.end()) {
            losses.add("the account lies in no unit of the layer, or has no place", label,
                       *item.value);
        } else {
            UnitMarket& u = units[unit->second];
            u.customers += *item.value;
            u.squares += *item.value * *item.value;
            ++u.accounts;
        }
    }
}

} // namespace

void LossList::add(const std::string& reason, const std::string& example, double value, double low,
                   double high) {
    JoinLoss& loss = losses_[reason];
    loss.of = of_;
    loss.reason = reason;
    ++loss.rows;
    loss.value += value;
    loss.low += low;
    loss.high += high;
    if (loss.examples.size() < kExamples) {
        loss.examples.push_back(example);
    }
}

std::vector<JoinLoss> LossList::take() const {
    std::vector<JoinLoss> out;
    for (const auto& [reason, loss] : losses_) {
        out.push_back(loss);
    }
    return out;
}

std::vector<UnitMarket> readMarket(const core::Connection& db, const core::UnitLayer& layer,
                                   const std::vector<core::BasicUnit>& units,
                                   const WhitespaceParams& params, WhitespaceReport& report,
                                   LossList& market, LossList& customers, core::Job& job) {
    std::vector<UnitMarket> out(units.size());
    const UnitIndex index = indexOf(units);
    if (params.marketFrom.empty()) {
        readMeasure(db, layer, index, params, out, report);
    } else {
        MarketTable(db, layer, index, params).read(out, report, market, job);
    }
    job.step(0.4, "reading customers");
    readCustomers(db, layer, index, params, out, report, customers);
    return out;
}

std::optional<std::pair<double, double>> employmentClass(std::string_view flag) {
    struct Class {
        char letter;
        double low;
        double high;
    };
    // D and S, which name no range, do not occur beside a class; M has no upper end: ten times.
    static constexpr std::array<Class, 12> kClasses = {{{'A', 0, 19},
                                                        {'B', 20, 99},
                                                        {'C', 100, 249},
                                                        {'E', 250, 499},
                                                        {'F', 500, 999},
                                                        {'G', 1'000, 2'499},
                                                        {'H', 2'500, 4'999},
                                                        {'I', 5'000, 9'999},
                                                        {'J', 10'000, 24'999},
                                                        {'K', 25'000, 49'999},
                                                        {'L', 50'000, 99'999},
                                                        {'M', 100'000, 1'000'000}}};
    for (const Class& known : kClasses) {
        if (flag.size() == 1 && flag[0] == known.letter) {
            return std::pair(known.low, known.high);
        }
    }
    return std::nullopt;
}

} // namespace geo
