// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/embedded/zip_table.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/embedded/gunzip.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace geo {

namespace {

constexpr std::string_view kHeader = "zip,place,state,county,county_fips,lon,lat";
constexpr std::size_t kColumns = 7;

[[noreturn]] void refuse(std::size_t row, std::string_view what) {
    throw core::Error(core::Code::Input, core::format("ZIP table, row {}: {}", row, what),
                      "Build the table again with resources/data/rebuild.", "us_zips.csv");
}

/// Takes the fields of the line that starts at `at` and moves `at` past it. Quoted fields are
/// unquoted in place, so that the views stay inside the text.
std::array<std::string_view, kColumns> takeRow(std::string& text, std::size_t& at,
                                               std::size_t row) {
    std::array<std::string_view, kColumns> fields;
    for (std::size_t column = 0; column < kColumns; ++column) {
        const bool quoted = at < text.size() && text[at] == '"';
        at += quoted ? 1 : 0;
        const std::size_t begin = at;
        std::size_t end = begin;
        bool open = quoted;
        for (; at < text.size(); ++at) {
            const char c = text[at];
            if (open && c == '"') {
                open = at + 1 < text.size() && text[at + 1] == '"';
                at += open ? 1 : 0;
                if (!open) {
                    continue;
                }
            } else if (!open && (c == ',' || c == '\n')) {
                break;
            }
            text[end++] = text[at];
        }
        fields[column] = core::trim(std::string_view(text).substr(begin, end - begin));
        const bool last = at >= text.size() || text[at] == '\n';
        if (open || last != (column + 1 == kColumns)) {
            refuse(row, "it has not seven fields");
        }
        ++at;
    }
    return fields;
}

bool isZip(std::string_view text) {
    return text.size() == 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

core::Point pointOf(std::string_view lon, std::string_view lat, std::size_t row) {
    const auto x = core::parseNumber(lon);
    const auto y = core::parseNumber(lat);
    if (!x || !y || std::abs(*x) > 180 || std::abs(*y) > 90) {
        refuse(row, core::format("\"{},{}\" is not a longitude and latitude", lon, lat));
    }
    return {*x, *y};
}

} // namespace

ZipTable::ZipTable(std::string csv) : text_(std::move(csv)) {
    if (!std::string_view(text_).starts_with(kHeader)) {
        refuse(1, core::format("the header is not {}", kHeader));
    }
    std::size_t at = text_.find('\n');
    at = at == std::string::npos ? text_.size() : at + 1;
    for (std::size_t row = 2; at < text_.size(); ++row) {
        const auto fields = takeRow(text_, at, row);
        if (!isZip(fields[0])) {
            refuse(row, core::format("\"{}\" is not a five-digit ZIP", fields[0]));
        }
        places_.push_back({fields[0], fields[1], fields[2], fields[3], fields[4],
                           pointOf(fields[5], fields[6], row)});
    }
    std::sort(places_.begin(), places_.end(),
              [](const ZipPlace& a, const ZipPlace& b) { return a.zip < b.zip; });
    const auto twice =
        std::adjacent_find(places_.begin(), places_.end(),
                           [](const ZipPlace& a, const ZipPlace& b) { return a.zip == b.zip; });
    if (twice != places_.end()) {
        throw core::Error(core::Code::Input,
                          core::format("ZIP table: {} occurs more than once", twice->zip),
                          "Keep one row for each ZIP.", std::string(twice->zip));
    }
}

const ZipPlace* ZipTable::find(std::string_view zip) const {
    const auto found = std::lower_bound(
        places_.begin(), places_.end(), zip,
        [](const ZipPlace& place, std::string_view wanted) { return place.zip < wanted; });
    return found != places_.end() && found->zip == zip ? &*found : nullptr;
}

const ZipTable& zipTable() {
    static const ZipTable table(embeddedText("us_zips.csv.gz"));
    return table;
}

} // namespace geo
