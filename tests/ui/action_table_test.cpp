// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/verb_table.h"
#include "ui/shell/actions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

TEST(ActionTable, EveryVerbOfAnActionIsAVerbOfTheCommandLine) {
    const auto verbs = core::verbTable();
    for (const ui::ActionSpec& action : ui::actionTable()) {
        const std::string verb = action.verb;
        const bool known = std::any_of(verbs.begin(), verbs.end(),
                                       [&](const core::Verb& v) { return verb == v.id; });
        EXPECT_TRUE(verb.empty() || known) << action.id << " runs " << verb;
    }
}

TEST(ActionTable, IdsAreUnique) {
    std::set<std::string> seen;
    for (const ui::ActionSpec& action : ui::actionTable()) {
        EXPECT_TRUE(seen.insert(action.id).second) << action.id;
    }
}

TEST(ActionTable, NoShortcutMeansTwoThings) {
    std::map<QString, std::string> taken;
    for (const ui::ActionSpec& action : ui::actionTable()) {
        for (const QString& keys :
             QString::fromLatin1(action.shortcuts).split("; ", Qt::SkipEmptyParts)) {
            const auto [entry, isNew] = taken.emplace(keys, action.id);
            EXPECT_TRUE(isNew) << action.id << " and " << entry->second << " share "
                               << keys.toStdString();
        }
    }
}
