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

/// Pipedrive as it is met in the field: lists by cursor that leave out what was deleted, searches
/// apart from them, single writes only, fields with keys of 40 digits, addresses that are written
/// as a whole, a day's tokens, a limit of two seconds, tokens that rotate.
///
/// Records are kept flat: "address.locality", and custom fields under the name that people see.
class FakePipedrive {
public:
    explicit FakePipedrive(VirtualClock clock);

    FakeHttp& http() { return *http_; }
    /// "organizations", "persons", "deals", "leads", "activities".
    FakeTable& table(const std::string& type) { return *tables_.at(type); }
    FakeTable& accounts() { return table("organizations"); }
    /// Returns its key. `labels` are the options of an "enum" or "set".
    std::string addField(const std::string& type, const std::string& name,
                         const std::string& fieldType = "varchar",
                         const std::vector<std::string>& labels = {});
    int writesOf(const std::string& id) const { return writes_.contains(id) ? writes_.at(id) : 0; }
    void forgetCursors() { ++epoch_; }

    std::string apiToken = "api-token";
    std::string accessToken = "access-1"; ///< also taken, as a bearer's
    std::string refreshToken = "refresh-1";
    std::int64_t tokensLeft = 1'000'000'000;
    int refusedForRate = 0;
    int burst = 0;                   ///< calls in two seconds; 0: any number
    std::set<std::string> retired;   ///< versions
    std::set<std::string> bad;       ///< ids whose changes are not valid
    std::set<std::string> forbidden; ///< parts of paths that the token may not use
    std::int64_t company = 62515;
    std::vector<core::Json> users;

private:
    struct Asked;
    struct Field {
        std::string key;
        std::string name;
        std::string type;
        std::map<std::int64_t, std::string> labels;
    };

    HttpAnswer answer(const HttpAsked& given);
    HttpAnswer routed(const Asked& asked);
    HttpAnswer token(const HttpAsked& given);
    HttpAnswer fields(const Asked& asked);
    HttpAnswer listed(const Asked& asked);
    HttpAnswer listedByPlace(const Asked& asked);
    HttpAnswer searched(const Asked& asked);
    HttpAnswer recents(const Asked& asked);
    HttpAnswer written(const Asked& asked);
    std::vector<const FakeRecord*> matching(const Asked& asked);
    std::optional<core::Json> flat(const std::string& type, const core::Json& body,
                                   std::string& problem) const;
    core::Json shown(const std::string& type, const FakeRecord& record) const;
    const Field* fieldCalled(const std::string& type, const std::string& name) const;
    bool knows(const std::string& name, const core::Json& value) const;
    bool allowed(const HttpAsked& given) const;
    void limitHeaders(HttpAnswer& answer) const;

    VirtualClock clock_;
    std::map<std::string, std::unique_ptr<FakeTable>> tables_;
    std::map<std::string, std::vector<Field>> fields_;
    std::map<std::string, int> writes_;
    std::int64_t lastId_ = 0;
    int epoch_ = 1;
    int tokens_ = 1;
    core::InstantMs window_ = 0;
    int inWindow_ = 0;
    std::unique_ptr<FakeHttp> http_;
};

} // namespace support
