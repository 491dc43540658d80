# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For freedesktop.org desktops: the program, its icons, and the file type of a session.
set(data ${CMAKE_INSTALL_DATAROOTDIR})
configure_file(linux/metainfo.xml.in ${SWB_APP_ID}.metainfo.xml @ONLY)
install(FILES linux/socket-workbench.desktop DESTINATION ${data}/applications COMPONENT app)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${SWB_APP_ID}.metainfo.xml DESTINATION ${data}/metainfo COMPONENT app)
install(FILES linux/socket-workbench.xml DESTINATION ${data}/mime/packages COMPONENT app)

set(drawing ${CMAKE_SOURCE_DIR}/resources/icons/app.svg)
set(icons ${data}/icons/hicolor)
install(FILES ${drawing} DESTINATION ${icons}/scalable/apps RENAME socket-workbench.svg COMPONENT app)
add_executable(swb-icon EXCLUDE_FROM_ALL linux/icon.cpp)
set_target_properties(swb-icon PROPERTIES AUTOMOC OFF RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
target_link_libraries(swb-icon PRIVATE swb_warnings Qt6::Svg)
set(pictures)
set(icon_sides 16 22 24 32 48 64 128 256 512)
foreach(side IN LISTS icon_sides)
    set(picture ${CMAKE_CURRENT_BINARY_DIR}/icons/${side}.png)
    add_custom_command(OUTPUT ${picture} COMMAND swb-icon ${drawing} ${picture} ${side} DEPENDS swb-icon ${drawing})
    list(APPEND pictures ${picture})
    install(FILES ${picture} DESTINATION ${icons}/${side}x${side}/apps RENAME socket-workbench.png COMPONENT app)
endforeach()
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/icons)
add_custom_target(swb_icons ${swb_all} DEPENDS ${pictures})
add_dependencies(shipped swb_icons)
