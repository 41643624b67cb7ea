// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/http/url.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_store.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace support {

/// An organisation of Dynamics 365 (Dataverse): pages with links, change tracking whose tokens run
/// out after a week, versions that writes can depend on, alternate keys, batches with and without
/// change sets, service protection, metadata and privileges, rotating tokens.
class FakeDynamics {
public:
    explicit FakeDynamics(VirtualClock clock);

    FakeHttp& http() { return *http_; }
    /// "accounts", "contacts", "opportunities", "leads", "systemusers", "territories",
    /// "appointments", "phonecalls", "tasks", "annotations", "activityparties".
    FakeTable& table(const std::string& set) { return *tables_.at(set).rows; }
    FakeTable& accounts() { return table("accounts"); }
    /// A column that an organisation made for itself; `unique`: with an alternate key.
    void addColumn(const std::string& set, const std::string& name,
                   const std::string& type = "String", bool unique = false);
    int writesOf(const std::string& id) const { return writes_.contains(id) ? writes_.at(id) : 0; }

    std::string accessToken = "AT1";
    std::string refreshToken = "RT1";
    std::string version = "v9.2";      ///< others are answered with 404
    double tokenDays = 7;              ///< that change tokens hold
    std::set<std::string> untracked;   ///< tables without change tracking
    std::set<std::string> forbidden;   ///< tables that may not be seen
    std::set<std::string> untrackable; ///< tables that may be seen in part, and not be tracked
    std::map<std::string, std::string> refuse; ///< id -> message that its changes are refused with
    std::set<std::string> secured;  ///< "accounts.telephone1": column security denies writing
    std::set<std::string> withheld; ///< privileges of nobody: "prvWriteaccount"
    int busyParts = 0;              ///< so many parts of batches are answered with 429
    bool stopAtErrors = false;      ///< as if `odata.continue-on-error` had not been said
    std::string organisation = "0f000000-0000-0000-0000-0000000000aa";
    std::string user = "0f000000-0000-0000-0000-0000000000bb";
    int zoneHours = 0; ///< of the user's time zone

private:
    struct Table {
        std::string logical;
        std::string id;
        std::unique_ptr<FakeTable> rows;
        std::map<std::string, std::string> columns; ///< name -> type
        std::set<std::string> unique;               ///< columns that are an alternate key
    };
    struct Asked {
        std::string method;
        std::string path; ///< behind the version
        crm::QueryItems query;
        std::map<std::string, std::string> headers;
        core::Json body;

        std::string item(const std::string& name) const;
        std::string header(const std::string& name) const;
        bool prefers(const std::string& word) const;
    };

    HttpAnswer answer(const HttpAsked& asked);
    HttpAnswer token(const HttpAsked& asked);
    HttpAnswer dispatch(const Asked& asked);
    Asked parsed(const std::string& method, const std::string& target,
                 const std::map<std::string, std::string>& headers, const std::string& body) const;

    HttpAnswer metadata(const Asked& asked);
    HttpAnswer describe(const Table& table) const;
    HttpAnswer privileges() const;

    HttpAnswer listed(const std::string& set, const Asked& asked);
    HttpAnswer changed(const std::string& set, const Asked& asked, std::int64_t since);
    std::string problemOf(const std::string& set, const Asked& asked) const;
    std::vector<const FakeRecord*> matching(const std::string& set, const Asked& asked) const;
    core::Json shown(const std::string& set, const FakeRecord& record, const Asked& asked) const;
    HttpAnswer pageOf(const std::string& set, const Asked& asked, std::size_t count,
                      const std::function<core::Json(std::size_t)>& rowAt,
                      const std::function<std::string(std::size_t)>& placeAt,
                      const std::string& delta) const;
    std::string deltaLink(const std::string& set, const Asked& asked) const;
    FakeTable& table_(const std::string& set) const { return *tables_.at(set).rows; }

    HttpAnswer row(const std::string& set, const std::string& address, const Asked& asked);
    HttpAnswer write(const std::string& set, const std::string& id, const Asked& asked, bool isNew,
                     core::Json fields);
    HttpAnswer stored(const std::string& set, const std::string& id, const Asked& asked,
                      bool isNew) const;
    HttpAnswer batch(const HttpAsked& asked);
    HttpAnswer part(const std::string& text, bool counted);
    std::string changeSet(const std::string& body, const std::string& boundary, bool& refused);
    std::string resolve(const std::string& set, core::Json& fields, core::Json& parties) const;
    void keepParties(const std::string& activity, const core::Json& parties);

    VirtualClock clock_;
    std::map<std::string, Table> tables_;
    std::map<std::string, int> writes_;
    std::int64_t lastId_ = 0;
    std::int64_t lastToken_ = 1;
    std::unique_ptr<FakeHttp> http_;
};

} // namespace support
