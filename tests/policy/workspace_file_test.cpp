// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing but SQLite opens the workspace file: closing any other descriptor on it drops SQLite's
// POSIX locks, and committed work can be lost (docs/workspace-format.md). So everything that opens
// files is listed here.
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

using namespace policy;

namespace {

/// Whatever opens, copies or maps a file by its path.
const std::regex& opener() {
    static const std::regex pattern(
        R"(\b(GDALOpen\w*|GDALDataset::Open|OGROpen\w*|GDALIdentifyDriver\w*|VSIFOpen\w*|)"
        R"((?:std::)?(?:basic_)?[io]?fstream|filebuf|fopen(?:64)?|freopen|QFile|QSaveFile|QTemporaryFile|QFileInfo|)"
        R"(copy_file|(?:filesystem|fs)::copy|mmap|openat)\b|(?:^|[^:\w])(::open)\s*\()");
    return pattern;
}

const std::vector<Exception>& readers() {
    static const std::vector<Exception> list = {
#include "tests/policy/file_openers.inc"
    };
    return list;
}

std::vector<Place> openersIn(const std::string& file, std::string_view text) {
    std::vector<Place> places;
    for (Place& place : findAll(file, codeOf(text, Strings::Blank), opener())) {
        places.push_back(std::move(place));
    }
    return places;
}

bool isInclude(const Place& place, const std::vector<std::string>& lines) {
    return lines.at(static_cast<std::size_t>(place.line) - 1).find("#include") != std::string::npos;
}

} // namespace

TEST(WorkspaceFile, RuleCatchesKnownMistakes) {
    EXPECT_EQ(openersIn("a.cpp", "auto* d = GDALOpenEx(path, 0);").size(), 1U);
    EXPECT_EQ(openersIn("a.cpp", "std::ifstream in(path);\nQFile f(p);\n").size(), 2U);
    EXPECT_EQ(openersIn("a.cpp", "int fd = ::open(p, O_RDONLY);").size(), 1U);
    EXPECT_EQ(openersIn("a.cpp", "fs::copy(a, b);").size(), 1U);
    EXPECT_TRUE(openersIn("a.cpp", "// QFile\nauto ws = Workspace::open(path); fs::copy_options o;")
                    .empty());
}

TEST(WorkspaceFile, OnlyListedFilesOpenFilesByPath) {
    for (const std::string& file : productSources()) {
        const std::string text = read(file);
        const auto lines = linesOf(text);
        for (const Place& place : openersIn(file, text)) {
            EXPECT_TRUE(listed(file, readers()) || isInclude(place, lines))
                << place.where()
                << ": opens files by path. A workspace may be opened by core/workspace only. "
                << "If this never meets a workspace, list it with its reason in "
                   "tests/policy/file_openers.inc";
        }
    }
}

TEST(WorkspaceFile, ListIsCurrent) {
    expectListIsCurrent(readers(), "tests/policy/file_openers.inc");
}
