// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/auth/credentials.h"
#include "crm/auth/secret_store.h"
#include "tests/support/virtual_clock.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace crm {

/// What a list brought.
struct Listed {
    std::map<std::string, RemoteRecord> records = {};
    std::vector<std::string> gone = {};
    std::map<std::string, std::string> merged = {};
    std::vector<std::string> cursors = {}; ///< of pages
    std::optional<core::records::Mapping> mapping = {};
    ListResult result = {};

    std::string value(const std::string& id, const std::string& column) const {
        for (std::size_t i = 0; mapping && i < mapping->columns.size(); ++i) {
            if (mapping->columns[i].name == column) {
                return records.at(id).row.values.at(i).value_or("(null)");
            }
        }
        return "(no column)";
    }
};

inline Listed listed(Adapter& adapter, const ListRequest& request) {
    Listed got;
    ListSink sink;
    sink.begin = [&](const core::records::Mapping& mapping) { got.mapping = mapping; };
    sink.record = [&](RemoteRecord&& record) {
        const std::string id = record.id;
        got.records[id] = std::move(record);
    };
    sink.gone = [&](const std::string& id) { got.gone.push_back(id); };
    sink.merged = [&](const std::string& id, const std::string& survivor) {
        got.merged[id] = survivor;
    };
    sink.page = [&](const std::string& cursor) { got.cursors.push_back(cursor); };
    core::Job job;
    got.result = adapter.list(request, sink, job);
    return got;
}

inline Listed listed(Adapter& adapter, Object object, const std::string& since = {}) {
    ListRequest request;
    request.object = object;
    request.since = since;
    return listed(adapter, request);
}

inline RecordEdit edit(std::string id, std::string field, std::string value) {
    RecordEdit change;
    change.id = std::move(id);
    change.fields.push_back({std::move(field), std::move(value), {}});
    return change;
}

/// Tools of a test: its clock, and a token under "crm/test".
inline AdapterTools testTools(const support::VirtualClock& clock,
                              const std::filesystem::path& folder, const std::string& token) {
    Credentials credentials;
    credentials.accessToken = token;
    AdapterTools tools;
    tools.secrets = std::make_shared<SessionSecrets>();
    tools.secrets->write("crm/test", storedText(credentials));
    tools.clock = clock.clock();
    tools.folder = folder;
    return tools;
}

} // namespace crm
