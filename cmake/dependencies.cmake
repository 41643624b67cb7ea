# SPDX-License-Identifier: GPL-3.0-or-later
# Everything comes from Debian 12; `./bootstrap deps` installs it.
find_package(Threads REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(date 3 REQUIRED)

# Undo is built on SQLite's session extension, which not every build of SQLite carries.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_LIBRARIES SQLite::SQLite3)
check_cxx_source_compiles("
    #define SQLITE_ENABLE_SESSION 1
    #define SQLITE_ENABLE_PREUPDATE_HOOK 1
    #include <sqlite3.h>
    int main() { sqlite3_session* s = nullptr; return sqlite3session_create(nullptr, \"main\", &s); }"
    EVENLODE_SQLITE_HAS_SESSION)
unset(CMAKE_REQUIRED_LIBRARIES)
if(NOT EVENLODE_SQLITE_HAS_SESSION)
    message(FATAL_ERROR "This SQLite lacks the session extension (SQLITE_ENABLE_SESSION); "
                        "undo needs it. Debian's libsqlite3-dev has it.")
endif()

if(EVENLODE_GEO)
    find_package(GDAL 3.6 REQUIRED)
    find_package(GEOS 3.11 REQUIRED)
    find_package(PROJ 9.1 REQUIRED)
    find_package(CURL REQUIRED)
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
    pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
    pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)
    pkg_check_modules(LIBSECRET REQUIRED IMPORTED_TARGET libsecret-1)
    find_package(ZLIB REQUIRED)
    find_package(BZip2 REQUIRED)
    find_package(EXPAT REQUIRED)

    # libosmium and protozero are headers only.
    find_path(OSMIUM_INCLUDE osmium/version.hpp REQUIRED)
    find_path(PROTOZERO_INCLUDE protozero/version.hpp REQUIRED)
    file(STRINGS "${OSMIUM_INCLUDE}/osmium/version.hpp" osmiumVersion REGEX "VERSION_STRING")
    string(REGEX MATCH "[0-9.]+" OSMIUM_VERSION "${osmiumVersion}")
    file(STRINGS "${PROTOZERO_INCLUDE}/protozero/version.hpp" protozeroVersion REGEX "VERSION_STRING")
    string(REGEX MATCH "[0-9.]+" PROTOZERO_VERSION "${protozeroVersion}")
    add_library(evenlode_osmium INTERFACE)
    target_include_directories(evenlode_osmium SYSTEM INTERFACE "${OSMIUM_INCLUDE}" "${PROTOZERO_INCLUDE}")
    target_link_libraries(evenlode_osmium INTERFACE ZLIB::ZLIB BZip2::BZip2 EXPAT::EXPAT Threads::Threads)
endif()

if(EVENLODE_UI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Charts DBus Svg PrintSupport LinguistTools Test)
    find_package(CLI11 REQUIRED)
    find_package(spdlog REQUIRED)
endif()

if(EVENLODE_TESTS)
    find_package(OpenSSL REQUIRED)
    find_package(GTest REQUIRED)
    find_path(RAPIDCHECK_INCLUDE rapidcheck.h REQUIRED)
    find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
endif()
