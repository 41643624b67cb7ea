// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

/// What the policy tests need to know of the source tree. Paths are relative to its root, with '/'.
namespace policy {

/// The folder that holds bootstrap and README.
std::filesystem::path root();

/// All files of the tree that people write, sorted; without build folders and what git keeps.
const std::vector<std::string>& allFiles();

/// The files of `allFiles` with one of these endings (".h"), below one of these folders ("core/";
/// all if empty).
std::vector<std::string> filesWith(const std::vector<std::string>& endings,
                                   const std::vector<std::string>& folders = {});

/// The .h and .cpp files of the layers core, geo, crm, ui, app and of resources; no tests.
std::vector<std::string> productSources();

bool exists(const std::string& path);
const std::string& read(const std::string& path);

/// The text line by line; a last line without an end counts.
std::vector<std::string> linesOf(std::string_view text);

/// C++ text with comments blanked out, so that lines keep their numbers; and with the contents of
/// string literals blanked out too unless they are to stay.
enum class Strings { Keep, Blank };
std::string codeOf(std::string_view text, Strings strings);

/// `codeOf` a file of the tree, worked out once.
const std::string& codeOfFile(const std::string& path, Strings strings);

/// A place in a file that a rule speaks about.
struct Place {
    std::string file;
    int line = 0;
    std::string text; ///< the first group that matched, or all that did

    /// "core/base/job.cpp:12"
    std::string where() const { return file + ":" + std::to_string(line); }
};

/// Every match of a pattern in a text, line by line.
std::vector<Place> findAll(const std::string& file, std::string_view text,
                           const std::regex& pattern);

/// An #include of a file.
struct Include {
    Place place; ///< its text is the name between the quotes or brackets
    bool quoted = false;
};
std::vector<Include> includesOf(const std::string& file, std::string_view text);

/// The includes of a file of the tree, worked out once.
const std::vector<Include>& includesOfFile(const std::string& path);

/// A file that may do what the others may not, and why.
struct Exception {
    std::string_view file; ///< a whole path, or a folder ending in '/'
    std::string_view reason;
};
bool listed(const std::string& file, const std::vector<Exception>& exceptions);

/// Fails the test for each listed path that no longer exists, so that the lists stay true.
void expectListIsCurrent(const std::vector<Exception>& exceptions, const char* listName);

} // namespace policy
