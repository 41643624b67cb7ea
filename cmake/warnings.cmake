# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings are errors for our own code; library headers come in as SYSTEM includes.
add_library(evenlode_warnings INTERFACE)
target_compile_options(evenlode_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror)
if(EVENLODE_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    # g++ 12, when it optimises, reports false maybe-uninitialized inside std::optional and false
    # overflows inside std::string's operator+ and insert (GCC bug 105651).
    target_compile_options(evenlode_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict
                           -Wno-stringop-overflow -Wno-array-bounds)
endif()
