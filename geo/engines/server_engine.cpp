// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/server_engine.h"

#include "core/base/text.h"
#include "geo/crs/geodesic.h"
#include "geo/engines/nested_areas.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace geo {

namespace {

constexpr double kLongest = 2'000'000; // seconds that fit the milliseconds of a table

bool onGlobe(core::Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

} // namespace

/// One table: what is known already, what is asked for, and the whole in the end.
class ServerEngine::TableRun {
public:
    TableRun(ServerEngine& engine, std::span<const core::Point> from,
             std::span<const core::Point> to, core::Job& job)
        : engine_(engine), cache_(engine.cache()), from_(from), to_(to), job_(job),
          limits_(engine.limits_) {}

    TravelTable run(double snapLimit) {
        cache_.use(core::format("{} {} {}", engine_.client().server().address.kind,
                                engine_.client().server().address.base, engine_.profile()));
        learnSnaps();
        const std::string version = cache_.version();
        fill();
        if (cache_.version() != version) { // some kinds tell their data with a table only
            fill();
        }
        return table(snapLimit);
    }

private:
    using Indices = std::vector<std::size_t>;

    /// What is known, then what is missing.
    void fill() {
        drives_.assign(from_.size() * to_.size(), std::nullopt);
        recall();
        for (std::size_t r = 0; r < from_.size(); r += limits_.rows) {
            for (std::size_t c = 0; c < to_.size(); c += limits_.columns) {
                const double done = static_cast<double>(r * to_.size() + c * limits_.rows);
                job_.step(done / static_cast<double>(drives_.size()),
                          "asking " + engine_.client().server().address.text());
                askMissing(r, c);
            }
        }
    }

    /// Asks once what data the server has, and where places lie if it tells that.
    void learnSnaps() {
        std::vector<core::Point> unknown;
        for (const std::span<const core::Point> places : {from_, to_}) {
            for (const core::Point& place : places) {
                if (onGlobe(place)) {
                    unknown.push_back(place);
                }
            }
        }
        if (unknown.empty()) {
            return;
        }
        cache_.sawVersion(engine_.askVersion(unknown.front(), job_));
        std::erase_if(unknown, [&](core::Point place) { return cache_.snap(place).has_value(); });
        std::sort(unknown.begin(), unknown.end(), [](core::Point a, core::Point b) {
            return std::pair(a.x, a.y) < std::pair(b.x, b.y);
        });
        unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
        for (std::size_t i = 0; i < unknown.size(); i += limits_.rows) {
            const auto part =
                std::span(unknown).subspan(i, std::min(limits_.rows, unknown.size() - i));
            const std::vector<PointSnap> snaps = engine_.askSnaps(part, job_);
            for (std::size_t k = 0; k < snaps.size(); ++k) {
                cache_.keepSnap(part[k], snaps[k]);
            }
        }
    }

    /// Where answers about a place are kept: its spot on the road once that is known.
    EngineCache::Spot keyOf(core::Point place) const {
        const auto snap = onGlobe(place) ? cache_.snap(place) : std::nullopt;
        return EngineCache::spotOf(snap && snap->snapped ? snap->onRoad : place);
    }

    bool reachable(core::Point place) const {
        if (!onGlobe(place)) {
            return false;
        }
        const auto snap = cache_.snap(place);
        return !snap || snap->snapped;
    }

    void recall() {
        std::vector<EngineCache::Spot> ends;
        std::vector<bool> open;
        for (const core::Point& place : to_) {
            ends.push_back(keyOf(place));
            open.push_back(reachable(place));
        }
        for (std::size_t r = 0; r < from_.size(); ++r) {
            const bool start = reachable(from_[r]);
            const auto known = cache_.drivesFrom(keyOf(from_[r]));
            for (std::size_t c = 0; c < to_.size(); ++c) {
                const auto found = known.find(ends[c]);
                if (!start || !open[c]) {
                    cell(r, c) = EngineCache::Drive{};
                } else if (found != known.end()) {
                    cell(r, c) = found->second;
                }
            }
        }
    }

