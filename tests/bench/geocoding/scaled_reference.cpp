// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/geocoding/scaled_reference.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "geo/embedded/zip_table.h"
#include "geo/io/table.h"
#include "tests/bench/output_file.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace bench {

namespace {

constexpr std::size_t kBytesPerFile = 16'000'000;

struct Range {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::string interpolation, street, zip;
    std::vector<core::Point> line;
};

/// The positions of "LINESTRING(-86.46 32.42,-86.47 32.43)".
std::vector<core::Point> lineOf(const std::string& wkt) {
    std::vector<core::Point> line;
    const std::size_t open = wkt.find('(');
    if (open == std::string::npos) {
        return line;
    }
    for (const std::string& pair : core::split(wkt.substr(open + 1, wkt.size() - open - 2), ',')) {
        const std::string text(core::trim(pair));
        const auto x = core::parseNumber(text.substr(0, text.find(' ')));
        const auto y = core::parseNumber(text.substr(std::min(text.find(' '), text.size())));
        if (x && y) {
            line.push_back({*x, *y});
        }
    }
    return line;
}

std::vector<Range> readRanges(const std::string& source) {
    geo::TableReader reader(source);
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < reader.columns().size(); ++i) {
        columns[core::lower(reader.columns()[i].name)] = i;
    }
    for (const char* name : {"from", "to", "interpolation", "street", "postcode", "geometry"}) {
        if (columns.count(name) == 0) {
            throw core::Error(core::Code::Input, core::format("{} has no column {}", source, name),
                              "name a table of address ranges", source);
        }
    }
    std::vector<Range> ranges;
    core::records::RecordRow row;
    while (reader.next(row)) {
        const auto text = [&](const char* name) {
            return row.values[columns.at(name)].value_or("");
        };
        const auto from = core::parseInteger(text("from"));
        const auto to = core::parseInteger(text("to"));
        std::vector<core::Point> line = lineOf(text("geometry"));
        const std::string zip = text("postcode");
        if (from && to && line.size() > 1 && geo::zipTable().find(zip) != nullptr) {
            ranges.push_back(
                {*from, *to, text("interpolation"), text("street"), zip, std::move(line)});
        }
    }
    if (ranges.empty()) {
        throw core::Error(core::Code::Input, source + " has no address ranges",
                          "name a table of address ranges", source);
    }
    return ranges;
}

/// ZIPs of the states, spread over the country.
std::vector<const geo::ZipPlace*> targetZips() {
    std::vector<const geo::ZipPlace*> zips;
    for (const geo::ZipPlace& zip : geo::zipTable().all()) {
        if (!zip.countyFips.empty()) {
            zips.push_back(&zip);
        }
    }
    return zips;
}

core::Point along(const std::vector<core::Point>& line, double share) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
    double left = length * share;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (left <= step && step > 0) {
            const double t = left / step;
            return {line[i - 1].x + t * (line[i].x - line[i - 1].x),
                    line[i - 1].y + t * (line[i].y - line[i - 1].y)};
        }
        left -= step;
    }
    return line.back();
}

/// The number about in the middle of a range, on its side of the street.
std::int64_t middleNumber(const Range& range) {
    const std::int64_t half = (range.to - range.from) / 2;
    return range.from + (range.interpolation == "all" ? half : half / 2 * 2);
}

/// Writes copies into one file after another.
class Copies {
public:
    Copies(std::string folder, ScaledReference& out) : folder_(std::move(folder)), out_(out) {}

    void put(const Range& range, const geo::ZipPlace& zip, core::Point move) {
        text_ += core::format("{};{};{};{};{};{};{};LINESTRING(", range.from, range.to,
                              range.interpolation, range.street, zip.place, zip.state, zip.zip);
        for (std::size_t i = 0; i < range.line.size(); ++i) {
            text_ += core::format("{}{:.6f} {:.6f}", i == 0 ? "" : ",", range.line[i].x + move.x,
                                  range.line[i].y + move.y);
        }
        text_ += ")\n";
        ++out_.ranges;
        if (text_.size() > kBytesPerFile) {
            flush();
        }
    }
    void flush() {
        if (text_.empty()) {
            return;
        }
        out_.files.push_back(core::format("{}/ranges-{}.csv", folder_, out_.files.size() + 1));
        writeFile(out_.files.back(),
                  "from;to;interpolation;street;city;state;postcode;geometry\n" + text_);
        text_.clear();
    }

private:
    std::string folder_;
    ScaledReference& out_;
    std::string text_;
};

TrueAddress addressOf(const Range& range, const geo::ZipPlace& zip, core::Point move) {
    const std::int64_t number = middleNumber(range);
    const double span = static_cast<double>(range.to - range.from);
    const double share = span == 0 ? 0.5 : static_cast<double>(number - range.from) / span;
    core::Point point = along(range.line, share);
    point.x += move.x;
    point.y += move.y;
    return {core::format("{} {}", number, range.street), std::string(zip.place),
            std::string(zip.state), std::string(zip.zip), point};
}

} // namespace

ScaledReference scaleReference(const std::string& source, const std::string& folder,
                               std::int64_t ranges, std::int64_t queries, std::uint64_t seed,
                               core::Job& job) {
    const std::vector<Range> originals = readRanges(source);
    std::map<std::string, std::size_t> zipNumber;
    for (const Range& range : originals) {
        zipNumber.try_emplace(range.zip, zipNumber.size());
    }
    const auto targets = targetZips();
    const auto copies = (ranges + static_cast<std::int64_t>(originals.size()) - 1) /
                        static_cast<std::int64_t>(originals.size());
    const std::size_t stride = std::max<std::size_t>(
        1, targets.size() / (zipNumber.size() * static_cast<std::size_t>(copies)));
    const std::int64_t total = copies * static_cast<std::int64_t>(originals.size());
    ScaledReference out;
    Copies files(folder, out);
    for (std::int64_t copy = 0; copy < copies; ++copy) {
        job.step(static_cast<double>(copy) / static_cast<double>(copies), "copying ranges");
        for (const Range& range : originals) {
            const std::size_t number =
                zipNumber.at(range.zip) + static_cast<std::size_t>(copy) * zipNumber.size();
            const geo::ZipPlace& zip = *targets[number * stride % targets.size()];
            const core::Point home = geo::zipTable().find(range.zip)->point;
            const core::Point move{zip.point.x - home.x, zip.point.y - home.y};
            const std::int64_t drawn = out.ranges * queries / total;
            files.put(range, zip, move);
            if (out.ranges * queries / total > drawn) {
                out.queries.push_back(addressOf(range, zip, move));
            }
        }
    }
    files.flush();
    core::Random random(seed);
    random.shuffle(out.queries);
    return out;
}

} // namespace bench
