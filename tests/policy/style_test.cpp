// SPDX-License-Identifier: GPL-3.0-or-later
// House style that a compiler or clang-format does not see (CONTRIBUTING.md).
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

using namespace policy;

namespace {

const std::string spdx = "SPDX-License-Identifier: GPL-3.0-or-later";

/// The one exception type travels up to the top; these translate at a border or end the journey.
const std::vector<Exception>& catchers() {
    static const std::vector<Exception> list = {
#include "tests/policy/catchers.inc"
    };
    return list;
}

/// Colours as numbers. QColor(some.token) is fine.
const std::regex& colour() {
    static const std::regex pattern(
        R"(((?:QColor|qRgba?)\s*[({]\s*(?:\d|0x|"|Qt::)|Qt::(?:black|white|red|green|blue|cyan|magenta|yellow|gray|)"
        R"(dark[A-Z]\w+|lightGray)\b|"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3}(?:[0-9a-fA-F]{2})?)?"))");
    return pattern;
}

} // namespace

TEST(Style, EveryFileNamesItsLicence) {
    const auto sources =
        filesWith({".h", ".cpp", ".inc", ".cpp.in", "CMakeLists.txt", ".cmake", "bootstrap",
                   ".ci/run", "resources/data/rebuild", ".sh", ".py"});
    for (const std::string& file : sources) {
        const auto lines = linesOf(read(file));
        const std::size_t at = !lines.empty() && lines[0].starts_with("#!") ? 1 : 0;
        ASSERT_GT(lines.size(), at) << file << " is empty";
        EXPECT_TRUE(lines[at].ends_with(spdx)) << file << ":" << at + 1 << ": must read " << spdx;
    }
}

TEST(Style, HeadersAreIncludedOnce) {
    for (const std::string& file : filesWith({".h"})) {
        const auto lines = linesOf(read(file));
        EXPECT_TRUE(lines.size() > 1 && lines[1] == "#pragma once")
            << file << ":2: must read #pragma once";
    }
}

TEST(Style, ProductCodeWritesNamespacesOut) {
    static const std::regex pattern(R"(\busing\s+namespace\b)");
    for (const std::string& file : productSources()) {
        for (const Place& place : findAll(file, codeOfFile(file, Strings::Blank), pattern)) {
            ADD_FAILURE() << place.where() << ": no `using namespace` outside tests";
        }
    }
}

TEST(Style, ColourRuleCatchesKnownMistakes) {
    for (const char* bad : {"QColor(255, 0, 0)", "QColor(\"#fff\")", "QColor{0x1}", "qRgb(1, 2, 3)",
                            "Qt::red", "f(\"#12aBef\")"}) {
        EXPECT_EQ(findAll("a.cpp", bad, colour()).size(), 1U) << bad;
    }
    for (const char* good :
         {"QColor(tokens.accent)", "QColor fill(const Theme&)", "\"#1\"", "Qt::redo"}) {
        EXPECT_TRUE(findAll("a.cpp", good, colour()).empty()) << good;
    }
}

TEST(Style, ColoursComeFromTheTheme) {
    for (const std::string& file : productSources()) {
        if (file.starts_with("ui/theme/")) {
            continue;
        }
        for (const Place& place : findAll(file, codeOfFile(file, Strings::Keep), colour())) {
            ADD_FAILURE() << place.where() << ": " << place.text
                          << " is a colour of its own; take one from ui/theme";
        }
    }
}

TEST(Style, ExceptionsAreCaughtInFewPlaces) {
    static const std::regex pattern(R"(\bcatch\s*\()");
    for (const std::string& file : productSources()) {
        for (const Place& place : findAll(file, codeOfFile(file, Strings::Blank), pattern)) {
            EXPECT_TRUE(listed(file, catchers()))
                << place.where()
                << ": errors are caught at the top and translated at library borders. If this is "
                << "such a border, list it with its reason in tests/policy/catchers.inc";
        }
    }
}

TEST(Style, CatchListIsCurrent) {
    expectListIsCurrent(catchers(), "tests/policy/catchers.inc");
}
