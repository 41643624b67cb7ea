// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/field_merge.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

using namespace crm;

namespace {

FieldMap anyRecord() {
    FieldMap record;
    for (const char* field : {"a", "b", "c"}) {
        const int value = *rc::gen::inRange(0, 4);
        if (value < 3) {
            record[field] = value == 0 ? FieldValue() : FieldValue("v" + std::to_string(value));
        }
    }
    return record;
}

FieldValue in(const FieldMap& record, const std::string& field) {
    const auto found = record.find(field);
    return found == record.end() ? FieldValue() : found->second;
}

} // namespace

TEST(SameValue, LooksThroughSpacesAndTheWayNumbersAreWritten) {
    EXPECT_TRUE(sameValue(" New Haven ", "New Haven"));
    EXPECT_TRUE(sameValue("1.50", "1.5"));
    EXPECT_TRUE(sameValue(std::nullopt, ""));
    EXPECT_FALSE(sameValue("007", "7")) << "an id is no number";
    EXPECT_FALSE(sameValue("a", "A"));
}

RC_GTEST_PROP(MergeRecord, WhatOneSideLeftAloneIsTheOtherSides, ()) {
    const FieldMap base = anyRecord();
    const FieldMap changed = anyRecord();
    for (const auto& [field, value] : mergeRecord(base, base, changed).merged) {
        RC_ASSERT(sameValue(value, in(changed, field)));
    }
    const RecordMerge ours = mergeRecord(base, changed, base);
    RC_ASSERT(ours.conflicts.empty());
    for (const auto& [field, value] : ours.merged) {
        RC_ASSERT(sameValue(value, in(changed, field)));
    }
}

RC_GTEST_PROP(MergeRecord, TheSidesAreEqualBeforeTheRules, ()) {
    const FieldMap base = anyRecord();
    const FieldMap local = anyRecord();
    const FieldMap remote = anyRecord();
    const RecordMerge one = mergeRecord(base, local, remote);
    const RecordMerge other = mergeRecord(base, remote, local);
    RC_ASSERT(one.pushes == other.pulls);
    RC_ASSERT(one.pulls == other.pushes);
    RC_ASSERT(one.settled == other.settled);
    RC_ASSERT(one.conflicts.size() == other.conflicts.size());
}

RC_GTEST_PROP(MergeRecord, NothingIsLostAndNothingIsInvented, ()) {
    const FieldMap base = anyRecord();
    const FieldMap local = anyRecord();
    const FieldMap remote = anyRecord();
    const RecordMerge merge = mergeRecord(base, local, remote);
    std::set<std::string> disputed;
    for (const MergeConflict& conflict : merge.conflicts) {
        RC_ASSERT(!sameValue(conflict.local, conflict.remote));
        RC_ASSERT(conflict.local == in(local, conflict.field));
        RC_ASSERT(conflict.remote == in(remote, conflict.field));
        disputed.insert(conflict.field);
    }
    for (const auto& [field, value] : merge.merged) {
        const bool changedHere = !sameValue(in(base, field), in(local, field));
        const bool changedThere = !sameValue(in(base, field), in(remote, field));
        if (changedHere && !disputed.contains(field)) {
            RC_ASSERT(sameValue(value, in(local, field)));
        }
        if (changedThere && !disputed.contains(field)) {
            RC_ASSERT(sameValue(value, in(remote, field)));
        }
    }
}

RC_GTEST_PROP(MergeRecord, MergingAgainChangesNothing, ()) {
    const FieldMap base = anyRecord();
    const RecordMerge once = mergeRecord(base, anyRecord(), anyRecord());
    const RecordMerge twice = mergeRecord(once.merged, once.merged, once.merged);
    RC_ASSERT(twice.pushes.empty() && twice.pulls.empty() && twice.conflicts.empty());
}
