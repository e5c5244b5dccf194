/* Who people are: draws or reads everybody's traits, and keeps who has which word. Layer 2.
 */
#include "people/people_internal.h"

#include <math.h>
#include <string.h>

/* Who has a word, word by word; empty for a trait of numbers. */
typedef struct members {
    uint32_t *person; /* [people] by word, ascending within a word */
    uint32_t *from;   /* [n_labels + 1] */
} members;

struct gv_people {
    uint32_t n;
    gv_arena *arena;
    size_t n_traits;
    gv_trait *trait;  /* [n_traits] in the order of the plan */
    members *members; /* [n_traits] */
};

/* What one trait is made from. */
typedef struct making {
    const gv_people_plan *plan;
    const gv_trait_plan *trait;
    const gv_network *net;
    const uint32_t *row; /* [people] of the file; NULL: no file */
    gv_cipher cipher;
    uint64_t name; /* place of the trait in keys */
    gv_people *people;
    gv_trait *out;
    uint16_t *value;
    double *number;
} making;

/* ---- values ---------------------------------------------------------------------- */

/* A trait's place in keys comes from its name alone. That of groups is 0, as it was before
 * there were other traits. */
static uint64_t place_of(const char *name)
{
    return gv_same_text(name, GV_GROUP) ? 0 : gv_hash_bytes(name, strlen(name)).low;
}

enum { VALUE_DRAW, DONOR_DRAW };

static gv_bits luck_of(const making *m, uint32_t person, uint32_t draw)
{
    return gv_draw(&m->cipher, gv_counter_make(person, (uint32_t) m->name,
                                               (uint32_t) (m->name >> 32), 0, 0, draw));
}

/* What libraries draw is stored so coarsely that all machines agree. */
static double coarse(double x)
{
    return floor(x * 0x1p20 + 0.5) * 0x1p-20;
}

static void draw_all(making *m)
{
    for (uint32_t v = 0; v < m->people->n; v++) {
        const double x = m->trait->kind->draw(m->trait->params, luck_of(m, v, VALUE_DRAW));
        if (m->value != NULL)
            m->value[v] = (uint16_t) x;
        else
            m->number[v] = coarse(x);
    }
}

static void copy_row(making *m, const gv_people_column *c, uint32_t person, uint32_t row)
{
    if (m->value != NULL)
        m->value[person] = c->word[row];
    else
        m->number[person] = c->number[row];
}

static bool has_value(const gv_people_column *c, uint32_t row)
{
    if (row == UINT32_MAX)
        return false;
    return c->number != NULL ? !isnan(c->number[row]) : c->word[row] != GV_NO_WORD;
}

/* Those without a value get that of somebody who has one, each of them as likely; the file
 * was checked, so there is somebody. */
static gv_status read_all(making *m, gv_error *err)
{
    const uint32_t n = m->people->n;
    const gv_people_column *c = gv_people_table_column(m->plan->table, m->trait->name);
    uint32_t *donor = gv_alloc(n, sizeof *donor, err);
    if (donor == NULL)
        return GV_E_MEMORY;
    uint32_t n_donors = 0;
    for (uint32_t v = 0; v < n; v++) {
        if (has_value(c, m->row[v]))
            donor[n_donors++] = m->row[v];
    }
    for (uint32_t v = 0; v < n; v++) {
        const uint64_t luck = luck_of(m, v, DONOR_DRAW).low;
        copy_row(m, c, v,
                 has_value(c, m->row[v]) ? m->row[v] : donor[gv_below(luck, n_donors)]);
    }
    gv_free(donor);
    return GV_OK;
}

static void take_blocks(making *m, const uint32_t *start)
{
    uint16_t block = 0;
    for (uint32_t v = 0; v < m->people->n; v++) {
        while (v >= start[block + 1])
            block++;
        m->value[v] = block;
    }
}

/* ---- words ----------------------------------------------------------------------- */

static gv_status copy_labels(making *m, gv_words words, gv_error *err)
{
    gv_arena *arena = m->people->arena;
    const char **label = gv_arena_alloc(arena, words.n, sizeof *label, err);
    if (label == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < words.n; k++) {
        label[k] = gv_arena_text(arena, words.at[k], err);
        if (label[k] == NULL)
            return GV_E_MEMORY;
    }
    m->out->label = label;
    m->out->n_labels = words.n;
    return GV_OK;
}

