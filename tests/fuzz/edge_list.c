/* Any bytes as a list of ties, under every policy: they become a network or a complaint
 * with its line, and a network is the same when it is read again. The first byte chooses
 * the policy. */
#include "fuzz.h"

#include "grapevine/network.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A file that never touches a disk, read by its name under /proc. */
static struct {
    int fd;
    char path[32];
} file = { .fd = -1 };

static void hold(const uint8_t *bytes, size_t n)
{
    if (file.fd < 0) {
        file.fd = memfd_create("ties", MFD_CLOEXEC);
        claim(file.fd >= 0, "there is memory for a file");
        snprintf(file.path, sizeof file.path, "/proc/self/fd/%d", file.fd);
    }
    claim(ftruncate(file.fd, (off_t) n) == 0, "the file can be cut");
    claim(pwrite(file.fd, bytes, n, 0) == (ssize_t) n, "the file can be written");
}

static void set(const gv_spec *spec, void *params, const char *name, unsigned value)
{
    const gv_param *row = gv_spec_find(spec, name);
    claim(row != NULL, name);
    claim(gv_param_store(row, value, params, NULL) == GV_OK, name);
}

/* Bits of the first byte: directed, first (2), loops, repeats, weights, people (2). */
static void choose(const gv_spec *spec, void *params, unsigned policy)
{
    static const unsigned people[] = { 0, 1, 10, 1000 };
    const char *path = file.path;
    gv_spec_defaults(spec, params);
    memcpy((unsigned char *) params + gv_spec_find(spec, "file")->offset, &path,
           sizeof path);
    set(spec, params, "directed", policy & 1u);
    set(spec, params, "first", (policy >> 1 & 3u) % 3u);
    set(spec, params, "loops", policy >> 3 & 1u);
    set(spec, params, "repeats", policy >> 4 & 1u);
    set(spec, params, "weights", policy >> 5 & 1u);
    set(spec, params, "people", people[policy >> 6 & 3u]);
}

static void check_network(const gv_network *net)
{
    const gv_csr out = gv_network_out(net);
    claim(out.n == gv_network_people(net), "every person has a row");
    claim(out.offset[out.n] == gv_network_arcs(net), "every arc has a place");
    for (uint32_t u = 0; u < out.n; u++) {
        char room[32];
        claim(gv_network_find(net, gv_network_label(net, u, room)) == u,
              "a person is found by their id");
        for (uint64_t k = out.offset[u]; k < out.offset[u + 1]; k++) {
            claim(out.target[k] < out.n && out.target[k] != u, "arcs end at others");
            claim(k == out.offset[u] || out.target[k] > out.target[k - 1],
                  "targets ascend");
            claim(out.weight == NULL || out.weight[k] > 0, "weights are positive");
        }
    }
}

static gv_status grow(const gv_generator *g, const void *params, gv_network **out,
                      gv_error *err)
{
    return gv_network_grow(g, params, NULL, gv_key_make(1, GV_PURPOSE_NETWORK, 0), out,
                           err);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    _Alignas(16) unsigned char params[256];
    const gv_generator *g = gv_generator_named("edge_list");
    gv_network *net = NULL;
    gv_network *again = NULL;
    gv_error err = { .code = GV_OK };
    if (n == 0)
        return 0;
    claim(g != NULL && g->spec.params_size <= sizeof params, "the room suffices");
    hold(bytes + 1, n - 1);
    choose(&g->spec, params, bytes[0]);
    const gv_status status = grow(g, params, &net, &err);
    claim((status == GV_OK) == (net != NULL), "a network or a failure");
    claim((status == GV_OK) == (err.code == GV_OK), "a failure is told");
    claim(status == GV_OK || status == GV_E_DATA || status == GV_E_IMPOSSIBLE,
          "it is the file, or the policy, that is wrong");
    if (net != NULL) {
        check_network(net);
        claim(grow(g, params, &again, NULL) == GV_OK, "what was read is read again");
        claim(gv_hash_equal(gv_network_hash(net), gv_network_hash(again)),
              "and is the same network");
    }
    gv_network_free(again);
    gv_network_free(net);
    return 0;
}
