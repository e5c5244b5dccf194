# Write files into a C source, byte by byte:
#   cmake -DOUT=assets.c -DHEADER=report/replay.h -DFILES=a.js;b.css -P scripts/embed.cmake
set(text "/* Made by scripts/embed.cmake. */\n#include \"${HEADER}\"\n")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    string(MAKE_C_IDENTIFIER ${name} name)
    file(READ ${file} bytes HEX)
    file(SHA256 ${file} digest)
    string(LENGTH "${bytes}" size)
    math(EXPR size "${size} / 2")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    string(REGEX REPLACE "(................................................................................)"
           "\\1\n" bytes "${bytes}")
    string(APPEND text
           "const unsigned char gv_asset_${name}[] = {\n${bytes}\n};\n"
           "const size_t gv_asset_${name}_size = ${size};\n"
           "const char gv_asset_${name}_sha256[] = \"${digest}\";\n")
endforeach()
file(WRITE ${OUT} "${text}")
