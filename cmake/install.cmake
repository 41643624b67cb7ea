# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where a desktop looks for it.
include(GNUInstallDirs)

set(iconSizes 16 22 24 32 48 64 128 256 512)
set(iconFolder "${CMAKE_BINARY_DIR}/icons")
set(iconFiles)
foreach(size IN LISTS iconSizes)
    list(APPEND iconFiles "${iconFolder}/${size}.png")
endforeach()
add_executable(render_icon "${CMAKE_SOURCE_DIR}/cmake/render_icon.cpp")
target_link_libraries(render_icon PRIVATE Qt6::Svg evenlode_warnings)
add_custom_command(
    OUTPUT ${iconFiles}
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${iconFolder}"
    COMMAND render_icon "${CMAKE_SOURCE_DIR}/resources/icons/evenlode.svg" "${iconFolder}" ${iconSizes}
    DEPENDS render_icon "${CMAKE_SOURCE_DIR}/resources/icons/evenlode.svg"
    VERBATIM)
add_custom_target(icons ALL DEPENDS ${iconFiles})

configure_file("${CMAKE_SOURCE_DIR}/resources/desktop/evenlode.metainfo.xml.in"
               "${CMAKE_BINARY_DIR}/evenlode.metainfo.xml" @ONLY)

install(TARGETS evenlode-desktop RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
if(TARGET evenlode)
    install(TARGETS evenlode RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(FILES "${CMAKE_SOURCE_DIR}/resources/desktop/evenlode.desktop"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${CMAKE_SOURCE_DIR}/resources/desktop/evenlode.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages")
install(FILES "${CMAKE_BINARY_DIR}/evenlode.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/evenlode.svg"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
foreach(size IN LISTS iconSizes)
    install(FILES "${iconFolder}/${size}.png" RENAME evenlode.png
            DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps")
endforeach()
install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" "${CMAKE_SOURCE_DIR}/docs/third-party.md"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
