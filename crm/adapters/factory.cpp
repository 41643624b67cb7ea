// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/factory.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/dynamics_adapter.h"
#include "crm/adapters/files_adapter.h"
#include "crm/adapters/hubspot_adapter.h"
#include "crm/adapters/pipedrive_adapter.h"
#include "crm/adapters/rest_adapter.h"
#include "crm/adapters/salesforce_adapter.h"
#include "crm/adapters/zoho_adapter.h"
#include "crm/sync/publish_fields.h"

namespace crm {

namespace {

/// Of address1_latitude and address1_longitude.
constexpr int kDynamicsDecimals = 5;
/// Of the fields for numbers that we make in Salesforce and Zoho.
constexpr int kMadeDecimals = 6;

[[noreturn]] void refuseKind(const std::string& kind) {
    throw core::Error(core::Code::Input,
                      core::format("there is no kind of CRM called \"{}\"", kind),
                      "known are " + core::join(knownKinds(), ", "));
}

/// Where a vendor has a field of its own for something that is published, it is the default.
core::Json withPublish(core::Json config, const core::Json& defaults) {
    core::Json publish = defaults;
    publish.update(config.value("publish", core::Json::object()));
    config["publish"] = std::move(publish);
    return config;
}

} // namespace

std::vector<std::string> knownKinds() {
    return {"dynamics", "files", "hubspot", "pipedrive", "rest", "salesforce", "zoho"};
}

std::unique_ptr<Adapter> makeAdapter(const CrmConnection& connection) {
    return makeAdapterWith(connection, {});
}

std::unique_ptr<Adapter> makeAdapterWith(const CrmConnection& connection,
                                         const AdapterTools& tools) {
    if (connection.kind == "files") {
        return std::make_unique<FilesAdapter>(FilesConfig::fromJson(connection.config, "/"));
    }
    const std::string key = accountKey(connection);
    if (connection.kind == "rest") {
        return std::make_unique<RestAdapter>(
            RestConfig::fromJson(connection.config, connection.baseUrl), connection.name, key,
            tools);
    }
    if (connection.kind == "salesforce") {
        SalesforceConfig config = SalesforceConfig::fromJson(connection.config);
        config.leaveOut(connection.leftOut);
        return std::make_unique<SalesforceAdapter>(std::move(config), connection.name, key,
                                                   connection.baseUrl, tools);
    }
    if (connection.kind == "hubspot") {
        return std::make_unique<HubspotAdapter>(
            HubspotConfig::fromJson(connection.config, connection.baseUrl), connection.name, key,
            tools);
    }
    if (connection.kind == "pipedrive") {
        return std::make_unique<PipedriveAdapter>(
            PipedriveConfig::fromJson(connection.config, connection.baseUrl), connection.name, key,
            tools);
    }
    if (connection.kind == "dynamics") {
        return std::make_unique<DynamicsAdapter>(
            DynamicsConfig::fromJson(connection.config, connection.baseUrl), connection.name, key,
            tools);
    }
    if (connection.kind == "zoho") {
        return std::make_unique<ZohoAdapter>(
            ZohoConfig::fromJson(connection.config, connection.baseUrl), connection.name, key,
            tools);
    }
    refuseKind(connection.kind);
}

bool needsSignIn(const CrmConnection& connection) {
    if (connection.kind == "rest") {
        return RestConfig::fromJson(connection.config, connection.baseUrl).auth.kind !=
               RestAuthKind::None;
    }
    return connection.kind != "files";
}

std::string accountKey(const CrmConnection& connection) {
    return "crm/" + connection.config.value("account_key", connection.name);
}

core::Json checkedConfig(const std::string& kind, const core::Json& config,
                         const std::filesystem::path& base, const std::string& baseUrl) {
    core::Json checked = config;
    core::Json wanted = config; // with the names that are published
    if (kind == "files") {
        checked = FilesConfig::fromJson(config, base).toJson();
    } else if (kind == "rest") {
        RestConfig::fromJson(config, baseUrl);
    } else if (kind == "salesforce") {
        SalesforceConfig::fromJson(config);
        wanted = withPublish(config, {{"decimals", kMadeDecimals}});
    } else if (kind == "hubspot") {
        HubspotConfig::fromJson(config, baseUrl);
        wanted = withPublish(config, {{"owner", "hubspot_owner_id"}, {"owner_as", "id"}});
    } else if (kind == "pipedrive") {
        PipedriveConfig::fromJson(config, baseUrl);
        wanted = withPublish(config, {{"territory_id", "Territory"},
                                      {"territory", "Territory name"},
                                      {"owner", "owner_id"},
                                      {"owner_as", "id"}});
    } else if (kind == "dynamics") {
        DynamicsConfig::fromJson(config, baseUrl);
        wanted = withPublish(config, {{"territory_id", ""},
                                      {"territory", "territoryid.name"},
                                      {"owner", "ownerid"},
                                      {"owner_as", "id"},
                                      {"decimals", kDynamicsDecimals}});
    } else if (kind == "zoho") {
        ZohoConfig::fromJson(config, baseUrl);
        wanted = withPublish(config, {{"territory_id", "Territory_Id"},
                                      {"territory", "Territory_Name"},
                                      {"owner", "Owner"},
                                      {"owner_as", "id"},
                                      {"decimals", kMadeDecimals}});
    } else {
        refuseKind(kind);
    }
    checked["publish"] = PublishFields::fromJson(wanted).toJson();
    return checked;
}

} // namespace crm
