// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/day_sheet_data.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/rep_words.h"
#include "core/visits/planned_calls.h"
#include "core/visits/visit_store.h"
#include "core/workspace/scenario_store.h"
#include "geo/roads/road_rules.h"
#include "geo/roads/travel_matrix.h"
#include "ui/book/pack_ground.h"
#include "ui/widgets/figures.h"

#include <QDate>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <numbers>

namespace ui {

namespace visits = core::visits;

namespace {

constexpr double kAround = 0.25; ///< of the stops' extent, in which roads are drawn

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

/// What the timeline says of an account before a day.
struct Past {
    std::string day;
    QString words;
};

class Loader {
public:
    Loader(const core::Workspace& ws, const DaySheetQuery& query, core::Job& job)
        : ws_(ws), db_(ws.reader()), job_(job), report_(core::showRoutes(ws, query.plan)) {
        chosen_ = query.rep.empty() ? core::RepId() : core::RepWords(db_).require(query.rep);
        day_ = query.day;
    }

    DaySheets load() {
        const visits::RoutePlan& plan = report_.plan;
        sheets_.plan = qt(plan.name);
        sheets_.printedOn = dayText(QDate::currentDate().toString(Qt::ISODate));
        sheets_.estimated = plan.engine == "estimate";
        sheets_.listed = plan.listed;
        sheets_.nearest = plan.nearest;
        sheets_.driving = plan.driving();
        sheets_.served = plan.served();
        loadNotes();
        for (const visits::DayRoute& route : plan.routes) {
            const int colour =
                colours_.emplace(route.rep, static_cast<int>(colours_.size())).first->second;
            const bool wanted = (!chosen_ || route.rep == chosen_) &&
                                (day_.empty() || route.day == day_) && !route.stops.empty();
            if (wanted) {
                add(route, colour);
            }
        }
        if (sheets_.days.empty()) {
            throw core::Error(core::Code::Input,
                              core::format("\"{}\" has no such route", plan.name),
                              "see its reps and days with: evenlode routes show WORKSPACE");
        }
        addRoads();
        addGround();
        return std::move(sheets_);
    }

private:
    void loadNotes() {
        for (const visits::Visit& visit : visits::loadVisits(db_)) {
            const std::string said = visit.note.empty() ? visit.outcome : visit.note;
            if (!visit.done) {
                planned_[visit.key] = qt(visit.note);
            } else if (visit.account && !said.empty()) {
                notes_.emplace(visit.account, Past{visits::dayOf(visit.when), qt(said)});
            }
        }
        for (const visits::MadeVisit& made : visits::loadMadeVisits(db_)) {
            made_.emplace(made.account, made.day);
        }
    }

    QString lastVisit(core::AccountId account, const std::string& day) const {
        std::string last;
        const auto [first, end] = made_.equal_range(account);
        for (auto at = first; at != end; ++at) {
            last = at->second < day ? std::max(last, at->second) : last;
        }
        return qt(last);
    }

    QString noteOf(const visits::RouteStop& stop, const std::string& day) const {
        const auto planned = planned_.find(stop.visitKey);
        if (planned != planned_.end() && !planned->second.isEmpty()) {
            return planned->second;
        }
        const Past* last = nullptr;
        const auto [first, end] = notes_.equal_range(stop.account);
        for (auto at = first; at != end; ++at) {
            const bool before = at->second.day < day;
            last = before && (last == nullptr || last->day <= at->second.day) ? &at->second : last;
        }
        return last == nullptr ? QString() : last->words;
    }

    void add(const visits::DayRoute& route, int colour) {
        DaySheet sheet;
        const auto rep = report_.reps.find(route.rep);
        sheet.rep = rep == report_.reps.end() ? QString() : qt(rep->second);
        sheet.day = qt(route.day);
        sheet.colour = colour;
        sheet.starts = route.starts;
        sheet.ends = route.ends;
        sheet.driving = route.driving;
        sheet.metres = static_cast<double>(route.metres);
        sheet.base = route.base;
        sheet.rests = route.rests;
        std::int64_t driven = 0;
        std::int64_t metres = 0;
        for (const visits::RouteStop& stop : route.stops) {
            sheet.stops.push_back(stopOf(stop, route.day));
            sheet.legs.push_back({stop.driving, static_cast<double>(stop.metres), 0, {}, {}});
            driven += stop.driving;
            metres += stop.metres;
        }
        if (route.base) {
            sheet.legs.push_back(
                {route.driving - driven, static_cast<double>(route.metres - metres), 0, {}, {}});
        }
        sheets_.days.push_back(std::move(sheet));
    }

    SheetStop stopOf(const visits::RouteStop& stop, const std::string& day) {
        SheetStop one;
        one.place = stop.place;
        one.arrives = stop.arrives;
        one.starts = stop.starts;
        one.leaves = stop.leaves;
        one.opens = stop.opens;
        one.closes = stop.closes;
        one.lastVisit = lastVisit(stop.account, day);
        one.note = noteOf(stop, day);
        core::Statement row = db_.prepare(
            "SELECT external_id, coalesce(name, external_id), coalesce(street, ''), coalesce(city, "
            "''), coalesce(state, ''), coalesce(zip, ''), coalesce(phone, '') FROM accounts WHERE "
            "id = ?");
        row.bind(stop.account);
        if (row.step()) {
            one.account = qt(row.string(0));
            one.name = qt(row.string(1));
            const QString place =
                (qt(row.string(4)) + QLatin1Char(' ') + qt(row.string(5))).trimmed();
            QStringList parts{qt(row.string(2)), qt(row.string(3)), place};
            parts.removeAll(QString());
            one.address = parts.join(QStringLiteral(", "));
            one.phone = qt(row.string(6));
        }
        core::Statement value = db_.prepare(
            "SELECT coalesce(sum(d.amount), 0) FROM base_opportunities d JOIN base_accounts a ON "
            "a.source = d.source AND a.external_id = d.account_external_id WHERE a.id = ? AND "
            "d.removed = 0 AND coalesce(d.is_closed, 0) = 0");
        value.bind(stop.account);
        one.openValue = value.step() ? value.real(0) : 0;
        return one;
    }

