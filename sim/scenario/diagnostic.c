/* Collects complaints about a scenario, sorted by place. */
#include "scenario/diagnostic.h"

#include <stdio.h>
#include <string.h>

/* Before sanitising; one control character takes up to ten bytes of the message. */
#define DRAFT_ROOM 1024

static int order(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

const gv_source *gv_source_of(const gv_source *scenario, gv_place place)
{
    const bool is_used = place.file > 0 && place.file <= scenario->n_used;
    return is_used ? scenario->used[place.file - 1] : scenario;
}

/* The file as a whole, its lines, then other files, then the settings as they were given.
 */
static int place_order(gv_place a, gv_place b)
{
    const int by_setting = order(a.setting, b.setting);
    const int by_file = order(a.file, b.file);
    const int by_line = order(a.line, b.line);
    return by_setting != 0 ? by_setting
           : by_file != 0  ? by_file
           : by_line != 0  ? by_line
                           : order(a.column, b.column);
}

/* Opens a gap for a complaint at this place, behind equals; the last one may fall off.
 * @return NULL when it is the new one that falls off. */
static gv_complaint *room_for(gv_diagnostics *d, gv_place place)
{
    size_t i = d->n_kept;
    while (i > 0 && place_order(place, d->at[i - 1].place) < 0)
        i--;
    d->n_all++;
    d->latest = 0;
    if (i == GV_COMPLAINTS_KEPT)
        return NULL;
    if (d->n_kept < GV_COMPLAINTS_KEPT)
        d->n_kept++;
    memmove(&d->at[i + 1], &d->at[i], (d->n_kept - 1 - i) * sizeof d->at[0]);
    d->latest = i + 1;
    return &d->at[i];
}

static void write_words(char *out, size_t room, const char *format, va_list arguments)
    GV_FORMAT(3, 0);

static void write_words(char *out, size_t room, const char *format, va_list arguments)
{
    char draft[DRAFT_ROOM];
    const int written = vsnprintf(draft, sizeof draft, format, arguments);
    const size_t length = written < 0                        ? 0
                          : (size_t) written >= sizeof draft ? sizeof draft - 1
                                                             : (size_t) written;
    gv_characters_show(draft, length, out, room);
}

void gv_complain(gv_diagnostics *d, gv_place place, const char *code, const char *format,
                 ...)
{
    gv_complaint *const complaint = room_for(d, place);
    if (complaint == NULL)
        return;
    complaint->code = code;
    complaint->place = place;
    complaint->hint[0] = '\0';
    va_list arguments;
    va_start(arguments, format);
    write_words(complaint->message, sizeof complaint->message, format, arguments);
    va_end(arguments);
}

void gv_complain_hint(gv_diagnostics *d, const char *format, ...)
{
    if (d->latest == 0)
        return;
    gv_complaint *const complaint = &d->at[d->latest - 1];
    va_list arguments;
    va_start(arguments, format);
    write_words(complaint->hint, sizeof complaint->hint, format, arguments);
    va_end(arguments);
}

gv_status gv_diagnostics_status(const gv_diagnostics *d, const gv_source *source,
                                gv_error *err)
{
    if (d->n_all == 0)
        return GV_OK;
    const gv_complaint *const first = &d->at[0];
    const uint32_t k = first->place.setting;
    gv_status status;
    if (k > 0 && k <= source->n_settings) {
        status = GV_FAIL(err, GV_E_SCENARIO, "--set %s: %s",
                         gv_shown(source->settings[k - 1]).text, first->message);
    } else {
        status = GV_FAIL(err, GV_E_SCENARIO, "%s", first->message);
    }
    if (first->hint[0] != '\0')
        gv_error_hint(err, "%s", first->hint);
    gv_error_place(err, gv_source_of(source, first->place)->name, first->place.line,
                   first->place.column);
    return status;
}
