# SPDX-License-Identifier: GPL-3.0-or-later
# Precompiles system headers, and tells ccache what the result depends on: two builds of the same
# headers with the same compiler and flags may share what was compiled with them, although the
# compiler never writes the same bytes twice.
function(evenlode_precompile name)
    target_precompile_headers(${name} PRIVATE ${ARGN})
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.gch.sum"
         "${ARGN} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_BUILD_TYPE} ${CMAKE_CXX_FLAGS} ${EVENLODE_SANITIZE}")
endfunction()

# One static library per layer, its files found below its folder. Includes are written from the
# repository root, so that the layer shows in every #include.
function(evenlode_layer name)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp"
         "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
    target_link_libraries(${name} PRIVATE evenlode_warnings)
    evenlode_precompile(${name}
        <algorithm> <cstdint> <functional> <map> <memory> <optional> <string> <string_view>
        <unordered_map> <vector> <nlohmann/json.hpp> <fmt/format.h>)
endfunction()
