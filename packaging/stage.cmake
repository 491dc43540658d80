# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# CPack runs this between installing into a folder and packaging that folder: it makes the changes that a distribution
# requires to a plain installation.
if(NOT CPACK_GENERATOR MATCHES "^(DEB|RPM)$")
    return()
endif()
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY})

function(swb_compress file)
    execute_process(COMMAND gzip -9 -n -f ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(GLOB pages ${root}/*/usr/share/man/man1/*.1)
foreach(page IN LISTS pages)
    swb_compress(${page})
endforeach()

if(CPACK_GENERATOR STREQUAL "DEB")
    foreach(component IN ITEMS app cli)
        string(TOUPPER ${component} upper)
        set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
        set(share ${root}/${component}/usr/share)
        set(documents ${share}/doc/${package})
        # Every Debian system already has the licence's text, and its zsh looks in another folder.
        file(REMOVE ${documents}/LICENSE)
        file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
        file(COPY ${CPACK_SWB_SOURCE_DIR}/packaging/debian/copyright DESTINATION ${documents})
        file(COPY_FILE ${CPACK_SWB_SOURCE_DIR}/CHANGELOG.md ${documents}/changelog)
        file(COPY_FILE ${CPACK_SWB_DEBIAN_CHANGELOG} ${documents}/changelog.Debian)
        swb_compress(${documents}/changelog)
        swb_compress(${documents}/changelog.Debian)
        file(MAKE_DIRECTORY ${share}/lintian/overrides)
        file(COPY_FILE ${CPACK_SWB_SOURCE_DIR}/packaging/debian/${package}.lintian-overrides
            ${share}/lintian/overrides/${package})
    endforeach()
endif()
