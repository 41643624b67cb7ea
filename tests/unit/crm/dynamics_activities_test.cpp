// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/crm/dynamics_support.h"

#include "crm/adapters/dynamics_activity.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

using core::Json;
using support::Fault;

/// A visit with a key of ours.
RecordEdit visit(const std::string& key, const std::string& start, const std::string& end,
                 const std::string& kind = "meeting") {
    RecordEdit wish = keyed(key, "kind", kind);
    wish.fields.push_back({"subject", "Visit", {}});
    wish.fields.push_back({"start", start, {}});
    wish.fields.push_back({"end", end, {}});
    return wish;
}

struct Activities : Dynamics {
    std::string account = fake.accounts().insert({{"name", "Acme"}});
    std::string contact = fake.table("contacts").insert({{"fullname", "Ada"}});
    std::string deal = fake.table("opportunities").insert({{"name", "Deal"}});
    std::string owner = fake.table("systemusers").insert({{"fullname", "Bob"}});

    explicit Activities(const Json& config = Json::object()) : Dynamics(config) {}

    Listed all(const std::string& since = {}) {
        ListRequest request;
        request.object = Object::Activity;
        request.since = since;
        for (const char* field : kActivityFields) {
            request.fields.emplace_back(field);
        }
        return listed(*adapter, request);
    }
    /// The values of one activity, by neutral name.
    static std::map<std::string, std::string> values(const Listed& got, const std::string& id) {
        std::map<std::string, std::string> found;
        for (std::size_t i = 0; i < std::size(kActivityFields); ++i) {
            found[kActivityFields[i]] = got.records.at(id).fields.at(i);
        }
        return found;
    }
};

