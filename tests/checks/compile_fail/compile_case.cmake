# cmake -DCOMPILER= -DINCLUDE= -DCASE= -P compile_case.cmake
# Compiles one case and holds the outcome against its second line: "// expects: REGEX", or "// compiles".
file(STRINGS ${CASE} lines LIMIT_COUNT 2)
list(GET lines 1 second)
execute_process(
  COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C  # plain quotes, English words
    ${COMPILER} -std=c++20 -fsyntax-only -Werror=unused-result -I${INCLUDE} ${CASE}
  RESULT_VARIABLE code ERROR_VARIABLE errors OUTPUT_VARIABLE errors)

if(second STREQUAL "// compiles")
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "does not compile, and must:\n${errors}")
  endif()
elseif(second MATCHES "^// expects: (.+)$")
  set(expected "${CMAKE_MATCH_1}")
  if(code EQUAL 0)
    message(FATAL_ERROR "compiles, and must not")
  elseif(NOT errors MATCHES "${expected}")
    message(FATAL_ERROR "fails without \"${expected}\":\n${errors}")
  endif()
else()
  message(FATAL_ERROR "the second line says neither what is expected nor that it compiles")
endif()
