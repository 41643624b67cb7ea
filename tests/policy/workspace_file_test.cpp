// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing but SQLite opens the workspace file: closing any other descriptor on it drops SQLite's
// POSIX locks, and committed work can be lost (docs/workspace-format.md). So everything that opens
// files is listed here.
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

using namespace policy;

namespace {

/// Whatever opens, copies or maps a file by its path. Asking for its size or date is harmless.
const std::regex& opener() {
    static const std::regex pattern(
        R"(\b(GDALOpen\w*|GDALDataset::Open|OGROpen\w*|GDALIdentifyDriver\w*|VSIFOpen\w*|)"
        R"((?:std::)?(?:basic_)?[io]?fstream|filebuf|fopen(?:64)?|freopen|QFile|QSaveFile|QTemporaryFile|)"
        R"(copy_file|(?:filesystem|fs)::copy|mmap|openat)\b|(?:^|[^:\w])(::open)\s*\()");
    return pattern;
}

const std::vector<Exception>& readers() {
    static const std::vector<Exception> list = {
#include "tests/policy/file_openers.inc"
    };
    return list;
}

std::vector<Place> openersIn(const std::string& file, const std::string& code) {
    std::vector<Place> places = findAll(file, code, opener());
    const auto lines = linesOf(code);
    std::erase_if(places, [&](const Place& place) {
        return lines.at(static_cast<std::size_t>(place.line) - 1).find("#include") !=
               std::string::npos;
    });
    return places;
}

std::vector<Place> openersInText(const std::string& text) {
    return openersIn("a.cpp", codeOf(text, Strings::Blank));
}

} // namespace

TEST(WorkspaceFile, RuleCatchesKnownMistakes) {
    EXPECT_EQ(openersInText("auto* d = GDALOpenEx(path, 0);").size(), 1U);
    EXPECT_EQ(openersInText("std::ifstream in(path);\nQFile f(p);\n").size(), 2U);
    EXPECT_EQ(openersInText("int fd = ::open(p, O_RDONLY);").size(), 1U);
    EXPECT_EQ(openersInText("fs::copy(a, b);").size(), 1U);
    EXPECT_TRUE(
        openersInText("// QFile\nauto ws = Workspace::open(path); fs::copy_options o;").empty());
}

TEST(WorkspaceFile, OnlyListedFilesOpenFilesByPath) {
    for (const std::string& file : productSources()) {
        if (listed(file, readers())) {
            continue;
        }
        for (const Place& place : openersIn(file, codeOfFile(file, Strings::Blank))) {
            ADD_FAILURE() << place.where() << ": " << place.text
                          << " opens files by path. A workspace may be opened by core/workspace "
                             "only. If this never meets one, list the file with its reason in "
                             "tests/policy/file_openers.inc";
        }
    }
}

TEST(WorkspaceFile, ListIsCurrent) {
    expectListIsCurrent(readers(), "tests/policy/file_openers.inc");
}
