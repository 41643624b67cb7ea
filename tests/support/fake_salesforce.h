// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_http.h"
#include "tests/support/fake_store.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace support {

/// An organisation of Salesforce: SOQL in pages, deleted calls, collections with an answer for each
/// row, Bulk API 2.0 jobs, rotating tokens, a day's limit, versions that are retired.
class FakeSalesforce {
public:
    explicit FakeSalesforce(VirtualClock clock);

    FakeHttp& http() { return *http_; }
    FakeTable& table(const std::string& object) { return tables_.at(object); }
    FakeTable& accounts() { return table("Account"); }

    std::size_t pageSize = 2000;
    double cursorSeconds = 2 * 86'400;
    double deletedDays = 15;
    std::int64_t dailyLimit = 15'000;
    std::int64_t used = 0;                     ///< of the day's limit
    std::string oldestVersion = "v41.0";       ///< older ones answer 410
    bool keyIsUnique = true;                   ///< Account.Evenlode_Key__c
    std::map<std::string, std::string> refuse; ///< Name of a row -> statusCode it is refused with
    struct File {
        std::string record, title, name, bytes;
    };
    std::vector<File> files;
    std::string accessToken = "AT1";
    std::string refreshToken = "RT1";

private:
    struct Query {
        std::string object;
        std::vector<std::string> fields;
        std::vector<std::string> ids;
        core::InstantMs made = 0;
        bool deletedToo = false;
    };
    struct Job {
        std::string object;
        std::string operation;
        std::string csv;
        std::string state = "Open";
        int polls = 0;
        std::string done;
        std::string failed;
    };

    HttpAnswer answer(const HttpAsked& asked);
    HttpAnswer token(const HttpAsked& asked);
    HttpAnswer query(const std::string& soql, bool deletedToo);
    HttpAnswer page(const std::string& cursor, std::size_t from);
    HttpAnswer deleted(const std::string& object, const HttpAsked& asked);
    HttpAnswer describe(const std::string& object);
    HttpAnswer collection(const HttpAsked& asked, const std::string& rest);
    HttpAnswer makeFile(const HttpAsked& asked);
    HttpAnswer filesOf(const std::string& soql);
    HttpAnswer ingest(const HttpAsked& asked, const std::string& rest);
    core::Json writeRow(core::Json row, const std::string& object, const std::string& keyField);
    void run(Job& job);
    core::Json shown(const FakeRecord& record, const std::vector<std::string>& fields) const;
    core::Json whole(const FakeRecord& record) const;

    VirtualClock clock_;
    std::map<std::string, FakeTable> tables_;
    std::map<std::string, Query> queries_;
    std::map<std::string, Job> jobs_;
    int lastQuery_ = 0;
    int lastJob_ = 0;
    std::unique_ptr<FakeHttp> http_;
};

} // namespace support