static gv_status label_blocks(making *m, size_t n, gv_error *err)
{
    const gv_words said = m->trait->kind->blocks(m->trait->params);
    char number[24];
    if (n == 0) {
        GV_FAIL(err, GV_E_IMPOSSIBLE, "trait '%s': the network was not grown from blocks",
                m->trait->name);
        gv_error_hint(err, "block_model is");
        return GV_E_IMPOSSIBLE;
    }
    if (said.n != 0 && said.n != n)
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "trait '%s' names %zu blocks; there are %zu",
                       m->trait->name, said.n, n);
    if (said.n != 0)
        return copy_labels(m, said, err);
    const char **label = gv_arena_alloc(m->people->arena, n, sizeof *label, err);
    for (size_t k = 0; label != NULL && k < n; k++) {
        gv_print_real((double) (k + 1), number, sizeof number);
        label[k] = gv_arena_text(m->people->arena, number, err);
        if (label[k] == NULL)
            return GV_E_MEMORY;
    }
    m->out->label = label;
    m->out->n_labels = n;
    return label != NULL ? GV_OK : GV_E_MEMORY;
}

static gv_status find_labels(making *m, gv_error *err)
{
    const uint32_t *start = NULL;
    if (m->trait->kind->blocks != NULL)
        return label_blocks(m, gv_network_blocks(m->net, &start), err);
    return copy_labels(m, gv_trait_words(m->plan, m->trait), err);
}

static gv_status gather_members(gv_people *people, size_t k, gv_error *err)
{
    const gv_trait *trait = &people->trait[k];
    members *m = &people->members[k];
    m->person = gv_arena_alloc(people->arena, people->n, sizeof *m->person, err);
    m->from = gv_arena_alloc(people->arena, trait->n_labels + 2, sizeof *m->from, err);
    if (m->person == NULL || m->from == NULL)
        return GV_E_MEMORY;
    uint32_t *count = m->from + 2; /* shifted, so that filling restores the starts */
    for (uint32_t v = 0; v < people->n; v++) {
        if (trait->value[v] + 1u < trait->n_labels)
            count[trait->value[v]]++;
    }
    for (size_t g = 2; g <= trait->n_labels; g++)
        m->from[g] += m->from[g - 1];
    for (uint32_t v = 0; v < people->n; v++)
        m->person[m->from[trait->value[v] + 1]++] = v;
    return GV_OK;
}

/* ---- one trait, all traits --------------------------------------------------------- */

static gv_status fill(making *m, gv_error *err)
{
    const uint32_t *start = NULL;
    if (m->trait->kind->column != NULL)
        return read_all(m, err);
    if (m->trait->kind->draw != NULL)
        draw_all(m);
    else if (gv_network_blocks(m->net, &start) > 0)
        take_blocks(m, start);
    return GV_OK;
}

