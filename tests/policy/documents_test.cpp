// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that must keep up with the code.
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

using namespace policy;

namespace {

const std::string verbTable = "core/verbs/verb_table.cpp";

/// The ids of the verb table, in its order: the first string of each row.
std::vector<Place> verbs() {
    static const std::regex row("^\\s*\\{\\s*\"([a-z][a-z -]*)\"\\s*,");
    return findAll(verbTable, codeOfFile(verbTable, Strings::Keep), row);
}

std::string guide() {
    std::string all;
    for (const std::string& file : filesWith({".md"}, {"docs/guide/"})) {
        all += read(file);
    }
    return all;
}

} // namespace

TEST(Documents, ChangelogHasAnUnreleasedPart) {
    ASSERT_TRUE(exists("CHANGELOG.md"));
    static const std::regex heading("^## \\[?Unreleased\\]?\\s*$");
    EXPECT_EQ(findAll("CHANGELOG.md", read("CHANGELOG.md"), heading).size(), 1U)
        << "CHANGELOG.md:1: needs one heading \"## Unreleased\"";
}

TEST(Documents, DecisionsAreNumberedOnce) {
    static const std::regex name("^docs/decisions/(\\d{4})-[a-z0-9]+(-[a-z0-9]+)*\\.md$");
    std::map<std::string, std::string> taken;
    for (const std::string& file : filesWith({}, {"docs/decisions/"})) {
        std::smatch match;
        if (file == "docs/decisions/README.md") {
            continue;
        }
        ASSERT_TRUE(std::regex_match(file, match, name))
            << file << ":1: must be named NNNN-title-in-lower-case.md";
        EXPECT_TRUE(taken.emplace(match[1].str(), file).second)
            << file << ":1: number " << match[1] << " is taken by " << taken[match[1].str()];
        EXPECT_TRUE(read(file).starts_with("# ")) << file << ":1: must start with a title";
    }
}

TEST(Documents, LinksBetweenDocumentsLead) {
    static const std::regex link("\\]\\(([^)#\\s:]+)(?:#[^)]*)?\\)");
    for (const std::string& file : filesWith({".md"})) {
        const auto folder = std::filesystem::path(file).parent_path();
        for (const Place& place : findAll(file, read(file), link)) {
            EXPECT_TRUE(exists((folder / place.text).lexically_normal().generic_string()))
                << place.where() << ": leads to " << place.text << ", which is not there";
        }
    }
}

TEST(Documents, EveryDependencyHasItsLicenceListed) {
    const std::string page = read("docs/third-party.md");
    static const std::regex list("packages=\"([^\"]*)\"");
    const std::string script = read("bootstrap");
    std::smatch match;
    ASSERT_TRUE(std::regex_search(script, match, list)) << "bootstrap: no list of packages";
    std::istringstream words(match[1].str());
    for (std::string package; words >> package;) {
        EXPECT_NE(page.find("`" + package + "`"), std::string::npos)
            << "docs/third-party.md:1: package " << package << " of ./bootstrap is not listed";
    }
}

TEST(Documents, EveryVerbIsInTheGuide) {
    if (!exists("docs/guide")) {
        GTEST_SKIP() << "docs/guide is not there yet";
    }
    ASSERT_FALSE(verbs().empty()) << verbTable << ":1: no rows found";
    const std::string text = guide();
    for (const Place& verb : verbs()) {
        EXPECT_NE(text.find("evenlode " + verb.text), std::string::npos)
            << verb.where() << ": no page of docs/guide shows `evenlode " << verb.text << "`";
    }
}

TEST(Documents, NoVerbIsListedTwice) {
    std::set<std::string> seen;
    for (const Place& verb : verbs()) {
        EXPECT_TRUE(seen.insert(verb.text).second)
            << verb.where() << ": " << verb.text << " is there twice";
    }
}
