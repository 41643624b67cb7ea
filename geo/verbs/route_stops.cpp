// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/route_stops.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/table.h"
#include "geo/verbs/own_file.h"

#include <initializer_list>
#include <optional>

namespace geo {

using core::Code;
using core::Error;
using core::records::RecordRow;
using core::records::RecordTable;

namespace {

class StopTable {
public:
    explicit StopTable(const std::string& file) : file_(file), table_(readTable(file)) {
        account_ = column({"account", "account_id", "account id", "id", "number"});
        if (!account_) {
            throw Error(Code::Input, core::format("{} has no column for the accounts", file),
                        "call it account, and put the numbers there that the CRM or the file "
                        "gives them",
                        file);
        }
        minutes_ = column({"minutes", "duration", "visit_minutes"});
        windows_ = column({"window", "windows", "time_window", "open"});
        day_ = column({"day", "date"});
        rep_ = column({"rep", "owner"});
        priority_ = column({"priority"});
        skills_ = column({"skills", "skill"});
        every_ = column({"every", "interval", "every_days"});
    }

    std::vector<core::RouteWish> wishes() const {
        std::vector<core::RouteWish> wishes;
        for (const RecordRow& row : table_.rows) {
            core::RouteWish wish;
            wish.account = text(row, account_);
            if (wish.account.empty()) {
                continue;
            }
            wish.minutes = number(row, minutes_);
            wish.windows = text(row, windows_);
            wish.day = text(row, day_);
            wish.rep = text(row, rep_);
            wish.priority = static_cast<int>(number(row, priority_).value_or(0));
            wish.every = number(row, every_).value_or(0);
            for (const std::string& skill : core::split(text(row, skills_), ',')) {
                if (!core::trim(skill).empty()) {
                    wish.skills.emplace_back(core::trim(skill));
                }
            }
            wishes.push_back(std::move(wish));
        }
        return wishes;
    }

private:
    using Place = std::optional<std::size_t>;

    Place column(std::initializer_list<const char*> names) const {
        for (const char* name : names) {
            for (std::size_t i = 0; i < table_.columns.size(); ++i) {
                if (core::equalsIgnoreCase(core::trim(table_.columns[i].name), name)) {
                    return i;
                }
            }
        }
        return std::nullopt;
    }

    static std::string text(const RecordRow& row, Place place) {
        return place && row.values[*place] ? std::string(core::trim(*row.values[*place]))
                                           : std::string();
    }

    std::optional<double> number(const RecordRow& row, Place place) const {
        const std::string written = text(row, place);
        if (written.empty()) {
            return std::nullopt;
        }
        const auto number = core::parseNumber(written);
        if (!number || !(*number >= 0)) {
            throw Error(Code::Input,
                        core::format("row {} of {}: \"{}\" is no number for {}", row.number, file_,
                                     written, table_.columns[*place].name),
                        "write a number without a unit, or leave it empty", written);
        }
        return number;
    }

    std::string file_;
    RecordTable table_;
    Place account_, minutes_, windows_, day_, rep_, priority_, skills_, every_;
};

} // namespace

std::vector<core::RouteWish> readRouteStops(const core::Workspace& ws, const std::string& file) {
    refuseOwnFile(ws, file);
    return StopTable(file).wishes();
}

} // namespace geo
