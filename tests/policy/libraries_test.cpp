// SPDX-License-Identifier: GPL-3.0-or-later
// The headers of C libraries stay in the few files that wrap them and translate their errors.
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace policy;

namespace {

/// Where the headers of a library may be included.
struct Library {
    const char* name;
    std::regex header;
    std::vector<std::string> places; ///< files, or folders ending in '/'
    bool headersToo; ///< may a .h include it? Only where the wrapper itself is a header.
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> table = {
        {"SQLite", std::regex("sqlite3(ext)?\\.h"), {"core/workspace/sqlite_api.h"}, true},
        {"GDAL", std::regex("(gdal\\w*|ogr\\w*|cpl_\\w+|vrtdataset)\\.h"), {"geo/"}, false},
        {"GEOS", std::regex("(geos_c\\.h|geos/.*)"), {"geo/"}, false},
        {"PROJ", std::regex("proj\\w*\\.h"), {"geo/"}, false},
        {"libcurl", std::regex("curl/.*"), {"crm/http/"}, false},
        {"libsecret", std::regex("libsecret/.*"), {"crm/auth/keychain.cpp"}, false},
        {"libzip", std::regex("zip\\.h"), {"geo/io/", "crm/files/"}, false},
        {"pugixml", std::regex("pugixml\\.hpp"), {"geo/io/", "crm/files/"}, false},
        {"zlib", std::regex("zlib\\.h"), {"geo/", "crm/files/"}, false},
        {"libosmium", std::regex("(osmium|protozero)/.*"), {"geo/roads/"}, false},
        {"CLI11", std::regex("CLI/.*"), {"app/cli/"}, true},
        {"spdlog", std::regex("spdlog/.*"), {"app/", "ui/shell/"}, false},
        {"POSIX",
         std::regex(
             "(unistd|fcntl|signal|poll|termios|pwd|dirent|dlfcn|sys/.*|netinet/.*|arpa/.*)\\.?h?"),
         {"core/", "geo/", "crm/", "ui/", "app/"},
         false},
    };
    return table;
}

const Library* libraryOf(const std::string& header) {
    const auto& all = libraries();
    const auto it = std::find_if(all.begin(), all.end(), [&](const Library& library) {
        return std::regex_match(header, library.header);
    });
    return it == all.end() ? nullptr : &*it;
}

bool mayInclude(const Library& library, const std::string& file) {
    if (file.ends_with("/versions.cpp")) {
        return true; // names the versions of all libraries of its layer
    }
    const bool inPlace =
        std::any_of(library.places.begin(), library.places.end(), [&](const std::string& place) {
            return place.ends_with('/') ? file.starts_with(place) : file == place;
        });
    return inPlace && (library.headersToo || file.ends_with(".cpp"));
}

} // namespace

TEST(Libraries, RulesCatchKnownMistakes) {
    ASSERT_NE(libraryOf("sqlite3.h"), nullptr);
    EXPECT_FALSE(mayInclude(*libraryOf("sqlite3.h"), "core/verbs/undo.cpp"));
    EXPECT_TRUE(mayInclude(*libraryOf("ogrsf_frmts.h"), "geo/io/layer_reader.cpp"));
    EXPECT_FALSE(mayInclude(*libraryOf("gdal.h"), "geo/io/layer_reader.h"));
    EXPECT_FALSE(mayInclude(*libraryOf("curl/curl.h"), "crm/sync/propagate.cpp"));
    EXPECT_FALSE(mayInclude(*libraryOf("sys/stat.h"), "crm/files/safe_file.h"));
    EXPECT_EQ(libraryOf("vector"), nullptr);
}

TEST(Libraries, HeadersStayInTheirWrappers) {
    for (const std::string& file : productSources()) {
        for (const Include& include : includesOfFile(file)) {
            const Library* library = include.quoted ? nullptr : libraryOf(include.place.text);
            EXPECT_TRUE(library == nullptr || mayInclude(*library, file))
                << include.place.where() << ": <" << include.place.text << "> belongs to "
                << library->name << ", which only a .cpp of "
                << std::accumulate(
                       library->places.begin(), library->places.end(), std::string(),
                       [](std::string all, const std::string& p) { return all + p + " "; })
                << "may include";
        }
    }
}

TEST(Libraries, SqliteIsSeenOnlyByTheWorkspaceFolder) {
    for (const std::string& file : filesWith({".h", ".cpp"})) {
        for (const Include& include : includesOfFile(file)) {
            const bool fits = file.starts_with("core/workspace/") && file.ends_with(".cpp");
            EXPECT_TRUE(include.place.text != "core/workspace/sqlite_api.h" || fits ||
                        file.starts_with("tests/"))
                << include.place.where()
                << ": SQLite's own functions are for core/workspace/*.cpp; "
                << "use Connection and Statement";
        }
    }
}
