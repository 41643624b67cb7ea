// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_activity.h"
#include "tests/unit/crm/zoho_support.h"

#include <gtest/gtest.h>
#include <iterator>

namespace crm {
namespace {

using core::Json;

/// An organisation with what visits need, and a list of its activities by neutral names.
struct Timeline : Zoho {
    Timeline() {
        for (const char* module : {"Events", "Calls", "Tasks"}) {
            fake.addField(module, "Evenlode_Zone");
            fake.addField(module, "Evenlode_Outcome");
        }
    }
    std::string account = add(0);

    std::string post(const std::string& key, std::vector<FieldEdit> fields) {
        fields.push_back({"account", account, {}});
        const auto got = write(Object::Activity, {keyed(key, std::move(fields))}, true);
        EXPECT_EQ(got[0].outcome, Outcome::Written) << got[0].message;
        return got[0].id;
    }
    std::map<std::string, std::map<std::string, std::string>> all(const std::string& since = {}) {
        ListRequest request;
        request.object = Object::Activity;
        request.since = since;
        request.fields.assign(std::begin(kActivityFields), std::end(kActivityFields));
        std::map<std::string, std::map<std::string, std::string>> found;
        for (const auto& [id, record] : listed(*adapter, request).records) {
            for (std::size_t i = 0; i < request.fields.size(); ++i) {
                found[id][request.fields[i]] = record.fields[i];
            }
            found[id]["key"] = record.key;
        }
        return found;
    }
};

std::vector<FieldEdit> meeting() {
    return {{"kind", "meeting", {}},
            {"subject", "Visit", {}},
            {"start", "2026-03-29T00:30:00Z", {}},
            {"end", "2026-03-29T01:30:00Z", {}},
            {"zone", "Europe/Berlin", {}},
            {"location", "Lyon", {}},
            {"note", "Bring samples", {}},
            {"outcome", "ordered", {}},
            {"owner", "901", {}},
            {"contact", "77", {}}};
}

TEST(ZohoActivity, Pitfall09_AMeetingKeepsItsInstantsAndItsZone) {
    Timeline it;
    const std::string id = it.post("v1", meeting());
    auto row = it.all().at(id);
    EXPECT_EQ(row["kind"], "meeting");
    EXPECT_EQ(row["start"], "2026-03-29T00:30:00Z");
    EXPECT_EQ(row["end"], "2026-03-29T01:30:00Z");
    EXPECT_EQ(row["zone"], "Europe/Berlin");
    EXPECT_EQ(row["all_day"], "0");
    EXPECT_EQ(row["account"], it.account);
    EXPECT_EQ(row["contact"], "77");
    EXPECT_EQ(row["owner"], "901");
    EXPECT_EQ(row["outcome"], "ordered");
    EXPECT_EQ(row["note"], "Bring samples");
    EXPECT_EQ(row["key"], "v1");
    EXPECT_EQ(row["done"], "0") << "it is not over yet";
    it.clock.advance(40 * 86400);
    EXPECT_EQ(it.all().at(id)["done"], "1");
    const Json sent = it.last("POST", "/Events")["data"][0];
    EXPECT_EQ(sent["Start_DateTime"], "2026-03-29T00:30:00+00:00") << "Z is refused";
    EXPECT_EQ(sent["What_Id"], (Json{{"id", it.account}}));
    EXPECT_EQ(sent["$se_module"], "Accounts");
}

TEST(ZohoActivity, Pitfall09_AWholeDayIsTheSameDayInEveryZoneOfZoho) {
    for (const int minutes : {-720, -570, 0, 330, 630, 765, 840}) {
        Timeline it;
        it.fake.offsetMinutes = minutes;
        const std::string id = it.post("v1", {{"kind", "meeting", {}},
                                              {"start", "2026-04-05", {}},
                                              {"end", "2026-04-06", {}},
                                              {"all_day", "1", {}}});
        auto row = it.all().at(id);
        EXPECT_EQ(row["start"], "2026-04-05") << minutes;
        EXPECT_EQ(row["end"], "2026-04-06") << minutes;
        EXPECT_EQ(row["all_day"], "1");
    }
}

TEST(ZohoActivity, CallsTasksAndNotesComeBackAsTheyWent) {
    Timeline it;
    const std::string call = it.post("c", {{"kind", "call", {}},
                                           {"subject", "Ring", {}},
                                           {"start", "2026-03-29T08:00:00Z", {}},
                                           {"seconds", "754", {}},
                                           {"done", "1", {}}});
    const std::string task = it.post(
        "t", {{"kind", "task", {}}, {"subject", "Send offer", {}}, {"start", "2026-04-01", {}}});
    const std::string note = it.post(
        "n", {{"kind", "note", {}}, {"subject", "Met", {}}, {"note", "Two lines\nof text", {}}});
    auto rows = it.all();
    EXPECT_EQ(rows.at(call)["seconds"], "754");
    EXPECT_EQ(rows.at(call)["end"], "2026-03-29T08:12:34Z");
    EXPECT_EQ(rows.at(call)["done"], "1");
    EXPECT_EQ(it.last("POST", "/Calls")["data"][0]["Call_Duration"], "12:34");
    EXPECT_EQ(rows.at(task)["start"], "2026-04-01");
    EXPECT_EQ(rows.at(task)["all_day"], "1");
    EXPECT_EQ(rows.at(task)["done"], "0") << "planned ones are listed as well";
    EXPECT_EQ(rows.at(note)["note"], "Two lines\nof text");
    EXPECT_EQ(rows.at(note)["key"], "n");
    EXPECT_EQ(rows.at(note)["account"], it.account);
    EXPECT_EQ(rows.at(note)["start"], "2026-03-01T00:00:00Z");
}

TEST(ZohoActivity, WhatIsPostedAgainIsFoundByItsKey) {
    Timeline it;
    for (const char* kind : {"meeting", "call", "task", "note"}) {
        const std::vector<FieldEdit> fields = {
            {"kind", kind, {}}, {"note", "Text", {}}, {"start", "2026-03-29T08:00:00Z", {}}};
        const std::string first = it.post(kind, fields);
        EXPECT_EQ(it.post(kind, fields), first) << kind;
    }
    EXPECT_EQ(it.all().size(), 4U);
    ListRequest request;
    request.object = Object::Activity;
    request.keys = {"meeting", "call"};
    EXPECT_EQ(listed(*it.adapter, request).records.size(), 2U);
}

TEST(ZohoActivity, AChangeTouchesOnlyWhatItMeans) {
    Timeline it;
    const std::string id = it.post("v1", meeting());
    RecordEdit change = edit(id, "note", "Bring more");
    EXPECT_EQ(it.write(Object::Activity, {change})[0].outcome, Outcome::Written);
    Json sent = it.last("PUT", "/Events")["data"][0];
    EXPECT_EQ(sent["Description"], "Bring more");
    EXPECT_EQ(sent.size(), 2U) << sent.dump();
    change.fields = {{"end", "2026-03-29T02:00:00Z", {}}};
    it.write(Object::Activity, {change});
    sent = it.last("PUT", "/Events")["data"][0];
    EXPECT_EQ(sent["Start_DateTime"], "2026-03-29T00:30:00+00:00") << "both ends go together";
    EXPECT_EQ(sent["End_DateTime"], "2026-03-29T02:00:00+00:00");
    change.fields[0].expected = "2026-03-29T02:00:00Z";
    EXPECT_EQ(it.write(Object::Activity, {change})[0].outcome, Outcome::Unchanged);
}

TEST(ZohoActivity, AnOutcomeWithoutAFieldStandsInTheTextOnce) {
    Zoho it;
    const std::string account = it.add(0);
    RecordEdit visit = keyed("v1", {{"kind", "meeting", {}},
                                    {"account", account, {}},
                                    {"start", "2026-03-29T08:00:00Z", {}},
                                    {"note", "Text", {}},
                                    {"outcome", "ordered", {}}});
    const std::string id = it.write(Object::Activity, {visit}, true)[0].id;
    const std::string plain = id.substr(id.find('/') + 1);
    EXPECT_EQ(it.fake.table("Events").find(plain)->fields["Description"], "Text\nordered");
    it.write(Object::Activity, {edit(id, "outcome", "ordered")});
    EXPECT_EQ(it.fake.table("Events").find(plain)->fields["Description"], "Text\nordered");
}

TEST(ZohoActivity, ANoteWithoutARecordIsRefusedBeforeItIsSent) {
    Timeline it;
    const auto got = it.write(Object::Activity,
                              {keyed("n", {{"kind", "note", {}}, {"note", "Text", {}}})}, true);
    EXPECT_EQ(got[0].outcome, Outcome::Failed);
    EXPECT_EQ(it.fake.http().calls("/Notes", "POST"), 0);
}

TEST(ZohoActivity, AMeetingWithoutATimeIsOneOfToday) {
    Timeline it;
    const std::string id = it.post("v1", {{"subject", "Visit", {}}});
    auto row = it.all().at(id);
    EXPECT_EQ(row["start"], "2026-03-01");
    EXPECT_EQ(row["all_day"], "1");
}

TEST(ZohoActivity, ChangesAndDeletionsOfAllKindsAreListed) {
    Timeline it;
    const std::string visit = it.post("v1", meeting());
    const std::string task = it.post("t1", {{"kind", "task", {}}, {"start", "2026-04-01", {}}});
    it.clock.advance(3600);
    ListRequest request;
    request.object = Object::Activity;
    const Listed first = listed(*it.adapter, request);
    EXPECT_TRUE(first.result.complete);
    it.clock.advance(3600);
    request.since = first.result.cursor;
    EXPECT_TRUE(listed(*it.adapter, request).records.empty());
    it.write(Object::Activity, {edit(task, "done", "1")});
    it.adapter->remove(Object::Activity, {visit}, it.job);
    const Listed next = listed(*it.adapter, request);
    EXPECT_EQ(next.records.size(), 1U);
    EXPECT_TRUE(next.records.contains(task));
    EXPECT_EQ(next.gone, std::vector<std::string>{visit});
    request.since.clear();
    request.idsOnly = true;
    EXPECT_EQ(listed(*it.adapter, request).records.size(), 1U);
}

TEST(ZohoActivity, ReadsPastTheEndOfAChainOfPages) {
    Timeline it;
    it.fake.rowsPerToken = 400;
    for (int i = 0; i < 1100; ++i) {
        it.clock.advance(1);
        it.fake.table("Events").insert({{"Event_Title", core::format("Visit {}", i)},
                                        {"Start_DateTime", "2026-03-29T08:00:00+00:00"},
                                        {"End_DateTime", "2026-03-29T09:00:00+00:00"}});
    }
    EXPECT_EQ(it.all().size(), 1100U);
}

TEST(ZohoActivity, ASignInForMeetingsAloneStillListsThem) {
    Timeline it;
    it.post("v1", meeting());
    it.fake.unseen = {"Calls", "Tasks", "Notes"};
    it.connect();
    ListRequest request;
    request.object = Object::Activity;
    const Listed got = listed(*it.adapter, request);
    EXPECT_EQ(got.records.size(), 1U);
    EXPECT_FALSE(got.result.complete) << "nothing can be said of the others";
    request.since = got.result.cursor;
    EXPECT_FALSE(listed(*it.adapter, request).result.expired);
    it.fake.unseen.insert("Events");
    it.connect();
    EXPECT_FALSE(listed(*it.adapter, request).result.present);
}

} // namespace
} // namespace crm
