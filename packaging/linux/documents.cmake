# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Man pages and shell completions, written by swb-usage (../../src/usage). Its output must not depend on who builds it.
set(data ${CMAKE_INSTALL_DATAROOTDIR})
set(written)

# swb_document(COMPONENT PROGRAM KIND FILE FOLDER): FILE is installed into FOLDER.
function(swb_document component program kind file folder)
    set(path ${CMAKE_CURRENT_BINARY_DIR}/${kind}/${file})
    file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/${kind})
    add_custom_command(OUTPUT ${path} DEPENDS swb-usage
        COMMAND ${CMAKE_COMMAND} -E env --unset=SWB_DATA_DIR --unset=XDG_DATA_HOME ASAN_OPTIONS=detect_leaks=0
            $<TARGET_FILE:swb-usage> ${program} ${kind} ${SWB_DATE} > ${path})
    install(FILES ${path} DESTINATION ${folder} COMPONENT ${component})
    set(written ${written} ${path} PARENT_SCOPE)
endfunction()

foreach(component IN ITEMS app cli)
    set(program ${program_${component}})
    swb_document(${component} ${program} man ${program}.1 ${CMAKE_INSTALL_MANDIR}/man1)
    swb_document(${component} ${program} bash ${program} ${data}/bash-completion/completions)
    swb_document(${component} ${program} zsh _${program} ${data}/zsh/site-functions)
    swb_document(${component} ${program} fish ${program}.fish ${data}/fish/vendor_completions.d)
endforeach()
add_custom_target(swb_documents ${swb_all} DEPENDS ${written})
add_dependencies(shipped swb_documents)
