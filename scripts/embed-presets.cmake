# Write the worlds, strategies, messages and claims that ship with the program into a C source:
#   cmake -DOUT=presets.c -DROOT=scenarios -P scripts/embed-presets.cmake
set(bodies "")
set(rows "")
set(count 0)
foreach(kind strategies worlds messages claims)
    file(GLOB files ${ROOT}/${kind}/*.yaml)
    list(SORT files)
    foreach(file IN LISTS files)
        get_filename_component(name ${file} NAME_WE)
        file(READ ${file} bytes HEX)
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
        string(REGEX REPLACE "(................................................................................)"
               "\\1\n" bytes "${bytes}")
        string(APPEND bodies "static const unsigned char preset_${count}[] = {\n${bytes}0\n};\n")
        string(APPEND rows "    { \"${kind}\", \"${name}\", (const char *) preset_${count} },\n")
        math(EXPR count "${count} + 1")
    endforeach()
endforeach()
file(WRITE ${OUT}
     "/* Made by scripts/embed-presets.cmake. */\n#include \"grapevine/scenario.h\"\n\n${bodies}\n"
     "static const gv_preset presets[] = {\n${rows}    { NULL, NULL, NULL },\n};\n\n"
     "const gv_preset *gv_presets(void)\n{\n    return presets;\n}\n")
