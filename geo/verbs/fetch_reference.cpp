// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/fetch_reference.h"

#include "core/base/data_folder.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/us_states.h"
#include "geo/embedded/zip_table.h"
#include "geo/io/archive_check.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

namespace geo {

using core::Code;
using core::Error;
namespace fs = std::filesystem;

namespace {

constexpr int kNotFound = 404;
/// TIGER/Line has had its present form since then.
constexpr int kFirstYear = 2010;
constexpr int kLastYear = 2100;

bool isFips(const std::string& text) {
    return text.size() == 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> countiesOf(const FetchReferenceParams& params) {
    std::set<std::string> counties;
    for (const std::string& county : params.counties) {
        if (!isFips(county)) {
            throw Error(Code::Usage, core::format("\"{}\" is no county's FIPS code", county),
                        "write its five digits, for example 37143 for Perquimans County, NC",
                        county);
        }
        counties.insert(county);
    }
    for (const std::string& text : params.states) {
        const auto state = core::records::stateCode(text);
        const std::size_t before = counties.size();
        for (const ZipPlace& zip : zipTable().all()) {
            if (state && zip.state == *state && zip.countyFips.size() == 5) {
                counties.emplace(zip.countyFips);
            }
        }
        if (!state || counties.size() == before) {
            throw Error(Code::Usage, core::format("\"{}\" is no state with counties", text),
                        "write its two letters, for example NC", text);
        }
    }
    if (counties.empty()) {
        throw Error(Code::Usage, "no county is named", "say --county FIPS or --state ST");
    }
    return {counties.begin(), counties.end()};
}

/// The files of one run.
class Downloads {
public:
    Downloads(const FetchReferenceParams& params, const core::Fetch& fetch,
              FetchReferenceReport& report)
        : params_(params), fetch_(fetch), report_(report) {}

    /// The path of a county's file, or empty if the server has none.
    std::string file(const std::string& county, core::Job& job) {
        const bool edges = params_.kind == ReferenceKind::TigerEdges;
        const std::string name =
            core::format("tl_{}_{}_{}.zip", params_.year, county, edges ? "edges" : "addrfeat");
        const fs::path path = fs::path(report_.folder) / name;
        std::error_code ignored;
        if (fs::exists(path, ignored) && isWholeZip(path.string())) {
            ++report_.present;
            return path.string();
        }
        const std::string url = core::format("{}/TIGER{}/{}/{}", params_.baseUrl, params_.year,
                                             edges ? "EDGES" : "ADDRFEAT", name);
        return download(url, path, county, job) ? path.string() : std::string();
    }

private:
    bool download(const std::string& url, const fs::path& path, const std::string& county,
                  core::Job& job) {
        const fs::path part = path.string() + ".part";
        for (int tries = 0; tries < 2; ++tries) {
            core::FetchRequest request;
            request.url = url;
            request.file = part;
            const core::FetchResponse response = fetch_(request, job);
            if (response.status == kNotFound) {
                report_.issues.push_back(
                    {core::Severity::Warning, county, 0,
                     core::format("the server has no file of {} for this county", params_.year),
                     "try another --year"});
                return false;
            }
            if (response.status < 200 || response.status > 299) {
                throw Error(Code::Remote,
                            core::format("the server answered {} for {}", response.status, url),
                            "try again later; what came before is kept", url);
            }
            std::error_code ignored;
            if (isWholeZip(part.string())) {
                fs::rename(part, path);
                ++report_.fetched;
                return true;
            }
            fs::remove(part, ignored); // damaged: once more from the start
        }
        throw Error(Code::Remote, core::format("{} came damaged twice", url),
                    "try again later; what came before is kept", url);
    }

    const FetchReferenceParams& params_;
    const core::Fetch& fetch_;
    FetchReferenceReport& report_;
};

std::string folderOf(const FetchReferenceParams& params, const std::string& index) {
    fs::path folder = params.folder;
    if (folder.empty()) {
        folder = fs::path(index).parent_path() / "downloads";
    }
    core::makeFolderOf((folder / "file").string());
    return fs::absolute(folder).string();
}

void append(ReferenceAddition& all, ReferenceAddition more) {
    all.sources.insert(all.sources.end(), more.sources.begin(), more.sources.end());
    all.unchanged.insert(all.unchanged.end(), more.unchanged.begin(), more.unchanged.end());
    all.replaced.insert(all.replaced.end(), more.replaced.begin(), more.replaced.end());
    all.counts.streets += more.counts.streets;
    all.counts.ranges += more.counts.ranges;
    all.counts.points += more.counts.points;
    all.counts.skipped += more.counts.skipped;
}

} // namespace

void to_json(core::Json& json, const FetchReferenceReport& report) {
    json = core::Json{{"fetched", report.fetched},
                      {"present", report.present},
                      {"streets", report.added.counts.streets},
                      {"ranges", report.added.counts.ranges},
                      {"points", report.added.counts.points},
                      {"sources", report.added.sources},
                      {"folder", report.folder},
                      {"issues", report.issues},
                      {"seconds", report.seconds}};
}

FetchReferenceReport fetchReference(const FetchReferenceParams& params, const core::Fetch& fetch,
                                    core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    const std::vector<std::string> counties = countiesOf(params);
    if (params.year < kFirstYear || params.year > kLastYear) {
        throw Error(Code::Usage, core::format("there is no TIGER/Line of {}", params.year),
                    "name a year from 2010 on", "--year");
    }
    const std::string path =
        params.indexPath.empty() ? ReferenceIndex::standardPath() : params.indexPath;
    ReferenceIndex index(path);
    FetchReferenceReport report;
    report.folder = folderOf(params, path);
    Downloads downloads(params, fetch, report);
    for (std::size_t i = 0; i < counties.size(); ++i) {
        const auto count = static_cast<double>(counties.size());
        job.step(static_cast<double>(i) / count, core::format("fetching county {}", counties[i]));
        const core::Job::Part part(job, static_cast<double>(i) / count,
                                   static_cast<double>(i + 1) / count);
        const std::string file = downloads.file(counties[i], job);
        if (!file.empty()) {
            append(report.added, addReference(index, file, params.kind, job));
        }
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace geo
