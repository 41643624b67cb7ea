// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_http.h"
#include "tests/support/fake_store.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace support {

/// HubSpot as it is met in the field: lists of 100, searches that lag and end at 10,000, batches
/// that fail as a whole or in part, properties that must exist, associations apart from records.
/// Answers under paths of 2026-09 and of v3 alike.
class FakeHubspot {
public:
    explicit FakeHubspot(VirtualClock clock);

    FakeHttp& http() { return *http_; }
    /// "companies", "contacts", "deals", "leads", "meetings", "calls", "notes", "tasks".
    FakeTable& table(const std::string& type) { return *tables_.at(type); }
    FakeTable& accounts() { return table("companies"); }
    void addProperty(const std::string& type, const std::string& name, bool unique = false,
                     bool readOnly = false);
    void associate(const std::string& from, const std::string& id, const std::string& to,
                   const std::string& other) {
        associations_[{from, id, to}] = other;
    }
    std::string associated(const std::string& from, const std::string& id, const std::string& to) {
        return associations_[{from, id, to}];
    }
    int writesOf(const std::string& id) const { return writes_.contains(id) ? writes_.at(id) : 0; }

    std::string token = "pat-test";
    std::string refreshToken = "refresh-0";
    std::set<std::string> retired;    ///< versions
    std::set<std::string> bad;        ///< ids whose changes are not valid
    bool wholeBatch = false;          ///< a bad record fails its batch with 409 instead of 207
    std::set<std::string> unwritable; ///< types that the token may not change
    std::set<std::string> unseen;     ///< types that it may not see
    int dailyLeft = 250000;
    int perTenSeconds = 0; ///< calls; 0: any number
    int refusedForRate = 0;
    std::string portal = "62515";
    std::vector<core::Json> owners;

private:
    struct Asked;
    HttpAnswer tokenAnswer(const HttpAsked& asked);
    HttpAnswer answer(const HttpAsked& asked);
    HttpAnswer objects(const Asked& asked);
    HttpAnswer properties(const Asked& asked);
    HttpAnswer listed(const Asked& asked);
    HttpAnswer searched(const Asked& asked);
    std::optional<std::vector<const FakeRecord*>> matching(const Asked& asked);
    HttpAnswer batch(const Asked& asked);
    HttpAnswer batchRead(const Asked& asked);
    HttpAnswer listOwners(const Asked& asked) const;
    HttpAnswer associations(const Asked& asked);
    int tokens_ = 0;
    core::InstantMs window_ = 0;
    int inWindow_ = 0;
    core::Json writeOne(const Asked& asked, const core::Json& input, core::Json& errors);
    core::Json shown(const std::string& type, const FakeRecord& record) const;
    std::string problemOf(const Asked& asked, const core::Json& input) const;

    VirtualClock clock_;
    std::map<std::string, std::unique_ptr<FakeTable>> tables_;
    std::map<std::string, std::map<std::string, core::Json>> properties_;
    std::map<std::vector<std::string>, std::string> associations_;
    std::map<std::string, int> writes_;
    std::int64_t lastId_ = 1000;
    std::unique_ptr<FakeHttp> http_;
};

} // namespace support
