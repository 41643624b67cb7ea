// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/lookup.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/text_file.h"
#include "core/base/time.h"
#include "crm/hooks/loopback_server.h"

#include <filesystem>
#include <fstream>
#include <memory>

namespace ui {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr std::size_t kMostQuestions = 10000;

std::string dateOf(const LookupParams& params) {
    if (!params.date.empty() && !core::isDate(params.date)) {
        throw Error(Code::Usage, core::format("\"{}\" is not a date", params.date),
                    "write it as 2026-03-31", "--date");
    }
    return params.date.empty() ? core::nowUtc().substr(0, 10) : params.date;
}

geo::TerritoryLookup build(const core::Connection& db, const LookupParams& params, core::Job& job) {
    return geo::TerritoryLookup(db, params.scenario, dateOf(params), job);
}

void refuseWorkspace(const core::Workspace& ws, const std::string& path) {
    std::error_code error;
    if (fs::equivalent(path, ws.path(), error)) {
        throw Error(Code::Input, core::format("{} is the workspace itself", path),
                    "name another file", path);
    }
}

std::vector<std::string> questions(const core::Workspace& ws, const LookupParams& params) {
    std::vector<std::string> all = params.queries;
    if (!params.batch.empty()) {
        refuseWorkspace(ws, params.batch);
        std::ifstream in(params.batch, std::ios::binary);
        if (!in) {
            throw Error(Code::Input, core::format("cannot read {}", params.batch),
                        "name a text file with one question a line", params.batch);
        }
        for (std::string line; std::getline(in, line);) {
            if (!core::trim(line).empty()) {
                all.emplace_back(core::cleanText(core::trim(line)));
            }
        }
    }
    if (all.empty()) {
        throw Error(Code::Usage, "nothing was asked", "give a ZIP, LON,LAT or \"account NUMBER\"");
    }
    return all;
}

crm::HookResponse refusal(int status, const std::string& message) {
    return {status, Json{{"error", message}}.dump()};
}

/// Answers from the newest state of the plan.
class Desk {
public:
    Desk(const core::Workspace& ws, const LookupParams& params, core::Job& job)
        : db_(ws.newReader()), params_(params), job_(job) {
        refresh();
    }

    crm::HookResponse answer(const crm::HookRequest& request) {
        refresh();
        if (request.path == "/definitions" && request.method == "GET") {
            return {200, lookup_->definitions().dump()};
        }
        if (request.path != "/lookup") {
            return refusal(404, "ask /lookup or /definitions");
        }
        return request.method == "POST" ? many(request.body) : one(request);
    }

private:
    void refresh() {
        const std::int64_t version = db_.dataVersion();
        if (!lookup_ || version != version_) {
            lookup_ = std::make_unique<geo::TerritoryLookup>(build(db_, params_, job_));
            version_ = version;
        }
    }

    crm::HookResponse one(const crm::HookRequest& request) const {
        const auto at = [&](const char* name) {
            const auto found = request.query.find(name);
            return found == request.query.end() ? std::string() : found->second;
        };
        geo::LookupQuery query;
        query.zip = at("zip");
        query.account = at("account");
        const auto lon = core::parseNumber(at("lon"));
        const auto lat = core::parseNumber(at("lat"));
        if (lon && lat) {
            query.point = core::Point{*lon, *lat};
        }
        if (query.zip.empty() && query.account.empty() && !query.point) {
            return refusal(400, "give zip, lon and lat, or account");
        }
        const geo::LookupAnswer answer = lookup_->find(query);
        return {answer.found ? 200 : 404, Json(answer).dump()};
    }

    crm::HookResponse many(const std::string& body) const {
        const Json asked = Json::parse(body, nullptr, false);
        if (!asked.is_array() || asked.size() > kMostQuestions) {
            return refusal(400, "send a list of at most 10,000 texts");
        }
        Json answers = Json::array();
        for (const Json& text : asked) {
            if (!text.is_string() || core::trim(text.get_ref<const std::string&>()).empty()) {
                return refusal(400, "each question is a text");
            }
            answers.push_back(lookup_->find(geo::parseLookup(text.get<std::string>())));
        }
        return {200, Json{{"answers", answers}}.dump()};
    }

    core::Connection db_;
    const LookupParams& params_;
    core::Job& job_;
    std::unique_ptr<geo::TerritoryLookup> lookup_;
    std::int64_t version_ = -1;
};

} // namespace

std::vector<geo::LookupAnswer> lookUp(const core::Workspace& ws, const LookupParams& params,
                                      core::Job& job) {
    const std::vector<std::string> asked = questions(ws, params);
    const geo::TerritoryLookup lookup = build(ws.reader(), params, job);
    std::vector<geo::LookupAnswer> answers;
    for (const std::string& text : asked) {
        answers.push_back(lookup.find(geo::parseLookup(text)));
    }
    return answers;
}

void serveLookup(const core::Workspace& ws, const LookupParams& params, int port,
                 const std::function<void(int)>& ready, core::Job& job) {
    Desk desk(ws, params, job);
    crm::serveLoopback(
        port, [&](const crm::HookRequest& request) { return desk.answer(request); }, ready, job);
}

void to_json(Json& json, const DefinitionsReport& report) {
    json = Json{{"rows", report.rows}, {"file", report.file}};
}

DefinitionsReport exportDefinitions(const core::Workspace& ws, const LookupParams& params,
                                    const std::string& file, core::Job& job) {
    refuseWorkspace(ws, file);
    const Json definitions = build(ws.reader(), params, job).definitions();
    core::writeTextFile(file, definitions.dump(1) + '\n');
    return {static_cast<std::int64_t>(definitions.at("units").size()), file};
}

} // namespace ui
