// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/connections.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/factory.h"
#include "crm/auth/secret_store.h"
#include "crm/files/safe_file.h"

#include <filesystem>

namespace crm {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr std::size_t kLargestConfig = 1 << 20;
constexpr std::size_t kKeyBytes = 9;

Json readJson(const fs::path& path) {
    const std::string text = readStart(path, kLargestConfig);
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object()) {
        throw Error(Code::Input, path.string() + " is no JSON object",
                    "a configuration begins with { and ends with }", path.string());
    }
    return json;
}

/// The configuration behind what was given: a folder, a table in a folder, or a JSON file.
Json configFrom(const AddConnectionParams& params) {
    if (params.config.empty() && params.kind != "files" && params.kind != "rest") {
        return checkedConfig(params.kind, params.settings, "/", params.baseUrl);
    }
    if (params.config.empty()) {
        throw Error(Code::Usage, "a connection needs --config",
                    params.kind == "rest"
                        ? "name the file that describes the API; see the guide to REST connections"
                        : "name the folder that holds accounts.csv or accounts.xlsx");
    }
    const fs::path path = fs::absolute(params.config).lexically_normal();
    if (!core::isUtf8(path.string())) {
        throw Error(Code::Input,
                    core::format("the name of {} is not UTF-8", core::cleanText(path.string())),
                    "rename the folder");
    }
    std::error_code error;
    if (fs::is_directory(path, error)) {
        return checkedConfig(params.kind, {{"folder", path.string()}}, "/");
    }
    if (!fs::exists(path, error)) {
        throw Error(Code::Input, "there is no " + path.string(), "check the name", path.string());
    }
    if (core::lower(path.extension().string()) == ".json") {
        Json json = readJson(path);
        json.merge_patch(params.settings);
        return checkedConfig(params.kind, json, path.parent_path(), params.baseUrl);
    }
    const Json table{{"file", path.filename().string()}};
    return checkedConfig(
        params.kind, {{"folder", path.parent_path().string()}, {"tables", {{"accounts", table}}}},
        "/");
}

ConnectionReport ask(CrmConnection connection, core::Job& job, const AdapterTools& tools) {
    const auto adapter = makeAdapterWith(connection, tools);
    ConnectionReport report;
    report.identity = adapter->whoAmI(job);
    report.limits = adapter->limits(job);
    report.connection = std::move(connection);
    return report;
}

Json summary(const CrmConnection& connection) {
    Json json{{"name", connection.name}, {"kind", connection.kind}};
    json["base_url"] = connection.baseUrl.empty() ? Json() : Json(connection.baseUrl);
    json["config"] = connection.config;
    json["write_back"] = connection.writeBack;
    json["last_sync"] = connection.lastSync.empty() ? Json() : Json(connection.lastSync);
    return json;
}

} // namespace

void to_json(Json& json, const ConnectionReport& report) {
    json = Json{{"name", report.connection.name},
                {"kind", report.connection.kind},
                {"account", report.identity.account},
                {"permissions", report.identity.permissions},
                {"api_version", report.identity.apiVersion},
                {"limits", report.limits.details},
                {"issues", report.identity.issues}};
}

void to_json(Json& json, const ConnectionsReport& report) {
    json = Json{{"connections", Json::array()}};
    for (const CrmConnection& connection : report.connections) {
        json["connections"].push_back(summary(connection));
    }
}

ConnectionReport addConnection(core::Workspace& ws, const AddConnectionParams& params,
                               core::Job& job, const AdapterTools& tools) {
    CrmConnection connection;
    connection.name = std::string(core::trim(params.name));
    connection.kind = params.kind;
    connection.baseUrl = params.baseUrl;
    connection.config = configFrom(params);
    // Files are written only when somebody says publish; other kinds will ask first.
    connection.writeBack = params.kind == "files";
    if (params.kind != "files") {
        // Two workspaces may call two organisations by one name.
        connection.config["account_key"] = connection.name + "-" + randomText(kKeyBytes);
    }
    ConnectionReport report;
    if (needsSignIn(connection) && !environmentSecret("TOKEN", connection.name)) {
        report.identity.issues.push_back({core::Severity::Warning, connection.name, 0,
                                          "is not signed in to yet",
                                          "evenlode crm login WORKSPACE " + connection.name});
        report.connection = std::move(connection);
    } else {
        report = ask(std::move(connection), job, tools);
    }
    ws.record("Add the connection " + report.connection.name, [&](core::Record& record) {
        report.connection.id = insertConnection(record, report.connection);
    });
    return report;
}

ConnectionsReport listConnections(const core::Workspace& ws) {
    return {loadConnections(ws.reader())};
}

ConnectionReport testConnection(const core::Workspace& ws, const std::string& name, core::Job& job,
                                const AdapterTools& tools) {
    return ask(requireConnection(ws.reader(), name), job, tools);
}

ConnectionsReport removeConnection(core::Workspace& ws, const std::string& name,
                                   const AdapterTools& tools) {
    const CrmConnection connection = requireConnection(ws.reader(), name);
    if (connection.kind != "files") {
        forget(tools.secrets ? *tools.secrets : *keychain(), accountKey(connection));
    }
    ws.record("Remove the connection " + connection.name,
              [&](core::Record& record) { crm::removeConnection(record, connection.id); });
    return listConnections(ws);
}

} // namespace crm
