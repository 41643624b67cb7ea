# SPDX-License-Identifier: GPL-3.0-or-later
option(EVENLODE_GEO "Build the geography and CRM layers" ON)
option(EVENLODE_UI "Build the window and both programs" ON)
option(EVENLODE_TESTS "Build the tests" ON)
option(EVENLODE_FUZZ "Build the fuzz targets; needs clang" OFF)
set(EVENLODE_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize= (address,undefined or thread)")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    # Precompiled headers and ccache agree only with these sloppiness settings; the base folder lets
    # checkouts in different places share what they compiled.
    set(launcher "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_PCH_EXTSUM=1 "${CCACHE}")
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

if(EVENLODE_SANITIZE)
    add_compile_options(-fsanitize=${EVENLODE_SANITIZE} -fno-omit-frame-pointer
                        -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${EVENLODE_SANITIZE})
endif()
if(EVENLODE_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link -Wno-unknown-warning-option)
endif()
