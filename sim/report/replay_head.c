/* What a page with a replay carries in its head. */
#include "report/replay.h"

static unsigned digit_of(char hexadecimal)
{
    return (unsigned) (hexadecimal <= '9' ? hexadecimal - '0' : hexadecimal - 'a' + 10);
}

/* 32 bytes in hexadecimal -> base 64, as content security policies name a script. */
static void add_base64(gv_text *out, const char *hexadecimal)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    enum { BITS = 256, LETTER_BITS = 6 };
    for (unsigned at = 0; at < BITS; at += LETTER_BITS) {
        unsigned value = 0;
        for (unsigned bit = at; bit < at + LETTER_BITS; bit++) {
            const unsigned nibble = bit < BITS ? digit_of(hexadecimal[bit / 4]) : 0;
            value = 2 * value + (nibble >> (3 - bit % 4) & 1);
        }
        gv_text_add(out, "%c", letters[value]);
    }
    gv_text_add(out, "=");
}

void gv_replay_head(gv_text *out)
{
    gv_text_add(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                     "'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
                     "'none'; script-src 'sha256-");
    add_base64(out, gv_asset_replay_js_sha256);
    gv_text_add(out, "'\">\n<style>\n");
    gv_text_add_bytes(out, (const char *) gv_asset_replay_css, gv_asset_replay_css_size);
    gv_text_add(out, "</style>\n<script>");
    gv_text_add_bytes(out, (const char *) gv_asset_replay_js, gv_asset_replay_js_size);
    gv_text_add(out, "</script>\n");
}
