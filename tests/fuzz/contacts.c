/* Any bytes as a list of contacts or of snapshots, under every policy: they become a
 * network whose snapshots are sound, or a complaint with its line, and a network is the
 * same when it is read again. The first two bytes choose the policy. */
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
        file.fd = memfd_create("contacts", MFD_CLOEXEC);
        claim(file.fd >= 0, "there is memory for a file");
        snprintf(file.path, sizeof file.path, "/proc/self/fd/%d", file.fd);
    }
    claim(ftruncate(file.fd, (off_t) n) == 0, "the file can be cut");
    claim(pwrite(file.fd, bytes, n, 0) == (ssize_t) n, "the file can be written");
}

static void set(const gv_spec *spec, void *params, const char *name, double value)
{
    const gv_param *row = gv_spec_find(spec, name);
    claim(row != NULL, name);
    claim(gv_param_store(row, value, params, NULL) == GV_OK, name);
}

static unsigned take(unsigned *policy, unsigned choices)
{
    const unsigned chosen = *policy % choices;
    *policy /= choices;
    return chosen;
}

static void choose(const gv_spec *spec, bool timed, void *params, unsigned policy)
{
    static const double ticks[] = { 1, 20, 0.1, 1e6 }, people[] = { 0, 3, 1000 };
    const char *path = file.path;
    gv_spec_defaults(spec, params);
    memcpy((unsigned char *) params + gv_spec_find(spec, "file")->offset, &path,
           sizeof path);
    set(spec, params, "directed", take(&policy, 2));
    set(spec, params, "first", take(&policy, 3));
    set(spec, params, "loops", take(&policy, 2));
    set(spec, params, "repeats", take(&policy, 2));
    set(spec, params, "weights", take(&policy, 2));
    set(spec, params, timed ? "durations" : "intervals", take(&policy, 2));
    set(spec, params, "after", take(&policy, 3));
    set(spec, params, "order", take(&policy, 4));
    set(spec, params, "begin", take(&policy, 2));
    set(spec, params, "people", people[take(&policy, 3)]);
    if (!timed)
        return;
    set(spec, params, "tick", ticks[take(&policy, 4)]);
    set(spec, params, "columns", take(&policy, 2));
    set(spec, params, "more", take(&policy, 2));
}

static void check_timeline(const gv_timeline *t, gv_csr whole, bool turned)
{
    claim(t->n >= 1 && t->tick[0] == 0 && t->row[0] == 0, "there is a beginning");
    for (uint32_t k = 0; k < t->n; k++) {
        claim(t->tick[k + 1] > t->tick[k], "snapshots follow each other");
        for (uint64_t row = t->row[k]; row < t->row[k + 1]; row++) {
            const uint32_t u = t->speaker[row];
            claim(u < t->people, "a speaker is one of the people");
            claim(row == t->row[k] || u > t->speaker[row - 1], "speakers ascend");
            claim(t->offset[row + 1] > t->offset[row], "nobody speaks to nobody");
            for (uint64_t a = t->offset[row]; a < t->offset[row + 1]; a++) {
                claim(a == t->offset[row] || t->target[a] > t->target[a - 1],
                      "hearers ascend");
                claim(t->weight == NULL || t->weight[a] > 0, "weights are positive");
                claim(turned || (t->tie[a] >= whole.offset[u] &&
                                 t->tie[a] < whole.offset[u + 1] &&
                                 whole.target[t->tie[a]] == t->target[a]),
                      "an arc is one of the network");
            }
        }
    }
    for (uint64_t tick = 0; tick < 100; tick++)
        claim(gv_timeline_at(t, tick) <= t->n, "a tick has a snapshot or none");
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
    gv_network *net = NULL;
    gv_network *again = NULL;
    gv_error err = { .code = GV_OK };
    if (n < 2)
        return 0;
    const unsigned policy = bytes[0] | (unsigned) bytes[1] << 8;
    const bool timed = policy % 2 == 0;
    const gv_generator *g = gv_generator_named(timed ? "contacts" : "snapshots");
    claim(g != NULL && g->spec.params_size <= sizeof params, "the room suffices");
    hold(bytes + 2, n - 2);
    choose(&g->spec, timed, params, policy / 2);
    const gv_status status = grow(g, params, &net, &err);
    claim((status == GV_OK) == (net != NULL), "a network or a failure");
    claim((status == GV_OK) == (err.code == GV_OK), "a failure is told");
    claim(status == GV_OK || status == GV_E_DATA || status == GV_E_IMPOSSIBLE,
          "it is the file, or the policy, that is wrong");
    if (net != NULL) {
        claim(gv_network_transpose(net, NULL) == GV_OK, "it can be turned round");
        check_timeline(gv_network_timeline(net), gv_network_out(net), false);
        check_timeline(gv_network_timeline_in(net), gv_network_in(net), true);
        claim(grow(g, params, &again, NULL) == GV_OK, "what was read is read again");
        claim(gv_hash_equal(gv_network_hash(net), gv_network_hash(again)),
              "and is the same network");
    }
    gv_network_free(again);
    gv_network_free(net);
    return 0;
}
