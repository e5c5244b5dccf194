/* Verb `doctor`: this machine and its libraries, and whether they can be trusted. */
#include "base/versions.h"
#include "cli/action.h"
#include "cli/available.h"
#include "cli/print.h"
#include "grapevine/engine.h"
#include "rng/cpu.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

int gv_verb_doctor(int argc, char **argv);

static const gv_option doctor_options[] = { GV_OPTION_OUTPUT, GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "doctor",
    .operands = "",
    .options = doctor_options,
    .story = "Exit code 1 when something would make runs fail.\n",
};

typedef struct findings {
    gv_text out;
    unsigned faults;
    bool colored;
} findings;

static void note(findings *f, const char *what, const char *words)
{
    gv_text_add(&f->out, "%sok%s     %-14s %s\n", gv_style_on(GV_STYLE_GREEN, f->colored),
                gv_style_off(f->colored), what, words);
}

static void fault(findings *f, const char *what, const char *words)
{
    gv_text_add(&f->out, "%sfault%s  %-14s %s\n", gv_style_on(GV_STYLE_RED, f->colored),
                gv_style_off(f->colored), what, words);
    f->faults++;
}

/* A library of another version than its headers may lay its structs out differently. */
static void look_at_libraries(findings *f)
{
    gv_library library[GV_LIBRARIES];
    gv_libraries(library);
    note(f, "compiler", gv_compiler());
    for (size_t i = 0; i < GV_LIBRARIES; i++) {
        char words[128];
        if (library[i].built[0] == '\0' ||
            gv_same_text(library[i].built, library[i].running)) {
            note(f, library[i].name, library[i].running);
        } else {
            snprintf(words, sizeof words, "built with %s, running with %s: build again",
                     library[i].built, library[i].running);
            fault(f, library[i].name, words);
        }
    }
}

/* The code variant that tosses coins; GLIBC_TUNABLES may mask the faster ones. */
static void look_at_processor(findings *f)
{
    static const char *const kernels[GV_RNG_KERNEL_COUNT] = {
        [GV_RNG_PORTABLE] = "plain C: no AES instructions, some 10 times slower",
        [GV_RNG_AES] = "AES-NI",
        [GV_RNG_VAES] = "VAES and AVX-512",
    };
    note(f, "coins", kernels[gv_cpu_kernel()]);
    char words[32];
    snprintf(words, sizeof words, "%u", gv_threads(0));
    note(f, "threads", words);
}

static void look_at_memory(findings *f)
{
    char bytes[32], words[128];
    const gv_available available = gv_memory_available();
    gv_print_bytes(available.bytes, bytes, sizeof bytes);
    snprintf(words, sizeof words, "%s may be used: %s", bytes, available.limit);
    note(f, "memory", words);
}

/* Write, lock, sync and rename, as a run does. @return the step that failed, or NULL */
static const char *failed_step(int file, const char *from, const char *to)
{
    static const char line[] = "grapevine\n";
    if (write(file, line, sizeof line - 1) != (ssize_t) (sizeof line - 1))
        return "writing";
    if (flock(file, LOCK_EX | LOCK_NB) != 0)
        return "locking";
    if (fsync(file) != 0)
        return "syncing";
    if (rename(from, to) != 0)
        return "renaming";
    return NULL;
}

static void try_folder(findings *f, const char *folder)
{
    enum { PATH_ROOM = 4096 };
    char words[PATH_ROOM], from[PATH_ROOM], to[PATH_ROOM + 8];
    snprintf(from, sizeof from, "%s/.doctor-XXXXXX", folder);
    const int file = mkstemp(from);
    const char *step = "making a file";
    if (file >= 0) {
        snprintf(to, sizeof to, "%s.moved", from);
        step = failed_step(file, from, to);
    }
    const char *cause = strerror(errno);
    if (step != NULL) {
        snprintf(words, sizeof words, "%s fails in %.3000s: %s", step, folder, cause);
        fault(f, "results", words);
    } else {
        snprintf(words, sizeof words, "%.3000s can be written, locked and synced", folder);
        note(f, "results", words);
    }
    if (file >= 0) {
        unlink(from);
        unlink(to);
        close(file);
    }
}

/* The folder is left as it was: absent, if it was. */
static void look_at_folder(findings *f, const char *folder)
{
    const bool was_there = access(folder, F_OK) == 0;
    if (!was_there && mkdir(folder, 0777) != 0) {
        fault(f, "results", strerror(errno));
        return;
    }
    try_folder(f, folder);
    if (!was_there)
        rmdir(folder);
}

static gv_status doctor(const gv_options *options, gv_error *err)
{
    findings f = { .colored = gv_color_wanted(options->color, stdout) };
    look_at_libraries(&f);
    look_at_processor(&f);
    look_at_memory(&f);
    look_at_folder(&f, options->output != NULL ? options->output : "results");
    const gv_status status = gv_print_out(&f.out, err);
    if (status == GV_OK && f.faults > 0)
        return GV_FAIL(err, GV_E_LIBRARY, "%u of these would make runs fail", f.faults);
    return status;
}

int gv_verb_doctor(int argc, char **argv)
{
    return gv_act(&usage, doctor, argc, argv);
}
