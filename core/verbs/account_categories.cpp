// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/account_categories.h"

#include "core/base/text.h"
#include "core/tables/table_source.h"
#include "core/verbs/segments.h"
#include "core/workspace/segment_store.h"
#include "core/workspace/sql_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

namespace core {

namespace {

using tables::Column;
using tables::ColumnKind;
using Kind = AccountCategory::Kind;

constexpr std::size_t kStep = 50'000;

/// Columns that say which account it is, or where it lies, and so part no accounts into groups.
constexpr const char* kOfOneAccount[] = {"external_id", "name", "street", "phone",
                                         "website",     "lon",  "lat"};

/// Reads the shown accounts into numbers: of a value's text, or itself where the column has
/// figures.
class Reading {
public:
    explicit Reading(bool numeric) : numeric_(numeric) {}

    void add(std::int64_t id, const tables::Cell& cell) {
        ids.push_back(id);
        if (numeric_) {
            values.push_back(numberOf(cell));
            return;
        }
        const std::string text = std::holds_alternative<std::monostate>(cell)
                                     ? std::string()
                                     : std::string(trim(tables::textOf(cell)));
        const auto [place, fresh] = known_.emplace(text, static_cast<int>(texts.size()));
        if (fresh) {
            texts.push_back(text);
            counts.push_back(0);
        }
        ++counts[static_cast<std::size_t>(place->second)];
        textOf.push_back(place->second);
    }

    std::vector<std::int64_t> ids;
    std::vector<double> values; ///< of a numeric column
    std::vector<int> textOf;    ///< of any other, index into `texts`
    std::vector<std::string> texts;
    std::vector<std::int64_t> counts;

private:
    static double numberOf(const tables::Cell& cell) {
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
            return static_cast<double>(*whole);
        }
        if (const auto* real = std::get_if<double>(&cell)) {
            return *real;
        }
        const auto* text = std::get_if<std::string>(&cell);
        return text ? parseNumber(*text).value_or(std::numeric_limits<double>::quiet_NaN())
                    : std::numeric_limits<double>::quiet_NaN();
    }

    bool numeric_;
    std::unordered_map<std::string, int> known_;
};

/// Hands out what is "other" and what is not known, only where there is some.
class Rest {
public:
    explicit Rest(AccountCategories& result) : result_(result) {}
    std::uint8_t of(Kind kind) {
        std::optional<std::size_t>& place = kind == Kind::Other ? other_ : none_;
        if (!place) {
            place = result_.categories.size();
            result_.categories.push_back({kind, {}, 0, 0, 0});
        }
        return static_cast<std::uint8_t>(*place);
    }

private:
    AccountCategories& result_;
    std::optional<std::size_t> other_;
    std::optional<std::size_t> none_;
};

void put(AccountCategories& result, std::int64_t id, std::uint8_t place) {
    ++result.categories[place].accounts;
    result.of.emplace_back(AccountId(id), place);
}

void addClasses(AccountCategories& result, const Reading& reading, analysis::ClassBy by) {
    const std::vector<double> edges =
        analysis::classEdges(reading.values, kMostClassesOfAccounts, by);
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        result.categories.push_back({Kind::Class, {}, edges[i], edges[i + 1], 0});
    }
    Rest rest(result);
    for (std::size_t i = 0; i < reading.ids.size(); ++i) {
        const int place = analysis::classAt(edges, reading.values[i]);
        put(result, reading.ids[i],
            place < 0 ? rest.of(Kind::None) : static_cast<std::uint8_t>(place));
    }
}

/// The texts that get a category, in the order in which they are listed.
std::vector<int> chosenTexts(const Reading& reading, const std::vector<std::string>& order) {
    std::vector<int> texts;
    for (int i = 0; i < static_cast<int>(reading.texts.size()); ++i) {
        if (!reading.texts[static_cast<std::size_t>(i)].empty()) {
            texts.push_back(i);
        }
    }
    const auto countOf = [&](int text) { return reading.counts[static_cast<std::size_t>(text)]; };
    const auto nameOf = [&](int text) { return reading.texts[static_cast<std::size_t>(text)]; };
    std::sort(texts.begin(), texts.end(), [&](int a, int b) {
        return countOf(a) != countOf(b) ? countOf(a) > countOf(b) : nameOf(a) < nameOf(b);
    });
    texts.resize(std::min(texts.size(), kMostCategories));
    const auto rank = [&](int text) {
        return std::find(order.begin(), order.end(), nameOf(text)) - order.begin();
    };
    std::stable_sort(texts.begin(), texts.end(), [&](int a, int b) { return rank(a) < rank(b); });
    return texts;
}

