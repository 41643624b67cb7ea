// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/visit_table.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/records/convert.h"
#include "core/records/profile.h"
#include "geo/io/table.h"
#include "geo/verbs/visit_columns.h"
#include "geo/verbs/visit_times.h"

#include <cmath>
#include <optional>
#include <set>

namespace geo {

using core::records::DateOrder;
using core::records::RecordRow;
using core::visits::LogEntry;

namespace {

constexpr double kLongestMinutes = 31.0 * 24 * 60;

/// What a visit is called by those who log it.
std::string kindOf(const std::string& text) {
    static const std::set<std::string> kCalls = {"call",      "phone", "phone call",
                                                 "telephone", "anruf", "telefonat"};
    static const std::set<std::string> kOthers = {"note", "task"};
    const std::string word = core::lower(text);
    return kCalls.contains(word) ? "call" : kOthers.contains(word) ? word : "meeting";
}

bool wasMade(const std::string& status) {
    static const std::set<std::string> kNot = {"planned",     "scheduled", "open",    "cancelled",
                                               "canceled",    "missed",    "no show", "no-show",
                                               "not visited", "skipped",   "no",      "0",
                                               "false",       "geplant",   "offen",   "abgesagt"};
    return !kNot.contains(core::lower(status));
}

std::string requireZone(const std::string& zone) {
    const std::string chosen = zone.empty() ? core::homeZone() : zone;
    if (!core::isZone(chosen)) {
        throw core::Error(core::Code::Usage, core::format("\"{}\" is not a time zone", chosen),
                          "give its name, such as America/New_York or Europe/Berlin", chosen);
    }
    return chosen;
}

class LogReader {
public:
    LogReader(const ReadVisitsParams& params, const std::string& layer)
        : reader_(params.source, {layer, true}), columns_(reader_.columns(), params.fields) {
        log_.zone = requireZone(params.zone);
        log_.mapping = columns_.json();
        log_.issues = reader_.issues();
    }

    VisitLog run() {
        std::vector<RecordRow> rows;
        for (RecordRow row; reader_.next(row);) {
            rows.push_back(row);
        }
        order_ = dateOrderOf(rows);
        for (const RecordRow& row : rows) {
            ++log_.read;
            read(row);
        }
        return std::move(log_);
    }

private:
    DateOrder dateOrderOf(const std::vector<RecordRow>& rows) const {
        const auto column =
            columns_.has("date") ? columns_.columnOf("date") : columns_.columnOf("start");
        const auto sample = std::vector<RecordRow>(
            rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(
                                             std::min(rows.size(), core::records::kSampleRows)));
        return core::records::profileColumns(reader_.columns().size(), sample)[*column].dateOrder;
    }

    void issue(const RecordRow& row, core::Severity severity, std::string message,
               std::string hint) {
        log_.issues.push_back({severity, columns_.text(row, "account"), row.number,
                               std::move(message), std::move(hint)});
    }

    void reject(const RecordRow& row, std::string message, std::string hint) {
        ++log_.rejected;
        issue(row, core::Severity::Error, std::move(message), std::move(hint));
    }

    void read(const RecordRow& row) {
        if (const std::string status = columns_.text(row, "status"); !wasMade(status)) {
            ++log_.notDone;
            return;
        }
        LogEntry entry;
        entry.row = row.number;
        if (!readSpan(row, entry)) {
            return;
        }
        readPlace(row, entry);
        entry.id = columns_.text(row, "id");
        entry.account = core::records::plainId(columns_.text(row, "account"));
        entry.name = columns_.text(row, "name");
        if (entry.account.empty() && entry.name.empty() && !entry.place) {
            reject(row, "names no account and no place", "fill one of the two");
            return;
        }
        entry.rep = columns_.text(row, "rep");
        entry.kind = kindOf(columns_.text(row, "kind"));
        entry.subject = columns_.text(row, "subject");
        entry.note = columns_.text(row, "note");
        entry.outcome = columns_.text(row, "outcome");
        entry.location = columns_.text(row, "location");
        if (const auto minutes = readMinutes(columns_.text(row, "drive"))) {
            entry.driving = std::llround(*minutes * 60);
        }
        log_.entries.push_back(std::move(entry));
    }

    bool readSpan(const RecordRow& row, LogEntry& entry) {
        const std::string zone = columns_.text(row, "zone");
        if (!zone.empty() && !core::isZone(zone)) {
            issue(row, core::Severity::Warning, core::format("\"{}\" is not a time zone", zone),
                  core::format("the time was read by the clocks of {}", log_.zone));
        }
        entry.when.zone = core::isZone(zone) ? zone : log_.zone;
        const std::string day = columns_.text(row, "date");
        const std::string start = columns_.text(row, "start");
        const auto starts = readLoggedTime(start, day, entry.when.zone, order_);
        if (!starts) {
            reject(row, core::format("\"{}\" is not a time that clocks show", start + day),
                   "write it as 2026-03-29 14:00");
            return false;
        }
        entry.when.starts = starts->text;
        entry.when.allDay = starts->allDay;
        readEnd(row, entry, day.empty() ? core::visits::dayOf(entry.when) : day);
        return true;
    }