    /// Of one part, only what is missing: rows that lack the same columns are asked for together,
    /// so that a new place costs a row and a column. Where that would be many questions, one is
    /// asked for all rows and columns that lack something.
    void askMissing(std::size_t firstRow, std::size_t firstColumn) {
        constexpr std::size_t kMostQuestions = 3;
        const std::size_t endRow = std::min(firstRow + limits_.rows, from_.size());
        const std::size_t endColumn = std::min(firstColumn + limits_.columns, to_.size());
        std::map<Indices, Indices> rowsByLack;
        std::set<std::size_t> allColumns;
        Indices allRows;
        for (std::size_t r = firstRow; r < endRow; ++r) {
            Indices lack;
            for (std::size_t c = firstColumn; c < endColumn; ++c) {
                if (!cell(r, c)) {
                    lack.push_back(c);
                }
            }
            if (!lack.empty()) {
                allColumns.insert(lack.begin(), lack.end());
                allRows.push_back(r);
                rowsByLack[lack].push_back(r);
            }
        }
        if (rowsByLack.size() > kMostQuestions) {
            ask(allRows, Indices(allColumns.begin(), allColumns.end()));
            return;
        }
        for (const auto& [columns, rows] : rowsByLack) {
            ask(rows, columns);
        }
    }

    void ask(const Indices& rows, const Indices& columns) {
        job_.checkpoint();
        std::vector<core::Point> from;
        std::vector<core::Point> to;
        for (const std::size_t r : rows) {
            from.push_back(from_[r]);
        }
        for (const std::size_t c : columns) {
            to.push_back(to_[c]);
        }
        const TableBlock block = engine_.askTable(from, to, job_);
        if (block.outcome == TableBlock::Outcome::Answered) {
            keep(block, rows, columns);
            return;
        }
        if (rows.size() == 1 && columns.size() == 1) {
            if (block.outcome == TableBlock::Outcome::TooBig) {
                engine_.client().garbage("it takes no table of one drive");
            }
            cell(rows[0], columns[0]) = EngineCache::Drive{};
            return;
        }
        halve(rows, columns);
    }

    void halve(const Indices& rows, const Indices& columns) {
        const bool byRows = rows.size() >= columns.size();
        const Indices& long_ = byRows ? rows : columns;
        const auto middle = long_.begin() + static_cast<std::ptrdiff_t>(long_.size() / 2);
        const Indices first(long_.begin(), middle);
        const Indices second(middle, long_.end());
        ask(byRows ? first : rows, byRows ? columns : first);
        ask(byRows ? second : rows, byRows ? columns : second);
    }

    void keep(const TableBlock& block, const Indices& rows, const Indices& columns) {
        const std::size_t cells = rows.size() * columns.size();
        if (block.milliseconds.size() != cells || block.metres.size() != cells) {
            engine_.client().garbage("its table has another size than asked for");
        }
        keepSnaps(block.from, rows, from_);
        keepSnaps(block.to, columns, to_);
        std::vector<EngineCache::Spot> ends;
        for (const std::size_t column : columns) {
            ends.push_back(keyOf(to_[column]));
        }
        std::vector<EngineCache::Known> known;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const EngineCache::Spot start = keyOf(from_[rows[i]]);
            for (std::size_t k = 0; k < columns.size(); ++k) {
                const EngineCache::Drive drive{block.milliseconds[i * columns.size() + k],
                                               block.metres[i * columns.size() + k]};
                cell(rows[i], columns[k]) = drive;
                known.push_back({start, ends[k], drive});
            }
        }
        cache_.keepDrives(known);
    }

    void keepSnaps(const std::vector<std::optional<PointSnap>>& snaps, const Indices& which,
                   std::span<const core::Point> places) {
        for (std::size_t i = 0; i < snaps.size() && i < which.size(); ++i) {
            if (snaps[i] && !cache_.snap(places[which[i]])) {
                cache_.keepSnap(places[which[i]], *snaps[i]);
            }
        }
    }

    std::optional<EngineCache::Drive>& cell(std::size_t row, std::size_t column) {
        return drives_[row * to_.size() + column];
    }

    std::vector<PointSnap> snapsOf(std::span<const core::Point> places, double limit) const {
        std::vector<PointSnap> snaps;
        for (const core::Point& place : places) {
            PointSnap snap{onGlobe(place), false, 0, place};
            if (snap.snapped) {
                snap = cache_.snap(place).value_or(snap);
            }
            snap.snapped = snap.snapped && snap.metres <= limit;
            snaps.push_back(snap);
        }
        return snaps;
    }

