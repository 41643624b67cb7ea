// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/dynamics_adapter.h"
#include "crm/adapters/dynamics_batch.h"
#include "crm/adapters/dynamics_cursor.h"
#include "tests/support/temp_dir.h"
#include "tests/support/virtual_clock.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kMostAnswers = 20;

/// A server that gives the parts of the input as its answers, one after the other.
crm::AdapterTools toolsFor(const std::vector<std::string>& answers, const std::string& folder) {
    crm::AdapterTools tools;
    tools.secrets = std::make_shared<crm::SessionSecrets>();
    crm::Credentials credentials;
    credentials.accessToken = "AT";
    tools.secrets->write("crm/fuzz", crm::storedText(credentials));
    tools.clock = support::VirtualClock().clock();
    tools.folder = folder;
    tools.fetch = [answers, at = std::make_shared<std::size_t>(0)](const core::FetchRequest&,
                                                                   core::Job&) {
        core::FetchResponse response;
        response.status = *at < answers.size() ? 200 : 400;
        response.body = *at < answers.size() ? answers[*at] : "{\"error\":{\"code\":\"0x0\"}}";
        const bool batch = response.body.starts_with("--b");
        response.headers = {
            {"content-type", batch ? "multipart/mixed; boundary=b" : "application/json"}};
        ++*at;
        return response;
    };
    return tools;
}

void read(crm::Adapter& adapter, crm::Object object, const std::string& since) {
    crm::ListRequest request;
    request.object = object;
    request.since = since;
    if (object == crm::Object::Activity) {
        request.fields.assign(std::begin(crm::kActivityFields), std::end(crm::kActivityFields));
    }
    crm::ListSink sink;
    std::string last;
    sink.record = [](crm::RemoteRecord&&) {};
    sink.page = [&](const std::string& cursor) { last = cursor; };
    core::Job job;
    crm::DynamicsCursor::parse(adapter.list(request, sink, job).cursor);
    crm::DynamicsCursor::parse(last);
}

void write(crm::Adapter& adapter, crm::Object object) {
    std::vector<crm::RecordEdit> edits(2);
    edits[0].id = object == crm::Object::Activity ? "tasks/1" : "1";
    edits[0].fields = {{object == crm::Object::Activity ? "subject" : "name", "x", {}}};
    edits[1].key = "k";
    edits[1].fields = edits[0].fields;
    core::Job job;
    adapter.upsert(object, edits, true, job);
}

} // namespace

/// What the adapter makes of whatever a server answers: the first byte says what is asked for. An
/// error with a message is a good end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const support::TempDir folder;
    if (size == 0) {
        return 0;
    }
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    std::vector<std::string> answers = core::split(text, '\x1e');
    answers.resize(std::min(answers.size(), kMostAnswers));
    static const crm::Object kObjects[] = {crm::Object::Account, crm::Object::User,
                                           crm::Object::Lead, crm::Object::Territory,
                                           crm::Object::Activity};
    const crm::Object object = kObjects[data[0] / 4 % std::size(kObjects)];
    try {
        crm::batchReplies("multipart/mixed; boundary=b", text);
        crm::DynamicsAdapter adapter(
            crm::DynamicsConfig::fromJson(core::Json::object(), "https://crm.example"), "fuzz",
            "crm/fuzz", toolsFor(answers, folder.path().string()));
        core::Job job;
        switch (data[0] % 4) {
        case 0: read(adapter, object, {}); break;
        case 1: read(adapter, object, answers.front()); break;
        case 2: write(adapter, object); break;
        default: adapter.whoAmI(job); break;
        }
    } catch (const core::Error&) {
        return 0;
    }
    return 0;
}