    void readEnd(const RecordRow& row, LogEntry& entry, const std::string& day) {
        if (entry.when.allDay) {
            return;
        }
        const core::InstantMs starts = *core::parseInstant(entry.when.starts);
        const std::string written = columns_.text(row, "end");
        const auto end =
            written.empty() ? std::nullopt : readLoggedTime(written, day, entry.when.zone, order_);
        const auto ends = end && !end->allDay ? core::parseInstant(end->text) : std::nullopt;
        const std::string length = columns_.text(row, "minutes");
        const std::string seconds = columns_.text(row, "seconds");
        auto minutes = length.empty() ? std::nullopt : readMinutes(length);
        if (const auto number = core::parseNumber(seconds); !minutes && number && *number >= 0) {
            minutes = *number / 60;
        }
        const bool usable = minutes && *minutes <= kLongestMinutes;
        if (ends && *ends >= starts) {
            entry.when.ends = core::instantText(*ends);
        } else if (usable) {
            entry.when.ends = core::instantText(starts + std::llround(*minutes * 60) * 1000);
        } else if (!written.empty() || !length.empty() || !seconds.empty()) {
            issue(row, core::Severity::Warning, "how long the visit took cannot be read",
                  "write its end after its beginning, or its minutes");
        }
    }

    void readPlace(const RecordRow& row, LogEntry& entry) {
        const std::string lon = columns_.text(row, "lon");
        const std::string lat = columns_.text(row, "lat");
        if (lon.empty() && lat.empty()) {
            return;
        }
        const auto place = core::records::cleanPoint(lat, lon, false);
        entry.place = place.point;
        if (!place.problem.empty()) {
            issue(row, core::Severity::Warning, "coordinates: " + place.problem,
                  "give degrees of WGS 84, such as 40.7128 and -74.0060");
        }
    }

    TableReader reader_;
    VisitColumns columns_;
    DateOrder order_ = DateOrder::MonthFirst;
    VisitLog log_;
};

class TrackReader {
public:
    explicit TrackReader(const ReadVisitsParams& params)
        : params_(params), reader_(params.source, {"track_points", true}) {
        log_.zone = requireZone(params.zone);
        for (std::size_t i = 0; i < reader_.columns().size(); ++i) {
            const auto& column = reader_.columns()[i];
            if (column.role == core::records::ColumnRole::PointLon) {
                lon_ = i;
            } else if (column.role == core::records::ColumnRole::PointLat) {
                lat_ = i;
            } else if (column.name == "time") {
                time_ = i;
            } else if (column.name == "track_fid") {
                track_ = i;
            }
        }
    }

    VisitLog run() {
        std::map<std::string, std::vector<core::visits::TrackFix>> tracks;
        for (RecordRow row; reader_.next(row);) {
            ++log_.read;
            const auto fix = fixOf(row);
            if (fix) {
                tracks[text(row, track_)].push_back(*fix);
            } else {
                ++log_.rejected;
            }
        }
        if (log_.rejected > 0) {
            log_.issues.push_back(
                {core::Severity::Warning, params_.source, 0,
                 core::format("{} without a time or a place were left out",
                              core::counted(log_.rejected, "position", "positions")),
                 "record tracks with times"});
        }
        log_.tracks = static_cast<std::int64_t>(tracks.size());
        for (auto& [name, fixes] : tracks) {
            add(core::visits::findStays(std::move(fixes), params_.stays));
        }
        return std::move(log_);
    }

private:
    static std::string text(const RecordRow& row, std::optional<std::size_t> column) {
        return column ? row.values[*column].value_or("") : std::string();
    }

    std::optional<core::visits::TrackFix> fixOf(const RecordRow& row) const {
        const auto at = core::parseInstant(text(row, time_));
        const auto lon = core::parseNumber(text(row, lon_));
        const auto lat = core::parseNumber(text(row, lat_));
        const bool good = at && lon && lat && std::abs(*lon) <= 180 && std::abs(*lat) <= 90;
        return good ? std::optional(core::visits::TrackFix{*at, {*lon, *lat}}) : std::nullopt;
    }

    void add(const std::vector<core::visits::Stay>& stays) {
        for (const core::visits::Stay& stay : stays) {
            LogEntry entry;
            entry.row = static_cast<std::int64_t>(log_.entries.size()) + 1;
            entry.when = {core::instantText(stay.arrives), core::instantText(stay.leaves),
                          log_.zone, false};
            entry.place = stay.place;
            entry.driving = stay.driving;
            entry.ofTrack = true;
            if (stay.endGuessed) {
                log_.issues.push_back(
                    {core::Severity::Info, entry.when.starts, entry.row,
                     "the device was silent when it left: the end of the stay is an estimate",
                     "change it with visits change, if you know better"});
            }
            log_.entries.push_back(std::move(entry));
        }
    }

    const ReadVisitsParams& params_;
    TableReader reader_;
    std::optional<std::size_t> lon_, lat_, time_, track_;
    VisitLog log_;
};

} // namespace

VisitLog readVisitTable(const ReadVisitsParams& params) {
    return LogReader(params, params.sheet).run();
}

VisitLog readVisitTracks(const ReadVisitsParams& params) {
    const core::visits::StayOptions& stays = params.stays;
    if (!(stays.radius > 0 && stays.radius <= 5000) ||
        !(stays.minutes > 0 && stays.minutes <= 1440)) {
        throw core::Error(core::Code::Usage,
                          "a stay lies within up to 5,000 metres and takes up to a day",
                          "give a radius and minutes above 0");
    }
    VisitLog log = TrackReader(params).run();
    return log.read > 0 ? log : LogReader(params, "waypoints").run();
}

} // namespace geo
