# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Packages of what is installed: two .deb and two .rpm, for the window and the command line, and one .tar.gz of both.
# "./workbench package" creates them.
set(CPACK_PACKAGE_NAME socket-workbench)
set(CPACK_PACKAGE_VENDOR "The Socket Workbench developers")
set(CPACK_PACKAGE_CONTACT "${SWB_CONTACT}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "client and server workbench for network sockets")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL app cli)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
string(TOLOWER ${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR} CPACK_SYSTEM_NAME)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/generator.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/stage.cmake)
set(description_app
"Socket Workbench starts servers and clients over TCP, UDP, TLS and DTLS with a
few clicks, sends bytes, and shows in one log what happened and why. It speaks
HTTP, WebSocket, DNS and mail, compares TCP with UDP over a simulated network,
and its relays can hold and change the data that they forward.")
set(description_cli
"swb starts servers, clients and relays over TCP, UDP, TLS and DTLS, and prints
what happens and why. It is the engine of Socket Workbench without a window,
and needs neither a display nor graphics libraries.")
set(summary_app "${CPACK_PACKAGE_DESCRIPTION_SUMMARY}")
set(summary_cli "command-line workbench for network sockets")

set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# No window opens without this Qt plugin; dpkg-shlibdeps only finds libraries.
set(CPACK_DEBIAN_APP_PACKAGE_DEPENDS qt6-qpa-plugins)
set(CPACK_DEBIAN_APP_PACKAGE_RECOMMENDS "swb, hicolor-icon-theme, fonts-dejavu-core")
set(CPACK_DEBIAN_APP_PACKAGE_SUGGESTS fonts-freefont-ttf)
set(CPACK_DEBIAN_CLI_PACKAGE_SUGGESTS socket-workbench)

set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_PACKAGE_AUTOPROV OFF)
# Folders shared by many programs belong to no package.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/applications /usr/share/bash-completion
    /usr/share/bash-completion/completions /usr/share/fish /usr/share/fish/vendor_completions.d /usr/share/icons
    /usr/share/icons/hicolor /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps /usr/share/man
    /usr/share/man/man1 /usr/share/metainfo /usr/share/mime /usr/share/mime/packages /usr/share/zsh
    /usr/share/zsh/site-functions)
foreach(side IN LISTS icon_sides)
    set(folder /usr/share/icons/hicolor/${side}x${side})
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION ${folder} ${folder}/apps)
endforeach()

set(package_app socket-workbench)
set(package_cli swb)
foreach(component IN ITEMS app cli)
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package_${component}})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION net)
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary_${component}}\n${description_${component}}")
    set(CPACK_RPM_${upper}_PACKAGE_NAME ${package_${component}})
    set(CPACK_RPM_${upper}_PACKAGE_SUMMARY "${summary_${component}}")
    set(CPACK_RPM_${upper}_PACKAGE_DESCRIPTION "${description_${component}}")
endforeach()

# For stage.cmake, which sees them as CPack variables.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    execute_process(COMMAND date -u -R -d ${SWB_DATE} OUTPUT_VARIABLE SWB_DEBIAN_DATE OUTPUT_STRIP_TRAILING_WHITESPACE)
    configure_file(debian/changelog.in debian/changelog @ONLY)
    configure_file(debian/control.in debian/control @ONLY)
    # For building packages on other systems.
    configure_file(rpm/socket-workbench.spec.in recipes/socket-workbench.spec @ONLY)
    configure_file(flatpak/flatpak.yml.in recipes/${SWB_APP_ID}.yml @ONLY)
    configure_file(snap/snapcraft.yaml.in recipes/snapcraft.yaml @ONLY)
    set(CPACK_SWB_SOURCE_DIR ${CMAKE_SOURCE_DIR})
    set(CPACK_SWB_DEBIAN_CHANGELOG ${CMAKE_CURRENT_BINARY_DIR}/debian/changelog)
endif()
include(CPack)
