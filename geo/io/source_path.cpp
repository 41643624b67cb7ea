// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/source_path.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/gdal_session.h"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

namespace geo {

using core::Code;
using core::Error;
namespace fs = std::filesystem;

namespace {

/// What an archive may hold, best first.
constexpr std::array<const char*, 14> kVectorFiles = {
    ".shp", ".gpkg", ".fgb", ".geojson", ".geojsonl", ".json",   ".topojson",
    ".gml", ".kml",  ".kmz", ".tab",     ".mif",      ".sqlite", ".csv"};

/// "PG:dbname=x", "postgresql://", "WFS:https://..", "/vsizip/..": not paths of ours.
bool isAddress(const std::string& source) {
    if (source.starts_with("/vsi")) {
        return true;
    }
    const auto colon = source.find(':');
    return colon != std::string::npos && colon > 1 &&
           std::all_of(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

std::size_t rankOf(const std::string& name) {
    const std::string extension = core::lower(fs::path(name).extension().string());
    const auto found = std::find(kVectorFiles.begin(), kVectorFiles.end(), extension);
    return static_cast<std::size_t>(found - kVectorFiles.begin());
}

/// The source is written into the workspace and stands in the list of processes: a password has no
/// place in it.
void refusePassword(const std::string& source) {
    const std::string text = core::lower(source);
    const auto scheme = text.find("://");
    const auto at = text.find('@', scheme == std::string::npos ? 0 : scheme);
    const auto colon = scheme == std::string::npos ? scheme : text.find(':', scheme + 3);
    const bool inAddress = colon != std::string::npos && at != std::string::npos && colon < at &&
                           at < text.find('/', scheme + 3);
    bool named = false;
    for (const char* key : {"password", "passwd", "pwd"}) {
        auto end = text.find(key);
        end = end == std::string::npos ? end
                                       : text.find_first_not_of(' ', end + std::string(key).size());
        named = named || (end != std::string::npos && text[end] == '=');
    }
    if (named || inAddress) {
        throw Error(Code::Usage, "the source holds a password, which would be kept with the data",
                    "leave it out; PostgreSQL takes it from PGPASSWORD or the file ~/.pgpass");
    }
}

bool isHidden(const std::string& name) {
    return name.starts_with("__MACOSX") || fs::path(name).filename().string().starts_with(".");
}

std::vector<std::string> namesIn(const std::string& archive, const std::string& source) {
    const GdalErrors errors;
    char** listed = VSIReadDirRecursive(archive.c_str());
    std::vector<std::string> names;
    for (int i = 0; listed != nullptr && listed[i] != nullptr; ++i) {
        names.emplace_back(listed[i]);
    }
    CSLDestroy(listed);
    if (names.empty()) {
        throw Error(Code::Input, core::format("the archive {} is empty or damaged", source),
                    "download or copy it again", source);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The members of the kind that comes first in `kVectorFiles`.
std::vector<std::string> bestMembers(const std::vector<std::string>& names) {
    std::size_t best = kVectorFiles.size();
    for (const std::string& name : names) {
        if (!isHidden(name)) {
            best = std::min(best, rankOf(name));
        }
    }
    std::vector<std::string> members;
    for (const std::string& name : names) {
        if (best < kVectorFiles.size() && rankOf(name) == best && !isHidden(name)) {
            members.push_back(name);
        }
    }
    return members;
}

/// A file geodatabase is a folder whose name ends in .gdb.
std::string geodatabaseIn(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const auto at = core::lower(name).find(".gdb/");
        if (at != std::string::npos) {
            return name.substr(0, at + 4);
        }
    }
    return {};
}

std::string memberOf(const std::string& archive, const std::string& source,
                     const std::string& layer) {
    const std::vector<std::string> names = namesIn(archive, source);
    std::vector<std::string> members = bestMembers(names);
    if (members.empty()) {
        const std::string geodatabase = geodatabaseIn(names);
        if (geodatabase.empty()) {
            throw Error(Code::Input, core::format("there is no map file in {}", source),
                        "an archive should hold a shapefile (.shp, .shx, .dbf, .prj), GeoJSON, "
                        "GeoPackage, FlatGeobuf or KML",
                        source);
        }
        return archive + "/" + geodatabase;
    }
    if (members.size() > 1 && !layer.empty()) {
        std::erase_if(members, [&](const std::string& name) {
            return !core::equalsIgnoreCase(fs::path(name).stem().string(), layer);
        });
    }
    if (members.size() != 1) {
        std::vector<std::string> stems;
        for (const std::string& name : bestMembers(names)) {
            stems.push_back(fs::path(name).stem().string());
        }
        throw Error(Code::Input,
                    layer.empty() ? core::format("{} holds several map files", source)
                                  : core::format("{} has no layer \"{}\"", source, layer),
                    "choose one with --source-layer: " + core::join(stems, ", "), source);
    }
    return archive + "/" + members.front();
}

} // namespace

std::string gdalName(const std::string& source, const std::string& layer) {
    prepareGdal();
    if (source.empty()) {
        throw Error(Code::Input, "no source is named", "give the file to import");
    }
    if (isAddress(source)) {
        refusePassword(source);
        return source;
    }
    std::error_code error;
    if (!fs::exists(source, error)) {
        throw Error(Code::Input, core::format("there is no file {}", source), "check the path",
                    source);
    }
    const std::string path = fs::absolute(source).string();
    const std::string name = core::lower(path);
    if (fs::is_regular_file(source, error) && fs::file_size(source, error) == 0) {
        throw Error(Code::Input, core::format("the file {} is empty", source),
                    "download or copy it again", source);
    }
    if (name.ends_with(".zip") || name.ends_with(".shz")) {
        return memberOf("/vsizip/" + path, source, layer);
    }
    if (name.ends_with(".tar") || name.ends_with(".tgz") || name.ends_with(".tar.gz")) {
        return memberOf("/vsitar/" + path, source, layer);
    }
    return name.ends_with(".gz") ? "/vsigzip/" + path : path;
}

} // namespace geo
