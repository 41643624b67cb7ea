// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

using namespace policy;

TEST(Repository, KnowsItsOwnFiles) {
    EXPECT_TRUE(exists("bootstrap"));
    EXPECT_GT(productSources().size(), 20U);
    for (const std::string& file : allFiles()) {
        EXPECT_FALSE(file.starts_with("build/") || file.starts_with(".git/")) << file;
    }
}

TEST(Repository, BlanksCommentsAndKeepsLineNumbers) {
    const std::string text = "int a; // catch (\n/* catch\n ( */ int b = 1'000;\n";
    EXPECT_EQ(codeOf(text, Strings::Keep), "int a;           \n        \n      int b = 1'000;\n");
}

TEST(Repository, BlanksStringsWhenAsked) {
    const std::string text = R"x(f("a // b", 'c', R"q(/* " */)q"); // d)x";
    const std::string kept = codeOf(text, Strings::Keep);
    EXPECT_NE(kept.find("a // b"), std::string::npos);
    EXPECT_NE(kept.find("/* \" */"), std::string::npos);
    EXPECT_EQ(kept.find("// d"), std::string::npos);
    const std::string blanked = codeOf(text, Strings::Blank);
    EXPECT_EQ(blanked.find_first_of("abcdq\"'"), std::string::npos);
    EXPECT_EQ(blanked.size(), text.size());
}

TEST(Repository, FindsIncludesButNotThoseInComments) {
    const auto includes = includesOf(
        "core/a.cpp", "#include \"core/a.h\"\n// #include \"geo/b.h\"\n# include <map>\n");
    ASSERT_EQ(includes.size(), 2U);
    EXPECT_TRUE(includes[0].quoted);
    EXPECT_EQ(includes[0].place.text, "core/a.h");
    EXPECT_EQ(includes[1].place.where(), "core/a.cpp:3");
    EXPECT_EQ(includes[1].place.text, "map");
}