void addValues(AccountCategories& result, const Reading& reading,
               const std::vector<std::string>& order) {
    std::vector<int> placeOf(reading.texts.size(), -1);
    for (const int text : chosenTexts(reading, order)) {
        placeOf[static_cast<std::size_t>(text)] = static_cast<int>(result.categories.size());
        result.categories.push_back(
            {Kind::Value, reading.texts[static_cast<std::size_t>(text)], 0, 0, 0});
    }
    Rest rest(result);
    const auto has = [&](bool known) {
        for (std::size_t text = 0; text < reading.texts.size(); ++text) {
            if (placeOf[text] < 0 && reading.texts[text].empty() != known) {
                return true;
            }
        }
        return false;
    };
    if (has(true)) {
        rest.of(Kind::Other); // before those of which nothing is known
    }
    for (std::size_t i = 0; i < reading.ids.size(); ++i) {
        const auto text = static_cast<std::size_t>(reading.textOf[i]);
        put(result, reading.ids[i],
            placeOf[text] >= 0            ? static_cast<std::uint8_t>(placeOf[text])
            : reading.texts[text].empty() ? rest.of(Kind::None)
                                          : rest.of(Kind::Other));
    }
}

bool mentions(const std::string& expression, const std::string& column) {
    return lower(expression).find(lower(column)) != std::string::npos;
}

} // namespace

void to_json(Json& json, const AccountCategory& category) {
    json = Json{{"accounts", category.accounts}};
    switch (category.kind) {
    case Kind::Value: json["value"] = category.name; break;
    case Kind::Class:
        json["from"] = category.low;
        json["to"] = category.high;
        break;
    case Kind::Other: json["other"] = true; break;
    case Kind::None: json["none"] = true; break;
    }
}

AccountCategories categoriseAccounts(Connection db, LayerId layer, ScenarioId scenario,
                                     const AccountView& view, Job& job) {
    const std::vector<AccountChoices::Scheme> schemes = segmentChoices(db);
    tables::TableSource source(std::move(db), tables::Table::Accounts, layer, scenario);
    source.learnColumns();
    AccountCategories result;
    bool numeric = false;
    if (!view.column.empty()) {
        const Column& column = source.columns()[source.columnNamed(view.column)];
        result.column = column.id;
        result.followsPlan = column.ofPlan;
        numeric = tables::isNumeric(column.kind);
    }
    for (const Column& column : source.columns()) {
        result.followsPlan =
            result.followsPlan || (column.ofPlan && mentions(view.where, column.id));
    }
    std::vector<std::string> order;
    for (const AccountChoices::Scheme& scheme : schemes) {
        order = scheme.name == result.column ? scheme.segments : order;
        result.followsPlan =
            result.followsPlan || scheme.name == result.column || mentions(view.where, scheme.name);
    }
    tables::RowQuery query;
    const std::string placed = "lon IS NOT NULL AND lat IS NOT NULL";
    query.where = trim(view.where).empty() ? placed : format("({}\n) AND {}", view.where, placed);
    Reading reading(numeric);
    source.cells(query, result.column, [&](std::int64_t id, const tables::Cell& cell) {
        if (reading.ids.size() % kStep == 0) {
            job.step(0.1, "reading accounts");
        }
        reading.add(id, cell);
    });
    job.step(0.8, "telling accounts apart");
    result.of.reserve(reading.ids.size());
    if (numeric) {
        addClasses(result, reading, view.classes);
    } else {
        addValues(result, reading, order);
    }
    return result;
}

std::vector<AccountChoices::Scheme> segmentChoices(const Connection& db) {
    std::vector<AccountChoices::Scheme> schemes;
    for (const std::string& name : segmentSchemes(db)) {
        schemes.push_back({name, segmentNames(requireSegmentScheme(db, name))});
    }
    return schemes;
}

AccountChoices accountChoices(Connection db, LayerId layer, ScenarioId scenario) {
    AccountChoices choices;
    choices.schemes = segmentChoices(db);
    tables::TableSource source(std::move(db), tables::Table::Accounts, layer, scenario);
    source.learnColumns();
    const auto isScheme = [&](const Column& column) {
        return std::any_of(choices.schemes.begin(), choices.schemes.end(),
                           [&](const auto& scheme) { return scheme.name == column.id; });
    };
    for (const Column& column : source.columns()) {
        const bool ofOne =
            std::any_of(std::begin(kOfOneAccount), std::end(kOfOneAccount),
                        [&](const char* name) { return equalsIgnoreCase(column.id, name); });
        if (column.listed && !ofOne) {
            choices.columns.push_back(column);
        }
    }
    std::stable_partition(choices.columns.begin(), choices.columns.end(), isScheme);
    return choices;
}

std::string segmentFilter(const std::string& scheme, const std::string& segment) {
    const std::string column = quoteIdentifier(scheme);
    return segment.empty() ? column + " IS NULL" : format("{} = {}", column, quoteText(segment));
}

} // namespace core
