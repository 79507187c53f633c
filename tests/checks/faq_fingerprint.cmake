# cmake -DFAQ= -DPOLICY= -P faq_fingerprint.cmake
file(SHA256 ${FAQ} found)
file(SIZE ${FAQ} bytes)
file(READ ${POLICY} policy)
string(JSON expected GET "${policy}" source sha256)
string(JSON expected_bytes GET "${policy}" source bytes)
if(NOT found STREQUAL expected OR NOT bytes EQUAL expected_bytes)
  message(FATAL_ERROR "faq.txt has ${bytes} bytes, ${found}; the policy says ${expected_bytes}, ${expected}")
endif()
