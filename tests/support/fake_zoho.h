// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_http.h"
#include "tests/support/fake_store.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace support {

/// An organisation of Zoho CRM: pages that end at 2,000 and chains of them at 100,000, COQL, times
/// of change to the second in the organisation's zone, empty answers without a body, rows with
/// errors of their own, deleted records, activities, territories, credits, ten tokens in ten
/// minutes, and refusals of tokens that look like success.
class FakeZoho {
public:
    explicit FakeZoho(VirtualClock clock);

    FakeHttp& http() { return *http_; }
    /// "Accounts", "Contacts", "Deals", "Leads", "Events", "Calls", "Tasks", "Notes".
    FakeTable& table(const std::string& module) { return *tables_.at(module); }
    FakeTable& accounts() { return table("Accounts"); }
    void addField(const std::string& module, const std::string& name,
                  const std::string& type = "text", bool unique = false, bool readOnly = false);
    /// Returns the id of a new territory.
    std::string addTerritory(const std::string& name);
    int writesOf(const std::string& id) const { return writes_.contains(id) ? writes_.at(id) : 0; }

    std::string accessToken = "AT1";
    std::string refreshToken = "RT1";
    double tokenSeconds = 3600;
    std::int64_t credits = 50'000;
    int offsetMinutes = 330;                   ///< of the zone that times are told in
    std::set<std::string> retired;             ///< versions
    bool retiredAreGone = true;                ///< 410; else the address is not known
    std::set<std::string> unseen;              ///< modules that the scopes leave out
    std::set<std::string> absent;              ///< modules that the organisation does not have
    std::set<std::string> locked;              ///< modules that the user may not change
    std::map<std::string, std::string> refuse; ///< id of a row -> code that it is refused with
    bool wholeBatch = false;                   ///< a changed record refuses its batch with 412
    bool territoriesOn = true;
    bool dropsARow = false; ///< leaves the last row out of an answer to a write
    std::size_t rowsPerToken = 100'000;
    std::string organisation = "727962970";
    bool ready = false;      ///< a rig has set it up
    bool smallPages = false; ///< a rig asks for pages of 200

private:
    struct Asked;
    HttpAnswer answer(const HttpAsked& given);
    HttpAnswer token(const HttpAsked& given);
    HttpAnswer org() const;
    HttpAnswer users(const Asked& asked) const;
    HttpAnswer modules() const;
    HttpAnswer fields(const Asked& asked);
    HttpAnswer territories(const Asked& asked);
    HttpAnswer coql(const Asked& asked);
    HttpAnswer records(const Asked& asked);
    HttpAnswer listed(const Asked& asked);
    HttpAnswer deleted(const Asked& asked) const;
    HttpAnswer notesOf(const Asked& asked);
    HttpAnswer written(const Asked& asked);
    HttpAnswer removed(const Asked& asked);
    HttpAnswer assigned(const Asked& asked);
    core::Json writeOne(const Asked& asked, const core::Json& row);
    core::Json takenIn(const std::string& module, const core::Json& row) const;
    core::Json shown(const std::string& module, const FakeRecord& record,
                     const std::vector<std::string>& fields, bool names) const;
    std::optional<core::Json> problemOf(const Asked& asked, const core::Json& row,
                                        const std::string& target) const;
    std::string zoned(core::InstantMs moment) const;
    std::string typeOf(const std::string& module, const std::string& field) const;

    VirtualClock clock_;
    std::map<std::string, std::unique_ptr<FakeTable>> tables_;
    std::map<std::string, std::map<std::string, core::Json>> fields_;
    std::map<std::string, core::Json> territories_;
    std::map<std::string, int> writes_;
    std::deque<core::InstantMs> tokensGiven_;
    core::InstantMs tokenEnds_ = 0;
    int tokens_ = 1;
    int pageTokens_ = 0;
    std::int64_t lastId_ = 5'000'000'000'000;
    std::unique_ptr<FakeHttp> http_;
};

} // namespace support
