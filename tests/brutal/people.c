/* Reading and making people with 0, 1, 2, ... allocations allowed: failure in words,
 * outputs untouched, no memory lost (the sanitizers watch). */
#include "crowd.h"
#include "grow.h"
#include "temp_file.h"

#include <string.h>

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    uint64_t *left = self;
    if (*left == 0)
        return false;
    --*left;
    return true;
}

enum { TRIES = 400 };

static void survives(const char *name, gv_status (*call)(void *self, gv_error *err),
                     void *self)
{
    for (uint64_t allowed = 0; allowed < TRIES; allowed++) {
        uint64_t left = allowed;
        gv_error err = { 0 };
        gv_memory_set_hook(allows, &left);
        const gv_status status = call(self, &err);
        gv_memory_set_hook(NULL, NULL);
        if (status == GV_OK) {
            assert_true(allowed > 0);
            return;
        }
        if (status != GV_E_MEMORY || err.code != GV_E_MEMORY || err.text[0] == '\0')
            fail_msg("%s with %llu allocations: %s: %s", name, (unsigned long long) allowed,
                     gv_status_name(status), err.text);
    }
    fail_msg("%s never ends", name);
}

typedef struct crowd {
    gv_plan *plan;
    const gv_network *net;
} crowd;

static gv_status read_file(void *self, gv_error *err)
{
    const crowd *c = self;
    gv_people_table *table = NULL;
    const gv_status status = gv_people_table_read(&c->plan->crowd, &table, err);
    assert_true((status == GV_OK) == (table != NULL));
    gv_people_table_free(table);
    return status;
}

static gv_status check_file(void *self, gv_error *err)
{
    const crowd *c = self;
    return gv_people_table_check(&c->plan->crowd, c->net, err);
}

static gv_status make_people(void *self, gv_error *err)
{
    const crowd *c = self;
    gv_people *people = NULL;
    const gv_status status = gv_people_create(
        &c->plan->crowd, c->net, gv_key_make(1, GV_PURPOSE_PEOPLE, 0), &people, err);
    assert_true((status == GV_OK) == (people != NULL));
    gv_people_free(people);
    return status;
}

static void people_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static const char *const names[] = { "a", "b" };
    static const double shares[] = { 0.5, 0.5 };
    gv_text text = { 0 };
    gv_text_add(&text, "id,club\n");
    for (unsigned v = 0; v < 60; v++)
        gv_text_add(&text, "%u,%c\n", v, v % 3 == 0 ? 'x' : 'y');
    const temp_file file = temp_file_make(text.text, text.length);
    gv_text_free(&text);
    gv_network *net = grow("gnm", 0, "people", 60.0, "ties", 400.0, "directed", 1.0, NULL);
    crowd c = { .net = net };
    must(gv_plan_create(&c.plan, NULL));
    c.plan->crowd.source.file = file.path;
    (void) given_trait(c.plan, "column", "club");
    gv_trait_plan *side = given_trait(c.plan, "categories", "side");
    trait_shares(side, (gv_shares){ .name = names, .share = shares, .n = 2 });
    trait_number(side, "homophily", 0.05);
    (void) given_trait(c.plan, "gamma", "income");
    survives("gv_people_table_read", read_file, &c);
    must(gv_plan_read_people(c.plan, NULL));
    survives("gv_people_table_check", check_file, &c);
    survives("gv_people_create", make_people, &c);
    gv_plan_free(c.plan);
    gv_network_free(net);
    temp_file_remove(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_survive_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