TEST(DynamicsActivities, Pitfall09_TimesAndDaysSurviveARoundTrip) {
    const std::vector<std::vector<std::string>> visits = {
        {"2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "Europe/Berlin"},
        {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "Europe/Berlin"},
        {"2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z", "America/New_York"},
        {"2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "America/New_York"},
        {"2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z", "Australia/Lord_Howe"},
        {"2026-10-03T15:15:00Z", "2026-10-03T15:45:00Z", "Australia/Lord_Howe"},
        {"2026-09-27", "2026-09-28", "Pacific/Auckland"},
        {"2026-09-27", "2026-09-27", "Pacific/Kiritimati"}};
    for (const int hours : {0, 13, -10, -12, 14, 1}) { // of the user in the CRM
        for (const std::string kind : {"meeting", "call", "task", "note"}) {
            Activities it;
            it.fake.zoneHours = hours;
            std::map<std::string, std::vector<std::string>> wanted;
            for (const auto& one : visits) {
                RecordEdit wish = visit(one[0] + one[2], one[0], one[1], kind);
                wish.fields.push_back({"zone", one[2], {}});
                wish.fields.push_back({"all_day", one[0].size() == 10 ? "1" : "0", {}});
                const RecordOutcome made = it.write(wish, true, Object::Activity);
                ASSERT_EQ(made.outcome, Outcome::Written) << made.message;
                wanted[made.id] = one;
            }
            const Listed got = it.all();
            ASSERT_EQ(got.records.size(), visits.size());
            for (const auto& [id, one] : wanted) {
                auto values = Activities::values(got, id);
                EXPECT_EQ(values["start"], one[0]) << kind << " in " << hours;
                EXPECT_EQ(values["end"], one[1]) << kind << " in " << hours;
                EXPECT_EQ(values["zone"], one[2]);
                EXPECT_EQ(values["all_day"], one[0].size() == 10 ? "1" : "0");
                EXPECT_EQ(values["kind"], kind);
                EXPECT_EQ(values["note"], "");
            }
        }
    }
}

TEST(DynamicsActivities, AVisitIsMadeOnceWithEverythingAboutIt) {
    Activities it;
    RecordEdit wish = visit("v1", "2026-03-29T08:00:00Z", "2026-03-29T08:30:00Z");
    wish.fields.push_back({"account", it.account, {}});
    wish.fields.push_back({"contact", it.contact, {}});
    wish.fields.push_back({"opportunity", it.deal, {}});
    wish.fields.push_back({"owner", it.owner, {}});
    wish.fields.push_back({"location", "Main hall", {}});
    wish.fields.push_back({"note", "Bring\nsamples", {}});
    wish.fields.push_back({"outcome", "Wants 5", {}});
    wish.fields.push_back({"done", "1", {}});
    const RecordOutcome made = it.write(wish, true, Object::Activity);
    ASSERT_EQ(made.outcome, Outcome::Written) << made.message;
    EXPECT_TRUE(made.id.starts_with("appointments/"));
    const RecordOutcome again = it.write(wish, true, Object::Activity);
    EXPECT_EQ(again.id, made.id);
    EXPECT_FALSE(again.created);
    EXPECT_EQ(it.fake.table("appointments").alive(), 1U);
    const Listed got = it.all();
    auto values = Activities::values(got, made.id);
    EXPECT_EQ(values["account"], it.account);
    EXPECT_EQ(values["contact"], it.contact);
    EXPECT_EQ(values["opportunity"], it.deal);
    EXPECT_EQ(values["owner"], it.owner);
    EXPECT_EQ(values["location"], "Main hall");
    EXPECT_EQ(values["note"], "Bring\nsamples");
    EXPECT_EQ(values["outcome"], "Wants 5");
    EXPECT_EQ(values["done"], "1");
    EXPECT_EQ(values["seconds"], "1800");
    const Json& fields = it.fake.table("appointments").find(made.id.substr(13))->fields;
    EXPECT_EQ(fields["statuscode"], 3);
    EXPECT_EQ(fields["_regardingobjectid_value"], it.account);
}

TEST(DynamicsActivities, WhatFailsInTheSecondStepIsFinishedByARepetition) {
    Activities it;
    RecordEdit wish = visit("v1", "2026-03-29T08:00:00Z", "2026-03-29T08:30:00Z", "call");
    wish.fields.push_back({"done", "1", {}});
    it.fake.addColumn("phonecalls", "new_evenlodekey");
    it.connect({{"objects", {{"activities", {{"key", "new_evenlodekey"}}}}}});
    it.fake.http().add({Fault::Kind::AnswerLost, "/phonecalls(", 1, 1, 1, "PATCH"});
    EXPECT_EQ(it.write(wish, true, Object::Activity).outcome, Outcome::Unknown);
    EXPECT_EQ(it.fake.table("phonecalls").alive(), 1U);
    const RecordOutcome again = it.write(wish, true, Object::Activity);
    EXPECT_EQ(again.outcome, Outcome::Written);
    EXPECT_EQ(it.fake.table("phonecalls").alive(), 1U);
    const auto* call = it.fake.table("phonecalls").findBy("new_evenlodekey", "v1").front();
    EXPECT_EQ(call->fields["statecode"], 1);
    EXPECT_EQ(call->fields["statuscode"], 2);
}

TEST(DynamicsActivities, AnotherContactLeavesTheOtherGuests) {
    Activities it;
    RecordEdit wish = visit("v1", "2026-03-29T08:00:00Z", "2026-03-29T08:30:00Z");
    wish.fields.push_back({"account", it.account, {}});
    wish.fields.push_back({"contact", it.contact, {}});
    const RecordOutcome made = it.write(wish, true, Object::Activity);
    const std::string plain = made.id.substr(13);
    const std::string guest = it.fake.table("contacts").insert({{"fullname", "Guest"}});
    it.fake.table("activityparties")
        .insert({{"_activityid_value", plain},
                 {"_partyid_value", guest},
                 {"_partyid_value@type", "contact"},
                 {"participationtypemask", 6}});
    const std::string other = it.fake.table("contacts").insert({{"fullname", "Eve"}});
    EXPECT_EQ(it.write(edit(made.id, "contact", other), false, Object::Activity).outcome,
              Outcome::Written);
    const Listed got = it.all();
    EXPECT_EQ(Activities::values(got, made.id)["contact"], other);
    EXPECT_EQ(it.fake.table("activityparties").findBy("_activityid_value", plain).size(), 3U)
        << "the organiser, the guest and the new one";
    EXPECT_EQ(it.write(edit(made.id, "account", ""), false, Object::Activity).outcome,
              Outcome::Written);
    const Listed moved = it.all();
    EXPECT_EQ(Activities::values(moved, made.id)["account"], "");
    EXPECT_EQ(Activities::values(moved, made.id)["contact"], other);
}

TEST(DynamicsActivities, PlannedOnesAreClosedAndMoved) {
    Activities it;
    const RecordOutcome made =
        it.write(visit("v1", "2026-03-29T08:00:00Z", "2026-03-29T08:30:00Z", "task"), true,
                 Object::Activity);
    const Listed first = it.all();
    EXPECT_EQ(Activities::values(first, made.id)["done"], "0");
    it.clock.advance(1000);
    RecordEdit change = edit(made.id, "done", "1");
    change.fields.push_back({"outcome", "Sold", {}});
    change.fields.push_back({"start", "2026-03-29T09:00:00Z", {}});
    change.fields.push_back({"end", "2026-03-29T09:30:00Z", {}});
    EXPECT_EQ(it.write(change, false, Object::Activity).outcome, Outcome::Written);
    const Listed next = it.all(first.result.cursor);
    ASSERT_EQ(next.records.size(), 1U) << "only what has changed";
    auto values = Activities::values(next, made.id);
    EXPECT_EQ(values["done"], "1");
    EXPECT_EQ(values["outcome"], "Sold");
    EXPECT_EQ(values["start"], "2026-03-29T09:00:00Z");
    it.clock.advance(1000);
    EXPECT_EQ(it.adapter->remove(Object::Activity, {made.id}, it.job).front().outcome,
              Outcome::Written);
    EXPECT_EQ(it.all(next.result.cursor).gone, std::vector<std::string>{made.id});
}

TEST(DynamicsActivities, OwnColumnsHoldZoneAndOutcome) {
    Activities it(
        Json{{"objects", {{"activities", {{"zone", "new_zone"}, {"outcome", "new_outcome"}}}}}});
    for (const char* column : {"new_zone", "new_outcome"}) {
        it.fake.addColumn("appointments", column);
    }
    RecordEdit wish = visit("v1", "2026-03-29T08:00:00Z", "2026-03-29T08:30:00Z");
    wish.fields.push_back({"zone", "Europe/Berlin", {}});
    wish.fields.push_back({"outcome", "Sold", {}});
    wish.fields.push_back({"note", "n", {}});
    const RecordOutcome made = it.write(wish, true, Object::Activity);
    const Json& fields = it.fake.table("appointments").find(made.id.substr(13))->fields;
    EXPECT_EQ(fields["new_zone"], "Europe/Berlin");
    EXPECT_EQ(fields["description"], "n");
    const Listed got = it.all();
    EXPECT_EQ(Activities::values(got, made.id)["outcome"], "Sold");
}

TEST(DynamicsActivities, ThoseOfOthersAreReadAsTheyAre) {
    Activities it;
    const std::string whole = it.fake.table("appointments")
                                  .insert({{"subject", "Fair"},
                                           {"isalldayevent", true},
                                           {"scheduledstart", "2026-09-26T11:00:00Z"},
                                           {"scheduledend", "2026-09-27T11:00:00Z"},
                                           {"statecode", 2}});
    const std::string called =
        it.fake.table("phonecalls")
            .insert({{"subject", "Call"},
                     {"actualstart", "2026-03-01T08:00:00Z"},
                     {"actualend", "2026-03-01T08:05:00Z"},
                     {"statecode", 1},
                     {"description", "text\n[Evenlode {\"all_day\": 7, \"start\": {}}]"}});
    const Listed got = it.all();
    auto fair = Activities::values(got, "appointments/" + whole);
    EXPECT_EQ(fair["start"], "2026-09-27") << "midnight in Auckland";
    EXPECT_EQ(fair["end"], "2026-09-27");
    EXPECT_EQ(fair["all_day"], "1");
    EXPECT_EQ(fair["done"], "0");
    EXPECT_EQ(fair["outcome"], "cancelled");
    auto call = Activities::values(got, "phonecalls/" + called);
    EXPECT_EQ(call["start"], "2026-03-01T08:00:00Z");
    EXPECT_EQ(call["seconds"], "300");
    EXPECT_EQ(call["done"], "1");
    EXPECT_EQ(call["note"], "text");
}

TEST(DynamicsNote, KeepsWhatHasNoColumnInItsLastLine) {
    for (const std::string text :
         {"", "one", "one\ntwo", "[Evenlode {}]", "a\n[Evenlode {\"b\":1}]", "[Evenlode nothing]",
          "x [Evenlode {}]", "\n"}) {
        for (const Json& extra : {Json::object(), Json{{"zone", "Europe/Berlin"}},
                                  Json{{"outcome", "line\n[Evenlode {}]\n"}}}) {
            const DynamicsNote back = DynamicsNote::parse(DynamicsNote{text, extra}.whole());
            EXPECT_EQ(back.text, text);
            EXPECT_EQ(back.extra, extra);
        }
    }
}

} // namespace
} // namespace crm
