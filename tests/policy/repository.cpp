// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>

namespace policy {

namespace fs = std::filesystem;

namespace {

/// Is it written by people? In a second work tree of git, .git is a file.
bool written(const fs::path& path) {
    const std::string name = path.filename().string();
    return name != "build" && name != ".git" && name != ".cache" && name != ".vscode" &&
           name != ".idea";
}

std::vector<std::string> walk() {
    std::vector<std::string> files;
    for (auto it = fs::recursive_directory_iterator(root());
         it != fs::recursive_directory_iterator(); ++it) {
        if (!written(it->path())) {
            it.disable_recursion_pending();
        } else if (it->is_regular_file()) {
            files.push_back(it->path().lexically_relative(root()).generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The position behind a literal or comment that starts at `at`; at + 1 for anything else.
std::size_t endOfRawString(std::string_view text, std::size_t at) {
    const std::size_t open = text.find('(', at);
    if (open == std::string_view::npos) {
        return text.size();
    }
    const std::string close = ")" + std::string(text.substr(at + 2, open - at - 2)) + "\"";
    const std::size_t end = text.find(close, open);
    return end == std::string_view::npos ? text.size() : end + close.size();
}

std::size_t endOfQuoted(std::string_view text, std::size_t at) {
    const char quote = text[at];
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != quote && text[end] != '\n') {
        end += text[end] == '\\' ? 2 : 1;
    }
    return std::min(end + 1, text.size());
}

bool startsWord(std::string_view text, std::size_t at) {
    return at == 0 ||
           (std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0 && text[at - 1] != '_');
}

void blank(std::string& text, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
        if (text[i] != '\n') {
            text[i] = ' ';
        }
    }
}

} // namespace

fs::path root() {
    return EVENLODE_SOURCE_DIR;
}

const std::vector<std::string>& allFiles() {
    static const std::vector<std::string> files = walk();
    return files;
}

std::vector<std::string> filesWith(const std::vector<std::string>& endings,
                                   const std::vector<std::string>& folders) {
    std::vector<std::string> chosen;
    const auto matches = [](const auto& list, const auto& test) {
        return list.empty() || std::any_of(list.begin(), list.end(), test);
    };
    for (const std::string& file : allFiles()) {
        if (matches(endings, [&](const std::string& e) { return file.ends_with(e); }) &&
            matches(folders, [&](const std::string& f) { return file.starts_with(f); })) {
            chosen.push_back(file);
        }
    }
    return chosen;
}

std::vector<std::string> productSources() {
    return filesWith({".h", ".cpp"}, {"core/", "geo/", "crm/", "ui/", "app/", "resources/"});
}

bool exists(const std::string& path) {
    return fs::exists(root() / path);
}

const std::string& read(const std::string& path) {
    static std::map<std::string, std::string> known;
    const auto [entry, isNew] = known.try_emplace(path);
    if (isNew) {
        std::ifstream file(root() / path, std::ios::binary);
        if (!file) {
            known.erase(entry);
            throw std::runtime_error("cannot read " + path);
        }
        entry->second.assign(std::istreambuf_iterator<char>(file), {});
    }
    return entry->second;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::string codeOf(std::string_view text, Strings strings) {
    std::string code(text);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        bool comment = false;
        bool string = false;
        if (text.substr(at, 2) == "//") {
            end = std::min(text.find('\n', at), text.size());
            comment = true;
        } else if (text.substr(at, 2) == "/*") {
            const std::size_t close = text.find("*/", at + 2);
            end = close == std::string_view::npos ? text.size() : close + 2;
            comment = true;
        } else if (text.substr(at, 2) == "R\"" && startsWord(text, at)) {
            end = endOfRawString(text, at);
            string = true;
        } else if (text[at] == '"' || (text[at] == '\'' && startsWord(text, at))) {
            end = endOfQuoted(text, at);
            string = true;
        }
        if (comment || (string && strings == Strings::Blank)) {
            blank(code, at, end);
        }
        at = end;
    }
    return code;
}

const std::string& codeOfFile(const std::string& path, Strings strings) {
    static std::map<std::pair<std::string, Strings>, std::string> known;
    const auto [entry, isNew] = known.try_emplace({path, strings});
    if (isNew) {
        entry->second = codeOf(read(path), strings);
    }
    return entry->second;
}

std::vector<Place> findAll(const std::string& file, std::string_view text,
                           const std::regex& pattern) {
    std::vector<Place> places;
    int number = 0;
    for (const std::string& line : linesOf(text)) {
        ++number;
        for (std::sregex_iterator it(line.begin(), line.end(), pattern), end; it != end; ++it) {
            const auto group = std::find_if(std::next(it->begin()), it->end(),
                                            [](const auto& part) { return part.matched; });
            places.push_back({file, number, group == it->end() ? it->str() : group->str()});
        }
    }
    return places;
}

std::vector<Include> includesOf(const std::string& file, std::string_view text) {
    static const std::regex quoted(R"(^\s*#\s*include\s*"([^"]+)\")");
    static const std::regex angled(R"(^\s*#\s*include\s*<([^>]+)>)");
    std::vector<Include> includes;
    int number = 0;
    for (const std::string& line : linesOf(codeOf(text, Strings::Keep))) {
        ++number;
        std::smatch match;
        if (line.find("include") == std::string::npos) {
            continue;
        }
        if (std::regex_search(line, match, quoted)) {
            includes.push_back({{file, number, match[1]}, true});
        } else if (std::regex_search(line, match, angled)) {
            includes.push_back({{file, number, match[1]}, false});
        }
    }
    return includes;
}

const std::vector<Include>& includesOfFile(const std::string& path) {
    static std::map<std::string, std::vector<Include>> known;
    const auto [entry, isNew] = known.try_emplace(path);
    if (isNew) {
        entry->second = includesOf(path, read(path));
    }
    return entry->second;
}

bool listed(const std::string& file, const std::vector<Exception>& exceptions) {
    return std::any_of(exceptions.begin(), exceptions.end(), [&](const Exception& e) {
        return e.file.ends_with('/') ? file.starts_with(e.file) : file == e.file;
    });
}

void expectListIsCurrent(const std::vector<Exception>& exceptions, const char* listName) {
    for (const Exception& e : exceptions) {
        EXPECT_TRUE(exists(std::string(e.file))) << e.file << " is in the list " << listName
                                                 << " but not in the tree; take it out of the list";
    }
}

} // namespace policy
