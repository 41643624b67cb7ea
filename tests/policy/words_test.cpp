// SPDX-License-Identifier: GPL-3.0-or-later
// The tree speaks of itself only: no address of a package registry, no path of somebody's machine.
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

using namespace policy;

namespace {

/// Put together from parts, so that this file keeps its own rule.
const std::regex& foreignName() {
    static const std::regex pattern("(" + std::string("registry[.]") + "npmjs|" + "py" +
                                    "pi[.]org|" + "pythonhosted[.]org|" + "crates" + "[.]io|" +
                                    "proxy[.]golang|" + "repo1?[.]maven|" + "deb[.]debian[.]org|" +
                                    "snapshot[.]debian|pkg[.]dev)");
    return pattern;
}

/// An absolute path below a home or work folder; "build/work/" is none.
const std::regex& machinePath() {
    static const std::regex pattern(
        std::string("(?:^|[\\s\"'`(=:,<>\\[])(/(?:work|root|home|Users|srv)/[^\\s\"'`)]*)"));
    return pattern;
}

bool isText(const std::string& content) {
    return content.find('\0') == std::string::npos;
}

} // namespace

TEST(Words, RulesCatchKnownMistakes) {
    EXPECT_EQ(
        findAll("a", std::string("see https://registry") + ".npmjs.org/x", foreignName()).size(),
        1U);
    EXPECT_EQ(findAll("a", std::string("cd \"/ro") + "ot/x\"", machinePath()).size(), 1U);
    EXPECT_TRUE(findAll("a", "build/work/x and core/root/y", machinePath()).empty());
}

TEST(Words, NoRegistryHostsAndNoMachinePaths) {
    for (const std::string& file : allFiles()) {
        const std::string text = read(file);
        if (!isText(text) || file == "LICENSE") {
            continue;
        }
        for (const Place& place : findAll(file, text, foreignName())) {
            ADD_FAILURE() << place.where() << ": " << place.text
                          << ": name the package, not the host it comes from";
        }
        for (const Place& place : findAll(file, text, machinePath())) {
            ADD_FAILURE() << place.where() << ": " << place.text
                          << ": a path of one machine; write it relative to the root";
        }
    }
}
