/* How fast a list of ties is read, against igraph's reader on the same file, and against
 * the binary form of the network. Usage: edge_list FILE [REPEATS]; without a file, one of 5
 * million random ties among a million people is written and removed again. Times are
 * process time; the best of the repeats counts. */
#include "network/network_internal.h"

#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { PEOPLE = 1000000, TIES = 5000000 };

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

/* Random ties without self-ties, in no order. */
static bool write_ties(FILE *out)
{
    const gv_cipher cipher = gv_cipher_make(gv_key_make(1, GV_PURPOSE_NETWORK, 0));
    for (uint32_t i = 0; i < TIES; i++) {
        const gv_bits bits = gv_draw(&cipher, gv_counter_make(i, 0, 0, 0, 0, 0));
        const uint64_t u = gv_below(bits.low, PEOPLE);
        const uint64_t v = (u + 1 + gv_below(bits.high, PEOPLE - 1)) % PEOPLE;
        if (fprintf(out, "%lu\t%lu\n", (unsigned long) u, (unsigned long) v) < 0) {
            return false;
        }
    }
    return fclose(out) == 0;
}

static double time_of_rows(const char *path, uint64_t *rows, uint64_t *bytes)
{
    const gv_arc_file file = { .path = path,
                               .form = gv_form_of_ties(false),
                               .drops_loops = true };
    gv_arc_rows result;
    gv_error err = { 0 };
    const double start = seconds();
    if (gv_arc_file_read(&file, &result, &err) != GV_OK) {
        fprintf(stderr, "%s:%u: %s\n", path, err.line, err.text);
        exit(EXIT_FAILURE);
    }
    const double time = seconds() - start;
    *rows = result.n;
    *bytes = result.people;
    gv_arc_rows_release(&result);
    return time;
}

static double time_of_network(const char *path)
{
    const gv_arc_file file = { .path = path,
                               .form = gv_form_of_ties(false),
                               .drops_loops = true };
    gv_arc_rows rows;
    gv_csr_store csr;
    const double start = seconds();
    if (gv_arc_file_read(&file, &rows, NULL) != GV_OK ||
        gv_csr_build(rows.people, rows.n, rows.first, rows.second, rows.weight, &csr, NULL,
                     NULL) != GV_OK) {
        exit(EXIT_FAILURE);
    }
    const double time = seconds() - start;
    gv_csr_release(&csr);
    gv_arc_rows_release(&rows);
    return time;
}

static gv_status to_file(void *self, const void *bytes, size_t n, gv_error *err)
{
    (void) err;
    return fwrite(bytes, 1, n, self) == n ? GV_OK : GV_E_OUTPUT;
}

/* The network of the list, in binary form beside it. */
static void write_binary(const char *list, const char *path)
{
    const gv_arc_file file = { .path = list,
                               .form = gv_form_of_ties(false),
                               .drops_loops = true };
    gv_arc_rows rows;
    gv_network *net;
    FILE *out = fopen(path, "wb");
    const gv_byte_sink sink = { .self = out, .take = to_file };
    if (out == NULL || gv_arc_file_read(&file, &rows, NULL) != GV_OK ||
        gv_network_from_arcs(rows.people, rows.n, rows.first, rows.second, NULL, &net,
                             NULL) != GV_OK ||
        gv_network_write(net, GV_NETWORK_BINARY, sink, NULL) != GV_OK || fclose(out) != 0)
        exit(EXIT_FAILURE);
    gv_network_free(net);
    gv_arc_rows_release(&rows);
}

static double time_of_binary(const char *path)
{
    const gv_generator *const binary = gv_generator_named("binary_file");
    gv_network *net;
    const double start = seconds();
    if (gv_network_grow(binary, &path, NULL, (gv_key){ 0 }, &net, NULL) != GV_OK)
        exit(EXIT_FAILURE);
    const double time = seconds() - start;
    gv_network_free(net);
    return time;
}

static double time_of_igraph(const char *path)
{
    FILE *in = fopen(path, "r");
    igraph_t graph;
    const double start = seconds();
    if (in == NULL || igraph_read_graph_edgelist(&graph, in, 0, true) != IGRAPH_SUCCESS) {
        exit(EXIT_FAILURE);
    }
    const double time = seconds() - start;
    igraph_destroy(&graph);
    fclose(in);
    return time;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

int main(int n_words, char **word)
{
    char made[] = "/tmp/ties-XXXXXX";
    const char *path = n_words > 1 ? word[1] : made;
    const long repeats = n_words > 2 ? strtol(word[2], NULL, 10) : 5;
    if (n_words < 2) {
        const int file = mkstemp(made);
        FILE *out = file < 0 ? NULL : fdopen(file, "w");
        if (out == NULL || !write_ties(out)) {
            return EXIT_FAILURE;
        }
    }
    char mapped[] = "/tmp/ties-XXXXXX.gvn";
    if (mkstemps(mapped, 4) < 0)
        return EXIT_FAILURE;
    write_binary(path, mapped);
    double rows = 1e9, network = 1e9, igraph = 1e9, binary = 1e9;
    uint64_t n = 0, people = 0;
    for (long i = 0; i < repeats; i++) {
        rows = least(rows, time_of_rows(path, &n, &people));
        network = least(network, time_of_network(path));
        binary = least(binary, time_of_binary(mapped));
        igraph = least(igraph, time_of_igraph(path));
    }
    unlink(mapped);
    if (n_words < 2) {
        unlink(made);
    }
    printf("%lu ties, %lu people\n", (unsigned long) n, (unsigned long) people);
    printf("read       %.3f s, %5.1f million ties/s\n", rows, 1e-6 * (double) n / rows);
    printf("to network %.3f s, %5.1f million ties/s\n", network,
           1e-6 * (double) n / network);
    printf("binary     %.3f s, %5.1f million ties/s\n", binary, 1e-6 * (double) n / binary);
    printf("igraph     %.3f s, %5.1f million ties/s\n", igraph, 1e-6 * (double) n / igraph);
    printf("ratio %.1f to rows, %.1f to network\n", igraph / rows, igraph / network);
    return EXIT_SUCCESS;
}
