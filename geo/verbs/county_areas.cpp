// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/county_areas.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/us_states.h"
#include "geo/embedded/base_map.h"
#include "geo/io/table.h"
#include "geo/verbs/column_values.h"
#include "geo/verbs/issue_list.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace geo {

namespace {

using core::records::Column;
using core::records::RecordRow;

/// Columns that tell the county, in one of three ways.
struct CountyColumns {
    std::optional<std::size_t> fips;
    std::optional<std::size_t> stateFips;
    std::optional<std::size_t> countyFips;
    std::optional<std::size_t> state;
    std::optional<std::size_t> name;
};

std::optional<std::size_t> firstOf(const std::vector<Column>& columns,
                                   std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const auto found = findColumn(columns, name)) {
            return found;
        }
    }
    return std::nullopt;
}

CountyColumns columnsOf(const std::vector<Column>& columns, const std::string& file) {
    CountyColumns c;
    c.fips = firstOf(columns, {"fips", "county_fips", "countyfips", "geoid", "fipscounty"});
    c.stateFips = firstOf(columns, {"fipsstatecode", "state_fips", "statefips", "statefp"});
    c.countyFips = firstOf(columns, {"fipscountycode", "county_fips3", "countyfp", "county_code"});
    c.state = firstOf(columns, {"state_ab", "state_abbr", "stabbr", "state", "statename"});
    c.name = firstOf(columns, {"county", "county_name", "cty_name", "countycountyequivalent"});
    const bool known = c.fips || (c.stateFips && c.countyFips) || (c.state && c.name);
    if (!known) {
        throw core::Error(
            core::Code::Input, core::format("{} does not tell counties", file),
            "it needs a column fips, columns with the FIPS codes of state and county, "
            "or columns state and county",
            file);
    }
    return c;
}

std::string cell(const RecordRow& row, std::optional<std::size_t> column) {
    return column ? std::string(core::trim(row.values[*column].value_or(""))) : "";
}

std::string padded(const std::string& text, std::size_t digits) {
    const auto number = core::parseInteger(text);
    if (!number || *number < 0) {
        return "";
    }
    const std::string plain = std::to_string(*number);
    return plain.size() > digits ? "" : std::string(digits - plain.size(), '0') + plain;
}

/// Counties by state and word; where a city and a county share a name, the county comes first.
std::map<std::pair<std::string, std::string>, std::string> countiesByName() {
    std::map<std::pair<std::string, std::string>, std::string> names;
    for (const BaseShape& county : counties()) {
        names.emplace(std::pair(county.state, countyWord(county.name)), county.fips);
    }
    return names;
}

class Reader {
public:
    Reader(const std::string& file, const std::string& area) : reader_(file) {
        columns_ = columnsOf(reader_.columns(), file);
        const auto found = findColumn(reader_.columns(), area);
        if (!found) {
            std::vector<std::string> names;
            for (const Column& column : reader_.columns()) {
                names.push_back(column.name);
            }
            throw core::Error(core::Code::Input,
                              core::format("{} has no column \"{}\"", file, area),
                              "columns: " + core::join(names, ", "), area);
        }
        area_ = *found;
    }

    CountyAreas run() {
        RecordRow row;
        while (reader_.next(row)) {
            const std::string area = oneSpace(cell(row, area_));
            const std::string fips = fipsOf(row);
            if (area.empty()) {
                continue;
            }
            if (fips.empty() || findShape(counties(), fips) == nullptr) {
                out_.planningRegions |= fips.starts_with("091");
                issues_.add("rows whose county is not known",
                            {core::Severity::Warning, labelOf(row, fips), row.number,
                             "the county is not known", "correct its code or name"});
                continue;
            }
            const auto [known, fresh] = out_.areaOf.emplace(fips, area);
            if (!fresh && known->second != area) {
                issues_.add(
                    "counties that are named twice",
                    {core::Severity::Warning, labelOf(row, fips), row.number,
                     core::format("the county is in {} already, not in {}", known->second, area),
                     "take one of the rows out"});
            }
        }
        out_.issues = issues_.take();
        return std::move(out_);
    }

private:
    static std::string oneSpace(const std::string& text) {
        std::string out;
        for (const char c : text) {
            if (c != ' ' || (!out.empty() && out.back() != ' ')) {
                out += c;
            }
        }
        return out;
    }

    std::string labelOf(const RecordRow& row, const std::string& fips) const {
        const std::string name = cell(row, columns_.name);
        return name.empty() ? fips : name + ", " + cell(row, columns_.state);
    }

    std::string fipsOf(const RecordRow& row) const {
        if (columns_.fips) {
            return padded(cell(row, columns_.fips), 5);
        }
        if (columns_.stateFips && columns_.countyFips) {
            const std::string state = padded(cell(row, columns_.stateFips), 2);
            const std::string county = padded(cell(row, columns_.countyFips), 3);
            return state.empty() || county.empty() ? "" : state + county;
        }
        const auto state = core::records::stateCode(cell(row, columns_.state));
        const auto found = byName_.find({state.value_or(""), countyWord(cell(row, columns_.name))});
        return found == byName_.end() ? "" : found->second;
    }

    TableReader reader_;
    CountyColumns columns_;
    std::size_t area_ = 0;
    std::map<std::pair<std::string, std::string>, std::string> byName_ = countiesByName();
    IssueList issues_;
    CountyAreas out_;
};

} // namespace

std::string countyWord(const std::string& name) {
    std::string text = core::upper(name);
    for (const char* end : {" COUNTY", " PARISH", " BOROUGH", " CENSUS AREA", " MUNICIPALITY",
                            " CITY AND", " (CITY)", " CITY"}) {
        if (text.ends_with(end)) {
            text.resize(text.size() - std::string(end).size());
        }
    }
    if (text.starts_with("SAINT ")) {
        text.replace(0, 5, "ST");
    }
    if (text.starts_with("SAINTE ")) {
        text.replace(0, 6, "STE");
    }
    std::string word;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 ||
            static_cast<unsigned char>(c) > 127) {
            word += c;
        }
    }
    return word;
}

CountyAreas readCountyAreas(const std::string& file, const std::string& column) {
    return Reader(file, column).run();
}

} // namespace geo
