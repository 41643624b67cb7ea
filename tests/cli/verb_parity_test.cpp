// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_cli.h"
#include "core/verbs/verb_table.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

TEST(VerbParity, TheCommandLineOffersEveryVerbAndNoOther) {
    std::set<std::string> verbs;
    for (const core::Verb& verb : core::verbTable()) {
        verbs.insert(verb.id);
    }
    const auto names = app::commandNames();
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), verbs);
}
