/* Why lives failed: a number per life, and a list of the reasons. Many lives fail for few
 * reasons, so a text per life would be the largest part of some files. */
#include "record/failures.h"

#include <string.h>

/* Numbers are bytes. Whoever fails for yet another reason gets the last number. */
enum { MOST_REASONS = 256 };
static const char another[] = "another reason";

static const char array_name[] = "failure";
static const char texts_name[] = "failure_text";

/* ---- the list ------------------------------------------------------------------ */

static gv_status add_reason(gv_failures *known, const char *text, gv_error *err)
{
    if (known->reason == NULL)
        known->reason = gv_alloc(MOST_REASONS, sizeof *known->reason, err);
    char *copy = known->reason != NULL ? gv_copy_text(text, err) : NULL;
    if (copy == NULL)
        return GV_E_MEMORY;
    known->reason[known->n++] = copy;
    return GV_OK;
}

/* Its place in the list, or the list's end. Lives that did not fail have the first. */
static size_t find(const gv_failures *known, const char *text)
{
    size_t k = 1;
    while (k < known->n && strcmp(known->reason[k], text) != 0)
        k++;
    return k;
}

static gv_status number_of(gv_failures *known, const char *text, uint8_t *out,
                           gv_error *err)
{
    gv_status status = GV_OK;
    if (known->n == 0)
        GV_TRY(add_reason(known, "", err));
    size_t k = find(known, text);
    if (k >= MOST_REASONS - 1) {
        text = another;
        k = find(known, text);
    }
    if (k == known->n)
        GV_TRY(add_reason(known, text, err));
    *out = (uint8_t) k;
done:
    return status;
}

void gv_failures_forget(gv_failures *known)
{
    for (size_t k = 0; k < known->n; k++)
        gv_free(known->reason[k]);
    gv_free(known->reason);
    *known = (gv_failures){ .n = 0 };
}

/* ---- writing ------------------------------------------------------------------- */

/* Of a life that failed long ago, or without memory for words, nobody knows why. */
static const char *reason_of(const gv_block *block, size_t life)
{
    return block->failure[life] != NULL ? block->failure[life] : "not known";
}

static gv_status number_lives(const gv_block *block, gv_failures *known, uint8_t *number,
                              gv_error *err)
{
    gv_status status = GV_OK;
    for (size_t k = 0; k < gv_block_lanes(block) * block->n; k++) {
        if (block->status[k] == GV_LIFE_FAILED)
            GV_TRY(number_of(known, reason_of(block, k), &number[k], err));
    }
done:
    return status;
}

/* All of it is written once, for an array without fill values holds no zeros by itself. */
static gv_status create(hid_t file, const gv_plan *plan, gv_shard part, hid_t *out,
                        gv_error *err)
{
    gv_status status = GV_OK;
    hid_t dataset = H5I_INVALID_HID;
    const hsize_t start[3] = { 0, 0, 0 };
    const hsize_t count[3] = { part.n_points, plan->n_arms, part.n };
    uint8_t *zero = gv_alloc((size_t) (part.n_points * part.n) * plan->n_arms, 1, err);
    if (zero == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_layout_create_flags(file, plan, part, array_name,
                                  "why the life failed: its place in failure_text; 0: it "
                                  "did not",
                                  &dataset, err));
    GV_TRY(gv_variable_write(dataset, start, count, H5T_NATIVE_UINT8, zero, err));
    *out = dataset;
    dataset = H5I_INVALID_HID;
done:
    gv_free(zero);
    return gv_hdf_close(dataset, status, err);
}

static bool has_failed(const gv_block *block)
{
    return memchr(block->status, GV_LIFE_FAILED,
                  gv_block_lanes(block) * (size_t) block->n) != NULL;
}

