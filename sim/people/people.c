/* Who people are: draws everybody's group and keeps the members of each group. Layer 2. */
#include "grapevine/people.h"

struct gv_people {
    uint32_t n;
    gv_arena *arena;
    gv_trait group;        /* name NULL: no groups declared */
    uint32_t *member;      /* [n] people by group, ascending within a group */
    uint32_t *member_from; /* [n_labels + 1] */
};

static gv_status copy_labels(gv_people *people, const gv_group_plan *groups, gv_error *err)
{
    const char **label = gv_arena_alloc(people->arena, groups->n, sizeof *label, err);
    if (label == NULL)
        return GV_E_MEMORY;
    for (size_t g = 0; g < groups->n; g++) {
        label[g] = gv_arena_text(people->arena, groups->name[g], err);
        if (label[g] == NULL)
            return GV_E_MEMORY;
    }
    people->group.label = label;
    people->group.n_labels = groups->n;
    return GV_OK;
}

/* The group whose cumulative share covers 64 random bits. */
static uint16_t drawn_group(const gv_group_plan *groups, uint64_t bits)
{
    const double x = gv_unit(bits);
    double sum = 0;
    for (size_t g = 0; g + 1 < groups->n; g++) {
        sum += groups->share[g];
        if (x < sum)
            return (uint16_t) g;
    }
    return (uint16_t) (groups->n - 1);
}

static gv_status draw_groups(gv_people *people, const gv_group_plan *groups, gv_key key,
                             gv_error *err)
{
    const uint32_t n = people->n;
    uint16_t *value = gv_arena_alloc(people->arena, n, sizeof *value, err);
    people->member = gv_arena_alloc(people->arena, n, sizeof *people->member, err);
    people->member_from =
        gv_arena_alloc(people->arena, groups->n + 2, sizeof *people->member_from, err);
    if (value == NULL || people->member == NULL || people->member_from == NULL)
        return GV_E_MEMORY;
    const gv_cipher cipher = gv_cipher_make(key);
    uint32_t *count =
        people->member_from + 2; /* shifted, so that filling restores the starts */
    for (uint32_t v = 0; v < n; v++) {
        const gv_bits bits = gv_draw(&cipher, gv_counter_make(v, 0, 0, 0, 0, 0));
        value[v] = drawn_group(groups, bits.low);
        if (value[v] + 1u < groups->n)
            count[value[v]]++;
    }
    for (size_t g = 2; g <= groups->n; g++)
        people->member_from[g] += people->member_from[g - 1];
    for (uint32_t v = 0; v < n; v++)
        people->member[people->member_from[value[v] + 1]++] = v;
    people->group.name = "group";
    people->group.value = value;
    return GV_OK;
}

gv_status gv_people_create(uint32_t n, const gv_group_plan *groups, gv_key key,
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
    people->n = n;
    people->arena = arena;
    if (groups->n > 0) {
        GV_TRY(copy_labels(people, groups, err));
        GV_TRY(draw_groups(people, groups, key, err));
    }
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

const gv_trait *gv_people_trait(const gv_people *people, const char *name)
{
    return gv_same_text(people->group.name, name) && name != NULL ? &people->group : NULL;
}

uint32_t gv_people_group(const gv_people *people, const char *group,
                         const uint32_t **member)
{
    for (size_t g = 0; g < people->group.n_labels; g++) {
        if (gv_same_text(people->group.label[g], group)) {
            *member = people->member + people->member_from[g];
            return people->member_from[g + 1] - people->member_from[g];
        }
    }
    *member = NULL;
    return 0;
}

uint64_t gv_people_bytes(const gv_people *people)
{
    return people->group.name == NULL ? 0 : (uint64_t) people->n * 6;
}
