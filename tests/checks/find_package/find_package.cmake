# cmake -DBUILD= -DCONFIG= -DCONSUMER= -DWORK= -DCOMPILER= -DFLAGS= -DGENERATOR= -P find_package.cmake
file(REMOVE_RECURSE ${WORK}/prefix ${WORK}/consumer)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --config ${CONFIG} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/consumer -G ${GENERATOR} -DCMAKE_PREFIX_PATH=${WORK}/prefix
  -DCMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}" -DCMAKE_BUILD_TYPE=${CONFIG})
run(${CMAKE_COMMAND} --build ${WORK}/consumer)
run(${WORK}/consumer/consumer)
if(NOT output MATCHES "^eligible by 2026-03-26\n$")
  message(FATAL_ERROR "the consumer says: ${output}")
endif()

# What was installed is what may be opened: nothing of nlohmann_json's, no private header.
file(GLOB_RECURSE headers RELATIVE ${WORK}/prefix ${WORK}/prefix/*.h ${WORK}/prefix/*.hpp)
foreach(header IN LISTS headers)
  if(NOT header MATCHES "^include/eligibility/[a-z0-9_]+\\.h$")
    message(FATAL_ERROR "${header} was installed")
  endif()
endforeach()