gv_status gv_failures_write(hid_t file, const gv_plan *plan, gv_shard in_file,
                            const gv_block *block, gv_failures *known, gv_error *err)
{
    gv_status status = GV_OK;
    gv_found found = GV_NOT_FOUND;
    const hsize_t start[3] = { block->point - in_file.point, 0,
                               block->first - in_file.first };
    const hsize_t count[3] = { block->n_points, block->n_arms, block->n };
    if (!has_failed(block))
        return GV_OK;
    uint8_t *number = gv_alloc(gv_block_lanes(block) * (size_t) block->n, 1, err);
    if (number == NULL)
        return GV_E_MEMORY;
    GV_TRY(number_lives(block, known, number, err));
    GV_TRY(gv_variable_open(file, array_name, H5T_INTEGER, 3, &found, err));
    if (found.dataset < 0)
        GV_TRY(create(file, plan, in_file, &found.dataset, err));
    GV_TRY(gv_variable_write(found.dataset, start, count, H5T_NATIVE_UINT8, number, err));
done:
    gv_free(number);
    return gv_hdf_close(found.dataset, status, err);
}

gv_status gv_failures_end(hid_t file, const gv_failures *known, gv_error *err)
{
    if (known->n == 0)
        return GV_OK;
    return gv_dimension_words(file, texts_name, "why lives failed", known->n,
                              (const char *const *) known->reason, err);
}

/* ---- reading ------------------------------------------------------------------- */

static gv_status read_texts(hid_t file, gv_texts *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_found found = GV_NOT_FOUND;
    GV_TRY(gv_variable_open(file, texts_name, H5T_STRING, 1, &found, err));
    if (found.dataset < 0) {
        status = GV_FAIL(err, GV_E_DATA, "the file does not say why lives failed");
        goto done;
    }
    const gv_texts_part part = { .rank = 1, .count = { found.shape[0] } };
    GV_TRY(gv_texts_read(file, texts_name, &part, out, err));
done:
    return gv_hdf_close(found.dataset, status, err);
}

/* @param number  [lanes][n] of the common lives */
static gv_status take(const gv_texts *texts, const uint8_t *number, gv_shard in_block,
                      gv_block *block, gv_error *err)
{
    for (uint64_t lane = 0; lane < in_block.n_points * block->n_arms; lane++) {
        for (uint64_t r = 0; r < in_block.n; r++) {
            const uint8_t k = number[lane * in_block.n + r];
            const size_t life =
                (size_t) ((in_block.point * block->n_arms + lane) * block->n +
                          in_block.first + r);
            if (block->status[life] != GV_LIFE_FAILED || block->failure[life] != NULL ||
                k == 0)
                continue;
            if (k >= texts->n)
                return GV_FAIL(err, GV_E_DATA, "the file has no reason number %u", k);
            block->failure[life] = gv_copy_text(texts->at[k], err);
            if (block->failure[life] == NULL)
                return GV_E_MEMORY;
        }
    }
    return GV_OK;
}

gv_status gv_failures_read(hid_t file, gv_shard in_file, gv_shard in_block, gv_block *block,
                           gv_error *err)
{
    gv_status status = GV_OK;
    gv_found found = GV_NOT_FOUND;
    gv_texts texts = { .type = H5I_INVALID_HID };
    uint8_t *number = NULL;
    const hsize_t start[3] = { in_file.point, 0, in_file.first };
    const hsize_t count[3] = { in_file.n_points, block->n_arms, in_file.n };
    GV_TRY(gv_variable_open(file, array_name, H5T_INTEGER, 3, &found, err));
    if (found.dataset < 0)
        goto done;
    number = gv_alloc((size_t) (in_file.n_points * in_file.n) * block->n_arms, 1, err);
    if (number == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(gv_variable_read(found.dataset, start, count, H5T_NATIVE_UINT8, number, err));
    GV_TRY(read_texts(file, &texts, err));
    GV_TRY(take(&texts, number, in_block, block, err));
done:
    gv_free(number);
    status = gv_texts_free(&texts, status, err);
    return gv_hdf_close(found.dataset, status, err);
}
