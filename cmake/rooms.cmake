# SPDX-License-Identifier: GPL-3.0-or-later
# One function for a room (a static library) and one for its tests (one Catch2 program), so that every room is built alike.

# duiding_room(core_text ROOMS core_base LIBRARIES ICU::uc)
#   Makes the static library duiding_core_text of all .cpp files of the folder. ROOMS are other rooms it may include; files
#   that match the expression EXCLUDE stay out.
function(duiding_room name)
  cmake_parse_arguments(arg "" "EXCLUDE" "ROOMS;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "*.cpp" "*.h")
  list(FILTER sources EXCLUDE REGEX "_main\\.cpp$")
  if(arg_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${arg_EXCLUDE}")
  endif()
  if(NOT sources MATCHES "\\.cpp")
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/empty_room.cpp" "")
    list(APPEND sources "${CMAKE_CURRENT_BINARY_DIR}/empty_room.cpp")
  endif()
  add_library(duiding_${name} STATIC ${sources})
  set_target_properties(duiding_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(duiding_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  list(TRANSFORM arg_ROOMS PREPEND duiding_)
  target_link_libraries(duiding_${name} PUBLIC ${arg_ROOMS} ${arg_LIBRARIES} PRIVATE ${arg_PRIVATE_LIBRARIES})
endfunction()

# duiding_tests(core_text ROOMS core_text LIBRARIES ...)
#   Makes the test program tests_core_text of all .cpp files of the folder and registers it with ctest. The target room_tests
#   builds all of these and no more: what the sanitizers run.
function(duiding_tests name)
  cmake_parse_arguments(arg "" "TIMEOUT" "ROOMS;LIBRARIES;LABELS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "*.cpp" "*.h")
  if(NOT sources MATCHES "\\.cpp")
    return()
  endif()
  add_executable(tests_${name} ${sources})
  if(NOT TARGET room_tests)
    add_custom_target(room_tests)
  endif()
  add_dependencies(room_tests tests_${name})
  list(TRANSFORM arg_ROOMS PREPEND duiding_)
  target_link_libraries(tests_${name} PRIVATE duiding_test_support ${arg_ROOMS} ${arg_LIBRARIES})
  target_precompile_headers(tests_${name} REUSE_FROM duiding_test_support)
  target_compile_options(tests_${name} PRIVATE -fPIC)       # as the precompiled header, which comes from a library
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 600)
  endif()
  add_test(NAME ${name} COMMAND tests_${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
    ENVIRONMENT "DUIDING_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};DUIDING_SOURCE=${PROJECT_SOURCE_DIR}")
endfunction()
