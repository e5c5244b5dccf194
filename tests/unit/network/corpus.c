/* Malformed files of ties, and good ones that look odd: each earns the answer that stands
 * in tests/graphs/answers.tsv. Every file is read by a process of its own, so that a
 * library that aborts or hangs is a failure like any other. */
#include "base/foreign.h"
#include "grow.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LINE = 8192, SECONDS = 30, LEAST = 60 };

static const char *kind_of(const char *file)
{
    const char *const ending = strrchr(file, '.');
    if (strcmp(ending, ".gvn") == 0)
        return "binary_file";
    if (strcmp(ending, ".contacts") == 0)
        return "contacts";
    if (strcmp(ending, ".snapshots") == 0)
        return "snapshots";
    return strcmp(ending, ".tsv") == 0 || strcmp(ending, ".csv") == 0 ? "edge_list"
                                                                      : "graph_file";
}

static double choice_of(const gv_param *row, const char *word)
{
    for (double k = 0; row->choices[(size_t) k] != NULL; k++) {
        if (strcmp(row->choices[(size_t) k], word) == 0)
            return k;
    }
    fail_msg("%s cannot be %s", row->name, word);
    return 0;
}

/* `key=value key=value`; values of TEXT stay in `settings`, which is cut up. */
static void set_params(const gv_generator *g, const char *path, char *settings,
                       unsigned char *params)
{
    gv_spec_defaults(&g->spec, params);
    memcpy(params + gv_spec_find(&g->spec, "file")->offset, &path, sizeof path);
    for (char *word = strtok(settings, " "); word != NULL; word = strtok(NULL, " ")) {
        char *const value = strchr(word, '=');
        assert_non_null(value);
        *value = '\0';
        const gv_param *const row = gv_spec_find(&g->spec, word);
        if (row == NULL)
            fail_msg("%s has no %s", g->spec.name, word);
        const char *const text = value + 1;
        double number = 0;
        if (row->type == GV_TYPE_TEXT) {
            memcpy(params + row->offset, &text, sizeof text);
            continue;
        }
        if (row->type == GV_TYPE_CHOICE)
            number = choice_of(row, text);
        else if (row->type == GV_TYPE_FLAG)
            number = strcmp(text, "true") == 0 ? 1 : 0;
        else
            assert_true(gv_parse_real(text, &number));
        must(gv_param_store(row, number, params, NULL));
    }
}

/* `ok: 3 people, 4 arcs, ...` or `line:column: what is wrong` */
static void print_answer(const char *path, char *settings, FILE *out)
{
    _Alignas(16) unsigned char params[GROW_ROOM];
    const gv_generator *const g = gv_generator_named(kind_of(path));
    gv_error err = { 0 };
    gv_network *net = NULL;
    set_params(g, path, settings, params);
    const gv_status status = gv_network_grow(g, params, NULL, (gv_key){ 0 }, &net, &err);
    if (status != GV_OK) {
        if (err.code != status || err.text[0] == '\0')
            fprintf(out, "failure without words: ");
        fprintf(out, "%u:%u: %s", err.line, err.column, err.text);
        return;
    }
    const gv_network_notes notes = gv_network_reading_notes(net);
    fprintf(out, "ok: %u people, %llu arcs, %llu rows, %llu loops, %llu repeats",
            gv_network_people(net), (unsigned long long) gv_network_arcs(net),
            (unsigned long long) notes.rows, (unsigned long long) notes.loops_dropped,
            (unsigned long long) notes.repeats_merged);
    gv_network_free(net);
}

static void read_elsewhere(const char *path, char *settings, char answer[LINE])
{
    int ends[2], state = 0;
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        FILE *const out = fdopen(ends[1], "w");
        alarm(SECONDS);
        print_answer(path, settings, out);
        _exit(fclose(out) == 0 ? 0 : 1);
    }
    close(ends[1]);
    FILE *const in = fdopen(ends[0], "r");
    const size_t n = fread(answer, 1, LINE - 1, in);
    answer[n] = '\0';
    fclose(in);
    assert_int_equal(waitpid(child, &state, 0), child);
    if (!WIFEXITED(state) || WEXITSTATUS(state) != 0)
        assert_true(snprintf(answer, LINE, "the reader died (status %d)", state) > 0);
}

static const char *folder(void)
{
    static char path[LINE / 2];
    const char *const source = getenv("GRAPEVINE_SOURCE");
    assert_true(
        snprintf(path, sizeof path, "%s/tests/graphs", source != NULL ? source : ".") > 0);
    return path;
}

static FILE *open_answers(void)
{
    char path[LINE];
    assert_true(snprintf(path, sizeof path, "%s/answers.tsv", folder()) > 0);
    FILE *const in = fopen(path, "r");
    if (in == NULL)
        fail_msg("cannot read %s", path);
    return in;
}

/* The next line that is no comment, cut at its tabs. */
static bool next_case(FILE *in, char line[LINE], char *column[3])
{
    do {
        if (fgets(line, LINE, in) == NULL)
            return false;
    } while (line[0] == '#' || line[0] == '\n');
    line[strcspn(line, "\n")] = '\0';
    for (size_t k = 0; k < 3; k++) {
        column[k] = k == 0 ? line : strchr(column[k - 1], '\t');
        if (column[k] == NULL)
            fail_msg("'%s' has too few columns", line);
        if (k > 0)
            *column[k]++ = '\0';
    }
    return true;
}

static void every_file_earns_its_answer(void **unused)
{
    (void) unused;
    char line[LINE], path[2 * LINE], answer[LINE];
    char *column[3];
    size_t n_wrong = 0;
    FILE *const in = open_answers();
    while (next_case(in, line, column)) {
        assert_true(snprintf(path, sizeof path, "%s/%s", folder(), column[0]) > 0);
        char *const settings = strdup(column[1]);
        read_elsewhere(path, settings, answer);
        free(settings);
        const bool is_right = strncmp(answer, column[2], strlen(column[2])) == 0;
        if (!is_right)
            print_error("%s\t%s\t%s\n    not %s\n", column[0], column[1], answer,
                        column[2]);
        n_wrong += is_right ? 0 : 1;
    }
    fclose(in);
    assert_int_equal(n_wrong, 0);
}

static bool is_answered(const char *name)
{
    char line[LINE];
    char *column[3];
    bool found = false;
    FILE *const in = open_answers();
    while (!found && next_case(in, line, column))
        found = strcmp(column[0], name) == 0;
    fclose(in);
    return found;
}

static void no_file_is_left_unread(void **unused)
{
    (void) unused;
    size_t n = 0;
    DIR *const files = opendir(folder());
    assert_non_null(files);
    for (const struct dirent *at = readdir(files); at != NULL; at = readdir(files)) {
        if (at->d_name[0] == '.' || strcmp(at->d_name, "answers.tsv") == 0)
            continue;
        if (!is_answered(at->d_name))
            fail_msg("%s has no answer", at->d_name);
        n++;
    }
    closedir(files);
    assert_true(n >= LEAST);
}

int main(void)
{
    gv_foreign_install(); /* as the program does: what igraph says becomes words of ours */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_earns_its_answer),
        cmocka_unit_test(no_file_is_left_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
