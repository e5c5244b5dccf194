/* A network from a file in our own binary form: mapped, verified, and read where it lies.
 */
#include "network/binary_form.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct binary_file {
    const char *file;
} binary_file;

static const gv_param binary_file_table[] = {
    GV_WORD(binary_file, file, .required = true, .is_file = true,
            .help = "file that `grapevine net import` or `net build` wrote with the ending "
                    ".gvn; direction, loops and repeats were settled then"),
    GV_END_OF_TABLE
};

/* A file in memory, which may only be read. */
typedef struct mapped {
    const char *path;
    unsigned char *at;
    uint64_t n;
} mapped;

static gv_status complain(const mapped *m, gv_error *err, const char *words,
                          const char *hint)
{
    GV_FAIL(err, GV_E_DATA, "%s", words);
    gv_error_hint(err, "%s", hint);
    gv_error_place(err, m->path, 0, 0);
    return GV_E_DATA;
}

static gv_status map_open(int file, mapped *out, gv_error *err)
{
    struct stat about;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))
        return complain(out, err, "this is not a plain file",
                        "name the file itself, not a folder or a pipe");
    if (about.st_size < GV_BINARY_HEAD)
        return complain(out, err, "the file is no network in binary form: it is too short",
                        "make it with `grapevine net import`");
    void *const at = mmap(NULL, (size_t) about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (at == MAP_FAILED) {
        GV_FAIL(err, GV_E_MEMORY, "cannot map '%.200s' into memory: %s", out->path,
                strerrordesc_np(errno));
        return GV_E_MEMORY;
    }
    out->at = at;
    out->n = (uint64_t) about.st_size;
    return GV_OK;
}

static gv_status map_file(const char *path, mapped *out, gv_error *err)
{
    mapped m = { .path = path };
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        GV_FAIL(err, GV_E_DATA, "the file cannot be read: %s", strerrordesc_np(errno));
        gv_error_place(err, path, 0, 0);
        return GV_E_DATA;
    }
    const gv_status status = map_open(file, &m, err);
    close(file); /* was only read; the mapping stays */
    if (status == GV_OK)
        *out = m;
    return status;
}

static void unmap(const mapped *m)
{
    if (m->at != NULL)
        munmap(m->at, m->n);
}

/* ---- what must hold before anything is believed ---- */

static bool is_arranged(const gv_binary_head *head)
{
    gv_binary_head h = *head;
    return gv_binary_arrange(&h) && memcmp(&h, head, sizeof h) == 0;
}

static gv_status check_head(const mapped *m, const gv_binary_head *h, gv_error *err)
{
    static const char damaged[] = "copy the file again, or make it again with "
                                  "`grapevine net import`";
    if (memcmp(h->magic, GV_BINARY_MAGIC, sizeof h->magic) != 0) {
        const bool was_text = memcmp(h->magic, GV_BINARY_MAGIC, 4) == 0;
        return complain(m, err,
                        was_text ? "the file was changed on its way, as if it were text"
                                 : "the file is no network in binary form",
                        was_text ? "transfer it as binary"
                                 : "lists of ties are read by kind: edge_list, GraphML, "
                                   "GML and Pajek by kind: graph_file");
    }
    if (h->version != GV_BINARY_VERSION)
        return complain(m, err, "the file was written by another version of grapevine",
                        "make it again with `grapevine net import`");
    if (!gv_hash_equal(h->head, gv_binary_head_hash(h)))
        return complain(m, err, "the head of the file is damaged", damaged);
    if (h->flags > GV_BINARY_FLAGS || !is_arranged(h))
        return complain(m, err, "the head of the file contradicts itself", damaged);
    if (h->file_bytes != m->n)
        return complain(m, err,
                        m->n < h->file_bytes ? "the file is cut short"
                                             : "something stands behind the network's end",
                        damaged);
    if (!gv_hash_equal(h->payload,
                       gv_hash_bytes(m->at + GV_BINARY_HEAD, m->n - GV_BINARY_HEAD)))
        return complain(m, err, "the file is damaged: its hash is another", damaged);
    return GV_OK;
}

/* ---- arrays ---- */

static bool rises(const uint64_t *start, uint64_t n, uint64_t end)
{
    for (uint64_t k = 0; k < n; k++) {
        if (start[k + 1] < start[k])
            return false;
    }
    return start[0] == 0 && start[n] == end;
}

