// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/adapters/factory.h"
#include "crm/auth/credentials.h"
#include "tests/support/temp_dir.h"
#include "tests/support/virtual_clock.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Reads answers of CRMs: the first byte chooses the vendor and what is asked, the rest are the
/// answers, one a line, each after a letter for its status. The last one comes for ever.
/// EVENLODE_FUZZ_VENDOR names one vendor to stay with, so that each has its minutes.
namespace {

constexpr std::array<const char*, 4> kVendors = {"hubspot", "pipedrive", "salesforce", "rest"};
constexpr std::string_view kRest = R"({
  "base_url": "https://crm.example.org",
  "auth": {"kind": "bearer"},
  "errors": {"message": "error", "code": "code"},
  "objects": {"accounts": {
    "list": {"path": "/items", "items": "data"},
    "paging": {"kind": "next", "next": "next"},
    "time": "iso-z",
    "since": {"query": {"updated_after": "{since}"}, "overlap_seconds": 300},
    "by_ids": {"query": {"ids": "{ids}"}, "most": 50},
    "by_keys": {"query": {"keys": "{keys}"}, "most": 50},
    "create": {"path": "/items", "item": "data"},
    "update": {"path": "/items/{id}", "item": "data"},
    "id": "id", "key": "key", "version": "updated", "modified": "updated",
    "fields": {"name": "name", "city": {"path": "city", "as": "text"}, "lat": {"path": "lat", "as": "number"}},
    "columns": ["territory"]
  }}
})";
constexpr std::array<int, 11> kStatuses = {200, 201, 204, 207, 400, 403, 404, 409, 410, 429, 500};

struct Answers {
    std::vector<std::string> all;
    std::size_t next = 0;

    core::FetchResponse take() {
        core::FetchResponse response;
        if (all.empty()) {
            response.status = 204;
            return response;
        }
        const std::string& line = all[std::min(next++, all.size() - 1)];
        const auto letter = static_cast<unsigned char>(line.empty() ? 'a' : line.front());
        response.status =
            kStatuses[(letter + kStatuses.size() - 'a' % kStatuses.size()) % kStatuses.size()];
        response.headers = {{"content-type", "application/json"}};
        response.body = line.empty() ? line : line.substr(1);
        return response;
    }
};

Answers answersOf(std::string_view text) {
    Answers answers;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        answers.all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return answers;
}

crm::RecordEdit editOf(const char* id, const char* field, const char* value) {
    crm::RecordEdit edit;
    edit.id = id;
    edit.key = *id == '\0' ? "K-1" : "";
    edit.fields.push_back({field, value, "before"});
    return edit;
}

/// Ends the program, which libFuzzer reports together with the input.
void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void list(crm::Adapter& adapter, crm::ListRequest request, core::Job& job) {
    request.fields = {"name", "start"};
    crm::ListSink sink;
    sink.begin = [](const core::records::Mapping&) {};
    sink.record = [&](crm::RemoteRecord&& record) {
        require(!record.id.empty());
        require(request.idsOnly || record.fields.size() == request.fields.size());
    };
    sink.gone = [](const std::string&) {};
    adapter.list(request, sink, job);
}

void ask(crm::Adapter& adapter, int what, core::Job& job) {
    using crm::Object;
    crm::ListRequest request;
    request.object = what % 2 == 0 ? Object::Account : Object::Activity;
    switch (what / 2 % 6) {
    case 0: list(adapter, request, job); return;
    case 1:
        request.since = "m1772323200000";
        list(adapter, request, job);
        return;
    case 2:
        request.ids = {"1", "meetings/2"};
        list(adapter, request, job);
        return;
    case 3:
        request.keys = {"K-1"};
        list(adapter, request, job);
        return;
    case 4:
        adapter.whoAmI(job);
        request.object = Object::Opportunity;
        list(adapter, request, job);
        return;
    default: break;
    }
    const bool account = request.object == Object::Account;
    const std::vector<crm::RecordEdit> edits = {
        editOf(account ? "1" : "meetings/1", account ? "name" : "note", "after"),
        editOf("", account ? "name" : "subject", "new")};
    require(adapter.upsert(request.object, edits, true, job).size() == edits.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    static const support::TempDir kFolder;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto choice = static_cast<unsigned char>(text.front());
    Answers answers = answersOf(text.substr(1));
    const support::VirtualClock clock;
    crm::Credentials credentials;
    credentials.accessToken = "token";
    crm::AdapterTools tools;
    tools.secrets = std::make_shared<crm::SessionSecrets>();
    tools.secrets->write("crm/fuzz", crm::storedText(credentials));
    tools.clock = clock.clock();
    tools.folder = kFolder.path();
    tools.fetch = [&](const core::FetchRequest&, core::Job&) { return answers.take(); };
    crm::CrmConnection connection;
    connection.name = "fuzz";
    const char* only = std::getenv("EVENLODE_FUZZ_VENDOR");
    connection.kind = only != nullptr ? only : kVendors[choice % kVendors.size()];
    connection.baseUrl = "https://crm.example.org";
    connection.config = connection.kind == "rest"
                            ? core::Json::parse(kRest)
                            : core::Json{{"limits", {{"per_day", 1'000'000'000}}}};
    core::Job job;
    try {
        ask(*crm::makeAdapterWith(connection, tools), choice / static_cast<int>(kVendors.size()),
            job);
    } catch (const core::Error& error) {
        // An error with a message is a good answer to a bad one; but it must not be ours.
        require(error.code() != core::Code::Bug);
    }
    return 0;
}
