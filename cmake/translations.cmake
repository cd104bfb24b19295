# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogues app/desktop/po/LANGUAGE.po, compiled to share/locale in the build tree: one for the window and the command
# line alike. Programs look for them at ../share/locale beside their own folder.
function(duiding_translations)
  file(GLOB catalogues CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/app/desktop/po/*.po")
  set(compiled "")
  foreach(po IN LISTS catalogues)
    cmake_path(GET po STEM language)
    set(folder "${CMAKE_BINARY_DIR}/share/locale/${language}/LC_MESSAGES")
    add_custom_command(OUTPUT "${folder}/duiding.mo"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
      COMMAND "${GETTEXT_MSGFMT_EXECUTABLE}" --check "--check-accelerators=&" --output-file "${folder}/duiding.mo" "${po}"
      DEPENDS "${po}" COMMENT "Compiling ${language}.po" VERBATIM)
    list(APPEND compiled "${folder}/duiding.mo")
  endforeach()
  add_custom_target(translations ALL DEPENDS ${compiled})
endfunction()
