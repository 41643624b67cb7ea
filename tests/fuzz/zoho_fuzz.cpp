// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/adapter_tools.h"
#include "crm/adapters/zoho_adapter.h"
#include "tests/support/temp_dir.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace {

/// Answers that all come from the input: one byte for the status, then a body to the next line
/// break. When the input is used up, nothing comes any more.
class Answers {
public:
    explicit Answers(std::string bytes) : bytes_(std::move(bytes)) {}

    core::FetchResponse next() {
        static constexpr int kStatuses[] = {200, 200, 200, 201, 204, 207, 304, 400, 401, 404, 412};
        if (at_ >= bytes_.size()) {
            throw core::Error(core::Code::Cancelled, "the input is used up");
        }
        core::FetchResponse response;
        response.status = kStatuses[static_cast<unsigned char>(bytes_[at_]) % std::size(kStatuses)];
        const std::size_t end = std::min(bytes_.find('\n', at_ + 1), bytes_.size());
        response.body = bytes_.substr(at_ + 1, end - at_ - 1);
        response.headers = {{"content-type", "application/json"}};
        at_ = end + 1;
        return response;
    }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

std::unique_ptr<crm::ZohoAdapter> adapterFor(const std::string& bytes,
                                             const std::filesystem::path& folder) {
    crm::Credentials credentials;
    credentials.accessToken = "token";
    crm::AdapterTools tools;
    tools.secrets = std::make_shared<crm::SessionSecrets>();
    tools.secrets->write("crm/fuzz", crm::storedText(credentials));
    tools.folder = folder;
    tools.clock = {[] { return core::InstantMs{1'772'323'200'000}; }, [](double, core::Job&) {}};
    tools.fetch = [answers = std::make_shared<Answers>(bytes)](
                      const core::FetchRequest&, core::Job&) { return answers->next(); };
    return std::make_unique<crm::ZohoAdapter>(
        crm::ZohoConfig::fromJson({{"base_url", "https://crm.test"}}, ""), "fuzz", "crm/fuzz",
        tools);
}

void listAll(crm::Adapter& adapter, crm::Object object, const std::string& since) {
    crm::ListRequest request;
    request.object = object;
    request.since = since;
    if (object == crm::Object::Activity) {
        request.fields.assign(std::begin(crm::kActivityFields), std::end(crm::kActivityFields));
    }
    crm::ListSink sink;
    sink.record = [](crm::RemoteRecord&&) {};
    core::Job job;
    adapter.list(request, sink, job);
}

void writeSome(crm::Adapter& adapter, crm::Object object) {
    std::vector<crm::RecordEdit> edits(2);
    edits[0].id = object == crm::Object::Activity ? "Events/1" : "1";
    edits[0].fields = {{"Phone", "1", "2"}, {"Territories", "North", {}}};
    edits[1].key = "K";
    edits[1].fields = {{"subject", "Visit", {}}, {"start", "2026-03-29T01:30:00Z", {}}};
    core::Job job;
    adapter.upsert(object, edits, true, job);
}

/// An error with a message is a good answer to a bad server.
template <class Use> void attempt(const std::string& bytes, const Use& use) {
    static const support::TempDir folder;
    try {
        use(*adapterFor(bytes, folder.path()));
    } catch (const core::Error&) {
        return;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const crm::Object object :
         {crm::Object::Account, crm::Object::Opportunity, crm::Object::User, crm::Object::Territory,
          crm::Object::Activity}) {
        for (const char* since : {"", "m1772000000000"}) {
            attempt(bytes, [&](crm::Adapter& adapter) { listAll(adapter, object, since); });
        }
    }
    for (const crm::Object object :
         {crm::Object::Account, crm::Object::Territory, crm::Object::Activity}) {
        attempt(bytes, [&](crm::Adapter& adapter) { writeSome(adapter, object); });
    }
    attempt(bytes, [](crm::Adapter& adapter) {
        core::Job job;
        adapter.whoAmI(job);
    });
    return 0;
}
