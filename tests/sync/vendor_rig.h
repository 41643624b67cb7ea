// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/clock.h"
#include "crm/adapters/factory.h"
#include "crm/auth/credentials.h"
#include "crm/http/http_client.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_store.h"
#include "tests/support/file_secrets.h"
#include "tests/sync/crm_rig.h"

#include <map>
#include <memory>
#include <string>
#include <unistd.h>

namespace crm::test {

/// The engine's clock over that of the fakes.
class SharedClock final : public Clock {
public:
    explicit SharedClock(support::VirtualClock clock) : clock_(std::move(clock)) {}
    std::int64_t nowMs() const override { return clock_.now(); }
    void wait(double seconds, core::Job& job) override { clock_.clock().wait(seconds, job); }

private:
    support::VirtualClock clock_;
};

/// A server and its clock live as long as the program: rigs come and go, and a forked child talks
/// to the server of its parent.
template <class Fake> struct Host {
    support::VirtualClock clock;
    Fake fake{clock};
    SharedClock shared{clock};
    std::shared_ptr<support::FileSecrets> secrets;

    static Host& at(const std::string& folder) {
        static std::map<std::string, std::unique_ptr<Host>> hosts;
        auto& host = hosts[folder];
        if (!host) {
            host = std::make_unique<Host>();
            host->secrets = std::make_shared<support::FileSecrets>(folder + "/secrets.json");
        }
        return *host;
    }
};

/// A rig over a fake that speaks HTTP: `http()`, `accounts()` and a clock.
template <class Fake> class VendorRig : public CrmRig {
public:
    explicit VendorRig(std::string folder)
        : folder_(std::move(folder)), host_(Host<Fake>::at(folder_)) {}

    std::unique_ptr<Adapter> adapter() override {
        AdapterTools tools;
        tools.secrets = host_.secrets;
        tools.clock = host_.clock.clock();
        tools.folder = folder_ + "/shared";
        tools.fetch = [fetch = httpFetch(), this](const core::FetchRequest& request,
                                                  core::Job& job) {
            if (hook_) {
                hook_(++calls_);
            }
            return fetch(request, job);
        };
        return makeAdapterWith(connection(), tools);
    }
    Clock& clock() override { return host_.shared; }
    void advance(double seconds) override { host_.clock.advance(seconds); }

    Rows rows() override {
        Rows rows;
        host_.fake.http().locked([&] {
            for (const support::FakeRecord* record : host_.fake.accounts().visible()) {
                if (record->deleted) {
                    continue;
                }
                auto& row = rows[record->id];
                for (const auto& [name, value] : record->fields.items()) {
                    row[name] = value.is_string() ? value.template get<std::string>()
                                : value.is_null() ? ""
                                                  : value.dump();
                }
            }
        });
        return rows;
    }
    void put(const std::string& id, const std::map<std::string, std::string>& fields) override {
        host_.fake.http().locked([&] { host_.fake.accounts().put(id, theirs(fields)); });
    }
    void edit(const std::string& id, const std::string& field, const std::string& value) override {
        host_.fake.http().locked([&] {
            host_.clock.advance(0.001); // no two edits of people in one instant
            host_.fake.accounts().update(id, {{field, value}});
        });
    }
    void erase(const std::string& id) override {
        host_.fake.http().locked([&] { host_.fake.accounts().erase(id); });
    }
    std::vector<std::string> fill(int count) override {
        std::vector<std::string> ids;
        host_.fake.http().locked([&] {
            for (int i = 0; i < count; ++i) {
                ids.push_back(std::to_string(100000 + i));
                host_.fake.accounts().put(ids.back(),
                                          theirs({{"Name", "Account " + ids.back()},
                                                  {"City", "City " + std::to_string(i % 50)},
                                                  {"Zip", "065" + std::to_string(10 + i % 3)}}));
            }
        });
        return ids;
    }
    bool putLate(const std::string& id, const std::map<std::string, std::string>& fields,
                 double seconds) override {
        host_.fake.http().locked([&] {
            host_.fake.accounts().setLag(seconds);
            host_.fake.accounts().put(id, theirs(fields));
            host_.fake.accounts().setLag(0);
        });
        return true;
    }
    bool faults(int perMille) override {
        using Kind = support::Fault::Kind;
        host_.fake.http().clearFaults();
        for (const Kind kind :
             {Kind::Throttled, Kind::ServerError, Kind::Reset, Kind::Garbage, Kind::AnswerLost}) {
            if (perMille > 0) {
                host_.fake.http().add({kind, "/", perMille / 5000.0, -1, 1, {}});
            }
        }
        return true;
    }
    /// The next write is carried out, and then the connection breaks.
    bool dropNextAnswer() override {
        for (const char* method : {"POST", "PATCH", "PUT"}) {
            host_.fake.http().add({support::Fault::Kind::AnswerLost, writePath(), 1, 1, 1, method});
        }
        return true;
    }
    bool lag(int seconds) override { return seconds == 0; }
    int tokenCalls() override { return host_.fake.http().calls("token", "POST"); }
    void dieAfterTokens() override {
        host_.secrets->afterWrite = [] { ::_exit(9); };
    }
    bool onCall(std::function<void(std::int64_t)> hook) override {
        hook_ = std::move(hook);
        return true;
    }

protected:
    /// "Name", "City", "Zip", "Phone" by the names of this CRM.
    core::Json theirs(const std::map<std::string, std::string>& fields) const {
        core::Json json = core::Json::object();
        for (const auto& [name, value] : fields) {
            json[name == "Name"    ? nameField()
                 : name == "City"  ? cityField()
                 : name == "Phone" ? phoneField()
                 : name == "Zip"   ? zipField()
                                   : name] = value;
        }
        return json;
    }
    virtual std::string zipField() const = 0;
    /// Part of the address of every write of records.
    virtual std::string writePath() const { return "/"; }

    std::string folder_;
    Host<Fake>& host_;

private:
    std::function<void(std::int64_t)> hook_;
    std::int64_t calls_ = 0;
};

/// A maker of rigs of one class.
template <class Rig> RigMaker rigMaker() {
    return [](const std::string& folder) { return std::make_unique<Rig>(folder); };
}

RigMaker dynamicsRig();
RigMaker hubspotRig();
RigMaker pipedriveRig();
RigMaker restRig();
RigMaker salesforceRig();
RigMaker zohoRig();

} // namespace crm::test