static gv_status make(making *m, size_t k, gv_key key, gv_error *err)
{
    gv_people *people = m->people;
    gv_status status = GV_OK;
    m->trait = &m->plan->traits[k];
    m->out = &people->trait[k];
    m->name = place_of(m->trait->name);
    m->value = NULL;
    m->number = NULL;
    if (gv_trait_has_words(m->trait)) {
        GV_TRY(find_labels(m, err));
        m->value = gv_arena_alloc(people->arena, people->n, sizeof *m->value, err);
    } else {
        m->number = gv_arena_alloc(people->arena, people->n, sizeof *m->number, err);
    }
    if (m->value == NULL && m->number == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(fill(m, err));
    m->out->value = m->value;
    m->out->number = m->number;
    m->out->name = gv_arena_text(people->arena, m->trait->name, err);
    if (m->out->name == NULL)
        status = GV_E_MEMORY;
    if (status == GV_OK && m->trait->mixing.homophily > 0)
        GV_TRY(gv_people_seat(m->net, m->trait->mixing.homophily, key, m->name, m->out,
                              m->value, m->number, err));
    if (status == GV_OK && m->value != NULL)
        GV_TRY(gather_members(people, k, err));
done:
    return status;
}

static gv_status make_all(gv_people *people, const gv_people_plan *plan,
                          const gv_network *net, gv_key key, gv_error *err)
{
    uint32_t *row = NULL;
    gv_status status = GV_OK;
    people->n_traits = plan->n;
    people->trait = gv_arena_alloc(people->arena, plan->n, sizeof *people->trait, err);
    people->members = gv_arena_alloc(people->arena, plan->n, sizeof *people->members, err);
    if (people->trait == NULL || people->members == NULL)
        return GV_E_MEMORY;
    if (plan->table != NULL) {
        GV_TRY(gv_people_table_check(plan, net, err));
        GV_TRY(gv_people_table_rows(plan, net, &row, err));
    }
    making m = { .plan = plan,
                 .net = net,
                 .row = row,
                 .cipher = gv_cipher_make(key),
                 .people = people };
    for (size_t k = 0; k < plan->n; k++)
        GV_TRY(make(&m, k, key, err));
done:
    gv_free(row);
    return status;
}

gv_status gv_people_create(const gv_people_plan *plan, const gv_network *net, gv_key key,
                           gv_people **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_arena *arena = NULL;
    GV_TRY(gv_arena_create(&arena, err));
    gv_people *people = gv_arena_alloc(arena, 1, sizeof *people, err);
    if (people == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    people->n = gv_network_people(net);
    people->arena = arena;
    GV_TRY(make_all(people, plan, net, key, err));
    *out = people;
    arena = NULL;
done:
    gv_arena_free(arena);
    return status;
}

void gv_people_free(gv_people *people)
{
    if (people != NULL)
        gv_arena_free(people->arena);
}

/* ---- questions ---------------------------------------------------------------------- */

size_t gv_people_traits(const gv_people *people)
{
    return people->n_traits;
}

const gv_trait *gv_people_trait_at(const gv_people *people, size_t k)
{
    return &people->trait[k];
}

const gv_trait *gv_people_trait(const gv_people *people, const char *name)
{
    for (size_t k = 0; k < people->n_traits; k++) {
        if (gv_same_text(people->trait[k].name, name))
            return &people->trait[k];
    }
    return NULL;
}

uint32_t gv_people_members(const gv_people *people, const char *trait, const char *label,
                           const uint32_t **member)
{
    const gv_trait *column = gv_people_trait(people, trait);
    *member = NULL;
    for (size_t g = 0; column != NULL && g < column->n_labels; g++) {
        if (gv_same_text(column->label[g], label)) {
            const members *m = &people->members[column - people->trait];
            *member = m->person + m->from[g];
            return m->from[g + 1] - m->from[g];
        }
    }
    return 0;
}

uint32_t gv_people_group(const gv_people *people, const char *group,
                         const uint32_t **member)
{
    return gv_people_members(people, GV_GROUP, group, member);
}

gv_hash gv_people_hash(const gv_people *people)
{
    gv_hash all = { 0, 0 };
    for (size_t k = 0; k < people->n_traits; k++) {
        const gv_trait *t = &people->trait[k];
        struct {
            gv_hash before, name, words, values;
        } link = { all, gv_hash_bytes(t->name, strlen(t->name)), { 0, 0 }, { 0, 0 } };
        for (size_t g = 0; g < t->n_labels; g++) {
            const gv_hash pair[2] = { link.words,
                                      gv_hash_bytes(t->label[g], strlen(t->label[g])) };
            link.words = gv_hash_bytes(pair, sizeof pair);
        }
        link.values = t->value != NULL
                          ? gv_hash_bytes(t->value, people->n * sizeof *t->value)
                          : gv_hash_bytes(t->number, people->n * sizeof *t->number);
        all = gv_hash_bytes(&link, sizeof link);
    }
    return all;
}

uint64_t gv_people_bytes(const gv_people *people)
{
    uint64_t bytes = 0;
    for (size_t k = 0; k < people->n_traits; k++)
        bytes += people->n * (uint64_t) (people->trait[k].value != NULL
                                             ? sizeof(uint16_t) + sizeof(uint32_t)
                                             : sizeof(double));
    return bytes;
}