    /// The drives along the roads, where the workspace has them.
    void addRoads() {
        const bool there = std::filesystem::exists(geo::roadsFile(ws_.path()));
        if (there && !sheets_.estimated) {
            const auto roads = geo::Roads::open(
                ws_.path(), geo::withRules({}, geo::loadRoadRules(ws_.newReader())), job_);
            sheets_.alongRoads = true;
            sheets_.named = !roads->network().nameOf.empty();
            sheets_.attribution = qt(roads->attribution());
            for (DaySheet& day : sheets_.days) {
                addLines(day, *roads);
            }
            drawRoads(roads->network());
        }
        for (DaySheet& day : sheets_.days) {
            addHeadings(day);
        }
    }

    static std::vector<core::Point> placesOf(const DaySheet& day) {
        std::vector<core::Point> places;
        if (day.base) {
            places.push_back(*day.base);
        }
        for (const SheetStop& stop : day.stops) {
            places.push_back(stop.place);
        }
        if (day.base) {
            places.push_back(*day.base);
        }
        return places;
    }

    void addLines(DaySheet& day, const geo::Roads& roads) {
        const auto drives = geo::roadRoutes(roads, placesOf(day), job_);
        const std::size_t first = day.base ? 0 : 1; // without a base nobody drives to the first one
        for (std::size_t i = 0; i < drives.size(); ++i) {
            if (drives[i]) {
                day.legs[i + first].line = drives[i]->line;
                day.legs[i + first].steps = drives[i]->steps;
            }
        }
    }

    static void addHeadings(DaySheet& day) {
        const std::vector<core::Point> places = placesOf(day);
        const std::size_t first = day.base ? 0 : 1;
        for (std::size_t i = 1; i < places.size(); ++i) {
            const core::Point a = places[i - 1];
            const core::Point b = places[i];
            const double east = (b.x - a.x) * std::cos(a.y * std::numbers::pi / 180);
            const double angle = std::atan2(east, b.y - a.y) * 180 / std::numbers::pi;
            day.legs[i - 1 + first].heading = angle < 0 ? angle + 360 : angle;
        }
    }

    core::Box extent() const {
        core::Box box;
        for (const DaySheet& day : sheets_.days) {
            for (const core::Point& place : placesOf(day)) {
                box.add(place);
            }
            for (const SheetLeg& leg : day.legs) {
                for (const core::Point& point : leg.line) {
                    box.add(point);
                }
            }
        }
        return box;
    }

    void drawRoads(const geo::RoadNetwork& network) {
        core::Box box = extent();
        const double margin = kAround * std::max({box.width(), box.height(), 0.02});
        box = {box.minX - margin, box.minY - margin, box.maxX + margin, box.maxY + margin};
        for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
            const auto shape = network.shapeOf(s);
            core::Box bounds;
            for (const geo::RoadPoint& point : shape) {
                bounds.add(geo::degreesOf(point));
            }
            if (!box.intersects(bounds)) {
                continue;
            }
            SheetRoad road{network.segments[s].roadClass, {}};
            for (const geo::RoadPoint& point : shape) {
                road.line.push_back(geo::degreesOf(point));
            }
            sheets_.roads.push_back(std::move(road));
        }
    }

    /// The plan's own ground where there is one; else land and borders round the stops.
    void addGround() {
        const auto scenarios = core::loadScenarios(db_);
        PackGround ground =
            packGround(db_, scenarios.size() == 1 ? &scenarios.front() : nullptr, extent(), job_);
        sheets_.crs = ground.crs;
        addAttribution(ground.attribution);
        sheets_.scene = std::move(ground.scene);
    }

    void addAttribution(const QString& words) {
        if (!words.isEmpty()) {
            sheets_.attribution += (sheets_.attribution.isEmpty() ? "" : ". ") + words;
        }
    }

    const core::Workspace& ws_;
    const core::Connection& db_;
    core::Job& job_;
    core::RouteReport report_;
    core::RepId chosen_;
    std::string day_;
    std::map<core::RepId, int> colours_;
    std::map<std::string, QString> planned_; ///< notes by key of the planned visit
    std::multimap<core::AccountId, Past> notes_;
    std::multimap<core::AccountId, std::string> made_; ///< days
    DaySheets sheets_;
};

} // namespace

std::int64_t DaySheet::onSite() const {
    std::int64_t seconds = 0;
    for (const SheetStop& stop : stops) {
        seconds += stop.leaves - stop.starts;
    }
    return seconds;
}

DaySheets loadDaySheets(const core::Workspace& ws, const DaySheetQuery& query, core::Job& job) {
    return Loader(ws, query, job).load();
}

} // namespace ui