    TravelTable table(double snapLimit) {
        TravelTable out;
        out.rows = from_.size();
        out.columns = to_.size();
        out.engine = engine_.name();
        out.attribution = engine_.attribution();
        out.version = cache_.version();
        out.from = snapsOf(from_, snapLimit);
        out.to = snapsOf(to_, snapLimit);
        for (std::size_t r = 0; r < out.rows; ++r) {
            for (std::size_t c = 0; c < out.columns; ++c) {
                const bool near = out.from[r].snapped && out.to[c].snapped;
                const EngineCache::Drive drive = near ? *cell(r, c) : EngineCache::Drive{};
                out.milliseconds.push_back(drive.milliseconds);
                out.metres.push_back(drive.metres);
            }
        }
        return out;
    }

    ServerEngine& engine_;
    EngineCache& cache_;
    std::span<const core::Point> from_;
    std::span<const core::Point> to_;
    core::Job& job_;
    TableLimits limits_;
    std::vector<std::optional<EngineCache::Drive>> drives_;
};

ServerEngine::ServerEngine(EngineClient client, std::shared_ptr<EngineCache> cache,
                           std::string profile, TableLimits limits, std::string attribution)
    : client_(std::move(client)), cache_(std::move(cache)), profile_(std::move(profile)),
      limits_(limits), attribution_(std::move(attribution)) {}

TravelTable ServerEngine::matrix(std::span<const core::Point> from, std::span<const core::Point> to,
                                 double snapLimit, core::Job& job) {
    return TableRun(*this, from, to, job).run(snapLimit);
}

std::vector<std::optional<RoadRoute>> ServerEngine::routes(std::span<const core::Point> points,
                                                           double snapLimit, core::Job& job) {
    std::vector<std::optional<RoadRoute>> out;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        job.step(static_cast<double>(i) / static_cast<double>(points.size()),
                 "asking " + client_.server().address.text());
        std::optional<RoadRoute> route;
        if (onGlobe(points[i]) && onGlobe(points[i + 1])) {
            route = askRoute(points[i], points[i + 1], job);
        }
        const bool near = route && route->from.metres <= snapLimit && route->to.metres <= snapLimit;
        out.push_back(near ? std::move(route) : std::nullopt);
    }
    return out;
}

IsochroneResult ServerEngine::isochrones(std::span<const core::Point> centres,
                                         std::span<const double> minutes, double /*snapLimit*/,
                                         core::Job& job) {
    std::vector<std::vector<core::MultiPolygon>> areas(minutes.size());
    IsochroneResult result;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        job.step(static_cast<double>(i) / static_cast<double>(centres.size()),
                 "asking " + client_.server().address.text());
        std::vector<core::MultiPolygon> found = askAreas(centres[i], minutes, job);
        if (found.size() != minutes.size()) {
            client_.garbage("it has another number of areas than asked for");
        }
        const bool any = std::any_of(found.begin(), found.end(),
                                     [](const core::MultiPolygon& area) { return !area.empty(); });
        result.centres.push_back({any, false, 0, centres[i]});
        for (std::size_t m = 0; m < minutes.size(); ++m) {
            areas[m].push_back(std::move(found[m]));
        }
    }
    const std::vector<core::MultiPolygon> nested = nestedAreas(areas, minutes);
    for (std::size_t m = 0; m < minutes.size(); ++m) {
        result.polygons.push_back({minutes[m], nested[m], geodesicArea(nested[m]) / 1e6, 0});
    }
    return result;
}

std::int32_t ServerEngine::millisecondsOf(const core::Json& seconds) const {
    if (seconds.is_null()) {
        return -1;
    }
    const double value = seconds.is_number() ? seconds.get<double>() : -1;
    if (!(value >= 0 && value <= kLongest)) {
        client_.garbage("a drive time is no time");
    }
    return static_cast<std::int32_t>(std::lround(value * 1000));
}

std::int32_t ServerEngine::metresOf(const core::Json& length, double unit) const {
    if (length.is_null()) {
        return -1;
    }
    const double value = length.is_number() ? length.get<double>() * unit : -1;
    if (!(value >= 0 && value <= 1e9)) {
        client_.garbage("the length of a drive is none");
    }
    return static_cast<std::int32_t>(std::lround(value));
}

core::Point ServerEngine::pointOf(const core::Json& position) const {
    if (!position.is_array() || position.size() < 2 || !position[0].is_number() ||
        !position[1].is_number()) {
        client_.garbage("a position is none");
    }
    const core::Point point{position[0].get<double>(), position[1].get<double>()};
    if (!onGlobe(point)) {
        client_.garbage("a position is none");
    }
    return point;
}

} // namespace geo
