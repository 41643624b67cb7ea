// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/reconcile.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace crm {

namespace {

RecordValues one(const std::string& value) {
    return {{"a", {{"territory", value}}}};
}

TEST(Reconcile, WritesWhatDiffersAndOnlyThat) {
    const RecordValues wanted = {{"a", {{"t", "1"}, {"o", "Ann"}}}, {"b", {{"t", "2"}}}};
    const RecordValues remote = {{"a", {{"t", "1"}, {"o", ""}}}, {"b", {{"t", "2"}}}};
    const SyncPlan plan = reconcile(wanted, remote, {}, false);
    ASSERT_EQ(plan.changes.size(), 1U);
    EXPECT_EQ(plan.changes[0].field, "o");
    EXPECT_EQ(plan.changes[0].after, "Ann");
    EXPECT_EQ(plan.toWrite, 1);
    EXPECT_EQ(plan.unchanged, 1);
}

TEST(Reconcile, AValueThatSomebodyChangedSinceIsAConflictForTheWholeRecord) {
    const RecordValues wanted = {{"a", {{"t", "new"}, {"o", "Ann"}}}};
    const RecordValues remote = {{"a", {{"t", "theirs"}, {"o", ""}}}};
    const RecordValues seen = {{"a", {{"t", "old"}, {"o", ""}}}};
    const SyncPlan plan = reconcile(wanted, remote, seen, false);
    EXPECT_TRUE(plan.changes.empty());
    ASSERT_EQ(plan.conflicts.size(), 1U);
    EXPECT_EQ(plan.conflicts[0].theirs, "theirs");
    EXPECT_EQ(plan.conflicts[0].lastSeen, "old");
    EXPECT_EQ(reconcile(wanted, remote, seen, true).changes.size(), 2U)
        << "overwrite was asked for";
}

TEST(Reconcile, OurOwnEchoAndAgreementAreNoConflicts) {
    EXPECT_EQ(reconcile(one("new"), one("written"), one("written"), false).toWrite, 1);
    EXPECT_EQ(reconcile(one("new"), one("new"), one("old"), false).unchanged, 1);
    EXPECT_EQ(reconcile(one("new"), one("first"), {}, false).toWrite, 1) << "never seen before";
}

TEST(Reconcile, RecordsThatAreGoneAreListedNotWritten) {
    const SyncPlan plan = reconcile(one("new"), {}, one("old"), false);
    EXPECT_EQ(plan.missing, std::vector<std::string>{"a"});
    EXPECT_TRUE(plan.changes.empty());
}

RecordValues many(int count, const std::string& value) {
    RecordValues records;
    for (int i = 0; i < count; ++i) {
        records["r" + std::to_string(1000 + i)] = {{"t", value}};
    }
    return records;
}

TEST(Consent, IsNeededToReplaceMostValuesButNotToFillEmptyOnes) {
    const auto consent = [](const RecordValues& wanted, const RecordValues& remote) {
        return consentNeeded(reconcile(wanted, remote, {}, false), remote, {}, {});
    };
    EXPECT_EQ(consent(many(100, "new"), many(100, "")), "");
    EXPECT_NE(consent(many(100, "new"), many(100, "old")), "");
    EXPECT_EQ(consent(many(40, "new"), many(100, "old")), "");
    EXPECT_EQ(consent(many(20, "new"), many(20, "old")), "") << "few are never too many";
}

TEST(Consent, IsNeededWhenTheCrmHasForgottenMostRecords) {
    const RecordValues remote = many(30, "");
    EXPECT_NE(consentNeeded({}, remote, many(100, ""), {}), "");
    EXPECT_EQ(consentNeeded({}, remote, many(40, ""), {}), "");
}

RC_GTEST_PROP(Reconcile, EveryWantedRecordHasExactlyOneFate,
              (const RecordValues& wanted, const RecordValues& remote, const RecordValues& seen)) {
    const SyncPlan plan = reconcile(wanted, remote, seen, false);
    std::set<std::string> conflicts;
    for (const FieldConflict& conflict : plan.conflicts) {
        conflicts.insert(conflict.id);
    }
    RC_ASSERT(static_cast<std::int64_t>(wanted.size()) ==
              plan.toWrite + plan.unchanged + static_cast<std::int64_t>(conflicts.size()) +
                  static_cast<std::int64_t>(plan.missing.size()));
}

RC_GTEST_PROP(Reconcile, WhatWasWrittenIsUnchangedTheNextTime,
              (const RecordValues& wanted, RecordValues remote)) {
    for (const FieldChange& change : reconcile(wanted, remote, {}, false).changes) {
        remote[change.id][change.field] = change.after;
    }
    RC_ASSERT(reconcile(wanted, remote, remote, false).changes.empty());
}

} // namespace

} // namespace crm
