// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/reference_files.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/fingerprint.h"
#include "geo/geocode/reference_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <regex>

namespace geo {

using core::Code;
using core::Error;
namespace fs = std::filesystem;

namespace {

/// Streets, ranges and points held in memory before they are written: about 200 MB.
constexpr std::size_t kBatch = 400'000;
constexpr std::size_t kBlock = std::size_t{1} << 16;

bool mayHold(const fs::path& file) {
    static constexpr std::array<std::string_view, 12> kEndings = {
        ".zip",      ".shp",  ".csv",  ".csv.gz", ".geojson", ".geojson.gz",
        ".geojsonl", ".json", ".gpkg", ".fgb",    ".pbf",     ".tsv"};
    const std::string name = core::lower(file.filename().string());
    return !name.starts_with(".") &&
           std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

void addBytes(core::records::Fingerprint& print, const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string block(kBlock, '\0');
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        print.add(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
    }
    if (!in.eof()) {
        throw Error(Code::Input, core::format("{} cannot be read", file.string()),
                    "check that you may read the file", file.string());
    }
}

/// Digest of a file, and of the table beside a shapefile. Empty for what is no file.
std::string digestOf(const std::string& source) {
    std::error_code ignored;
    const fs::path file(source);
    if (!fs::is_regular_file(file, ignored)) {
        return {};
    }
    core::records::Fingerprint print;
    addBytes(print, file);
    fs::path table = file;
    table.replace_extension(".dbf");
    if (core::lower(file.extension().string()) == ".shp" && fs::exists(table, ignored)) {
        addBytes(print, table);
    }
    return print.hex();
}

std::string dateOf(const std::string& source) {
    std::error_code failure;
    const auto written = fs::last_write_time(source, failure);
    if (failure) {
        return {};
    }
    const auto system = std::chrono::time_point_cast<std::chrono::seconds>(
        written - fs::file_time_type::clock::now() + std::chrono::system_clock::now());
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(system));
    return core::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                        static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

/// Identity and vintage: "tl_2020_37143_edges.zip" is the county 37143 as of 2020.
ReferenceSource describe(const std::string& path, ReferenceKind kind) {
    static const std::regex kTiger("tl_(\\d{4})_(\\d{5}|\\d{2}|us)_(edges|addrfeat).*",
                                   std::regex::icase);
    ReferenceSource source;
    source.kind = kind;
    source.name = fs::path(path).filename().string();
    std::smatch parts;
    if (std::regex_match(source.name, parts, kTiger)) {
        source.vintage = parts[1];
        source.identity = core::format("tiger-{} {}", core::lower(parts[3].str()), parts[2].str());
    } else {
        std::error_code ignored;
        source.vintage = dateOf(path);
        const fs::path whole =
            fs::exists(path, ignored) ? fs::absolute(path).lexically_normal() : fs::path(path);
        source.identity = core::format("{} {}", kindName(kind), whole.string());
    }
    return source;
}

ReferenceKind kindOf(const FeatureReader& reader, const std::string& path) {
    if (const auto kind = guessKind(reader)) {
        return *kind;
    }
    throw Error(Code::Input, core::format("{} is no reference data that is known", path),
                "give TIGER EDGES or ADDRFEAT, OpenAddresses, or points with house number, street "
                "and position; its columns are: " +
                    core::join(reader.columns(), ", "),
                path);
}

ReferenceSource write(ReferenceIndex& index, FeatureReader& reader, const ReferenceSource& source,
                      core::Job& job) {
    ReferenceIndex::Addition addition(index, source);
    StreetBatch batch;
    std::int64_t skipped = 0;
    bool any = false;
    const auto flush = [&] {
        if (batch.size() >= kBatch) {
            addition.put(batch);
            batch.clear();
        }
    };
    ReferenceSink sink;
    sink.stretch = [&](const ReferenceStretch& stretch) {
        batch.add(stretch);
        any = any || stretch.range;
        flush();
    };
    sink.address = [&](const ReferenceAddress& address) {
        batch.add(address);
        any = true;
        flush();
    };
    sink.skipped = [&] { ++skipped; };
    readReference(reader, source.kind, sink, job);
    if (!any) {
        throw Error(
            Code::Input, core::format("{} holds no address that can be used", source.name),
            core::format("it was taken for {}; say what it is with --kind", kindName(source.kind)),
            source.name);
    }
    addition.put(batch);
    return addition.commit(skipped);
}

void addFile(ReferenceIndex& index, const std::string& path, std::optional<ReferenceKind> kind,
             ReferenceAddition& report, core::Job& job) {
    const std::string digest = digestOf(path);
    if (auto known = digest.empty() ? std::nullopt : index.findDigest(digest)) {
        report.unchanged.push_back(path);
        report.sources.push_back(std::move(*known));
        return;
    }
    FeatureReader reader(path);
    ReferenceSource source = describe(path, kind ? *kind : kindOf(reader, path));
    source.digest = digest;
    if (auto before = index.findIdentity(source.identity)) {
        if (before->vintage > source.vintage) {
            report.unchanged.push_back(path);
            report.sources.push_back(std::move(*before));
            return;
        }
        report.replaced.push_back(before->identity);
    }
    const ReferenceSource added = write(index, reader, source, job);
    report.counts.streets += added.counts.streets;
    report.counts.ranges += added.counts.ranges;
    report.counts.points += added.counts.points;
    report.counts.skipped += added.counts.skipped;
    report.sources.push_back(added);
}

} // namespace

std::vector<std::string> referenceFiles(const std::string& source) {
    std::error_code failure;
    if (!fs::is_directory(source, failure)) {
        return {source};
    }
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(source)) {
        if (entry.is_regular_file(failure) && mayHold(entry.path())) {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        throw Error(Code::Input,
                    core::format("there is no reference data in the folder {}", source),
                    "put the .zip files of the Census Bureau or OpenAddresses there", source);
    }
    return files;
}

ReferenceAddition addReference(ReferenceIndex& index, const std::string& source,
                               std::optional<ReferenceKind> kind, core::Job& job) {
    ReferenceAddition report;
    const auto files = referenceFiles(source);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto count = static_cast<double>(files.size());
        const core::Job::Part part(job, static_cast<double>(i) / count,
                                   static_cast<double>(i + 1) / count);
        addFile(index, files[i], kind, report, job);
    }
    return report;
}

} // namespace geo