/* The hash only says that nothing changed since the file was written. */
static bool are_names_sound(const gv_label_parts *names, uint32_t n, uint64_t text_bytes)
{
    for (uint32_t v = 1; v < n && names->number != NULL; v++) {
        if (names->number[v] <= names->number[v - 1])
            return false;
    }
    if (names->bytes == NULL || names->start == NULL)
        return true;
    if (!rises(names->start, n, text_bytes))
        return false;
    for (uint32_t v = 0; v < n; v++) {
        const uint64_t length = names->start[v + UINT64_C(1)] - names->start[v];
        const char *const text = names->bytes + names->start[v];
        if (length < 2 || memchr(text, '\0', length) != text + length - 1)
            return false;
        if (names->are_numbers && !gv_label_is_number(text, length - 1))
            return false;
        if (v > 0 && gv_label_order(names->bytes + names->start[v - 1],
                                    names->start[v] - names->start[v - 1] - 1, text,
                                    length - 1, names->are_numbers) >= 0)
            return false;
    }
    return true;
}

static void *array_at(const mapped *m, uint64_t at)
{
    return at == 0 ? NULL : m->at + at;
}

static gv_label_parts names_of(const mapped *m, const gv_binary_head *h)
{
    return (gv_label_parts){
        .number = array_at(m, h->number_at),
        .start = array_at(m, h->start_at),
        .bytes = array_at(m, h->text_at),
        .are_numbers = (h->flags & GV_BINARY_TEXT_NUMBERS) != 0,
    };
}

static gv_status take_network(const mapped *m, const gv_binary_head *h, gv_network **out,
                              gv_error *err)
{
    gv_status status;
    gv_labels *labels = NULL;
    const gv_label_parts names = names_of(m, h);
    const gv_network_notes notes = { h->rows, h->loops_dropped, h->repeats_merged };
    gv_csr_store rows = { .n = (uint32_t) h->people,
                          .offset = (uint64_t *) (void *) (m->at + h->offset_at),
                          .target = array_at(m, h->target_at),
                          .weight = array_at(m, h->weight_at),
                          .is_borrowed = true };
    if (!rises(rows.offset, h->people, h->arcs) ||
        gv_csr_validate(gv_csr_view(&rows), NULL) != GV_OK ||
        !are_names_sound(&names, rows.n, h->text_bytes))
        return complain(m, err, "the file holds no network: its arrays are out of order",
                        "make it again with `grapevine net import`");
    if (names.number != NULL || names.bytes != NULL)
        GV_TRY(gv_labels_borrow(rows.n, names, &labels, err));
    GV_TRY(gv_network_of_mapping(&rows, &labels, notes, m->at, m->n, out, err));
done:
    gv_labels_free(labels);
    return status;
}

static gv_status network_of_file(const binary_file *par, gv_network **out, gv_error *err)
{
    mapped m = { .at = NULL };
    gv_status status;
    GV_TRY(gv_file_check(par->file, err));
    GV_TRY(map_file(par->file, &m, err));
    const gv_binary_head *const h = (const gv_binary_head *) (const void *) m.at;
    GV_TRY(check_head(&m, h, err));
    GV_TRY(take_network(&m, h, out, err));
    m.at = NULL; /* the network's */
done:
    unmap(&m);
    return status;
}

static gv_status binary_file_grow(const void *params, gv_key key, gv_network **out,
                                  gv_error *err)
{
    (void) key;
    return network_of_file(params, out, err);
}

/* Without its file nothing can be said; what follows complains about that. */
static bool has_weights(const void *params)
{
    const binary_file *par = params;
    mapped m = { .at = NULL };
    if (par->file == NULL || map_file(par->file, &m, NULL) != GV_OK || m.at == NULL)
        return false;
    const gv_binary_head *const h = (const gv_binary_head *) (const void *) m.at;
    const bool has = (h->flags & GV_BINARY_WEIGHTS) != 0;
    unmap(&m);
    return has;
}

const gv_generator gv_network_kind_binary_file = {
    .spec = { .name = "binary_file",
              .title = "Network from a binary file",
              .about = "A network that grapevine wrote, mapped into memory and shared by "
                       "all who read it.",
              GV_PARAMS(binary_file) },
    .is_random = false,
    .has_weights = has_weights,
    .grow = binary_file_grow,
    .peak_bytes_per_arc = 12,
};
