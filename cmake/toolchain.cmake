# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings, sanitizers, and the two tools that make the inner loop short: ccache and lld, when present.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
# -O1 keeps the property tests quick without hiding variables from the debugger.
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")

# All programs land in one folder, so that duiding finds duiding-reader beside itself in the build tree too.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(DUIDING_CCACHE ccache)
if(DUIDING_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The precompiled header needs the sloppiness (ccache manual, "Precompiled headers"); base_dir and nohashdir let
  # several checkouts of this project share their results.
  cmake_path(GET CMAKE_SOURCE_DIR PARENT_PATH _above)
  set(_launcher "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${_above} CCACHE_NOHASHDIR=1 "${DUIDING_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${_launcher})
  set(CMAKE_C_COMPILER_LAUNCHER ${_launcher})
endif()

include(CheckLinkerFlag)
check_linker_flag(CXX "-fuse-ld=lld" DUIDING_HAS_LLD)
if(DUIDING_HAS_LLD)
  add_link_options(-fuse-ld=lld)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers)
# g++ 12 warns of copies that cannot happen when it optimises fully (GCC bug 105651).
add_compile_options("$<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>")
if(DUIDING_WERROR)
  add_compile_options(-Werror)
endif()
add_compile_options(-fno-strict-aliasing -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options(-fpch-instantiate-templates)
endif()
if(DUIDING_SANITIZE)
  add_compile_options(-fsanitize=${DUIDING_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${DUIDING_SANITIZE})
  # g++ 12 sees ghosts inside std::regex when it instruments.
  if(CMAKE_COMPILER_IS_GNUCXX)
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
endif()
