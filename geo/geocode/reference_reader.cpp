// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/reference_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/geocode/reference_rows.h"
#include "geo/geocode/street_key.h"
#include "geo/geocode/zip_places.h"

#include <algorithm>
#include <array>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr std::int64_t kRowsPerStep = 4096;

bool meansNoName(std::string_view name) {
    static constexpr std::array<std::string_view, 6> kWords = {
        "UNKNOWN", "UNNAMED", "NO NAME", "NONE", "UNNUMBERED", "NOT NAMED"};
    return std::find(kWords.begin(), kWords.end(), name) != kWords.end();
}

template <class Rows>
void readRows(FeatureReader& reader, Rows& rows, const ReferenceSink& sink, core::Job& job) {
    const auto expected = static_cast<double>(reader.expectedRows());
    Feature row;
    for (std::int64_t read = 0; reader.next(row); ++read) {
        if (read % kRowsPerStep == 0) {
            job.step(expected > 0 ? std::min(1.0, static_cast<double>(read) / expected) : 0,
                     core::format("{} rows read", core::grouped(read)));
        }
        if (!rows.read(row, sink)) {
            sink.skipped();
        }
    }
}

bool isRanges(ReferenceKind kind) {
    return kind == ReferenceKind::TigerEdges || kind == ReferenceKind::TigerAddrfeat ||
           kind == ReferenceKind::Ranges;
}

} // namespace

std::string referenceZip(std::string_view text) {
    text = core::trim(text.substr(0, text.find('-')));
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || text.size() < 3 || (text.size() > 5 && text.size() != 9)) {
        return {};
    }
    std::string zip(text.substr(0, 5));
    return std::string(5 - zip.size(), '0') + zip;
}

std::optional<ReferenceKind> guessKind(const FeatureReader& reader) {
    const auto has = [&](std::string_view name) { return reader.column(name).has_value(); };
    if (has("LFROMADD") && has("RTOADD")) {
        return ReferenceKind::TigerEdges;
    }
    if (has("LFROMHN") && has("RTOHN")) {
        return ReferenceKind::TigerAddrfeat;
    }
    if (has("from") && has("to") && has("street")) {
        return ReferenceKind::Ranges;
    }
    if (has("NUMBER") && has("STREET") && has("POSTCODE") && !reader.hasAreas()) {
        return ReferenceKind::OpenAddresses;
    }
    if (PointRows(reader).usable()) {
        return reader.hasAreas() ? ReferenceKind::Parcels : ReferenceKind::Points;
    }
    return std::nullopt;
}

void readReference(FeatureReader& reader, ReferenceKind kind, const ReferenceSink& sink,
                   core::Job& job) {
    if (isRanges(kind)) {
        RangeRows rows(reader, kind);
        readRows(reader, rows, sink, job);
        return;
    }
    for (std::size_t layer = 0; layer < reader.layerCount(); ++layer) {
        const core::Job::Part part(
            job, static_cast<double>(layer) / static_cast<double>(reader.layerCount()),
            static_cast<double>(layer + 1) / static_cast<double>(reader.layerCount()));
        reader.choose(layer);
        PointRows rows(reader);
        // An extract of OpenStreetMap has layers of lines and relations beside those of places.
        if (rows.usable() && !reader.hasLines()) {
            readRows(reader, rows, sink, job);
        } else if (reader.layerCount() == 1) {
            throw Error(Code::Input, "no column says the house number and street, or the position",
                        "there are: " + core::join(reader.columns(), ", "), reader.layerName(0));
        }
    }
}

const StreetName& StreetNames::of(const std::string& text) {
    const auto [at, fresh] = known_.try_emplace(text);
    if (fresh) {
        at->second = plainStreet(parseStreetName(text));
        if (meansNoName(at->second.name)) {
            at->second = {};
        }
    }
    return at->second;
}

bool completePlace(StreetPlace& place, core::Point point) {
    const ZipPlace* zip = nullptr;
    if (place.zip.empty()) {
        zip = zipPlaces().nearest(point);
        if (zip == nullptr) {
            return false;
        }
        place.zip = zip->zip;
        place.zipKnown = false;
    }
    if (place.state.empty()) {
        zip = zip != nullptr ? zip : zipTable().find(place.zip);
        place.state = zip == nullptr ? "" : zip->state;
    }
    return true;
}

} // namespace geo
