# SPDX-License-Identifier: GPL-3.0-or-later
# One static library per layer, its files found below its folder. Includes are written from the
# repository root, so that the layer shows in every #include.
function(evenlode_layer name)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp"
         "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
    target_link_libraries(${name} PRIVATE evenlode_warnings)
    target_precompile_headers(${name} PRIVATE
        <algorithm> <cstdint> <functional> <map> <memory> <optional> <string> <string_view>
        <unordered_map> <vector> <nlohmann/json.hpp> <fmt/format.h>)
endfunction()
