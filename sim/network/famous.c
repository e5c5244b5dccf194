/* Named graphs of the literature, such as Zachary's karate club. */
#include "network/igraph_bridge.h"

typedef struct famous {
    const char *name;
} famous;

static const gv_param famous_table[] = {
    GV_WORD(
        famous, name, .initial_text = "Zachary", .source = "assumption",
        .help =
            "Zachary (the karate club), Krackhardt_Kite, Petersen, Tutte, Bull, Chvatal, "
            "Coxeter, Cubical, Diamond, Dodecahedron, Folkman, Franklin, Frucht, Grotzsch, "
            "Heawood, Herschel, House, HouseX, Icosahedron, Levi, McGee, Meredith, "
            "Noperfectmatching, Nonline, Octahedron, Robertson, Smallestcyclicgroup, "
            "Tetrahedron, Thomassen, Uniquely3colorable or Walther; case does not matter"),
    GV_END_OF_TABLE
};

/* As igraph's manual spells them, first spelling of each. */
static const char *const known[] = { "Bull",
                                     "Chvatal",
                                     "Coxeter",
                                     "Cubical",
                                     "Diamond",
                                     "Dodecahedral",
                                     "Dodecahedron",
                                     "Folkman",
                                     "Franklin",
                                     "Frucht",
                                     "Grotzsch",
                                     "Heawood",
                                     "Herschel",
                                     "House",
                                     "HouseX",
                                     "Icosahedral",
                                     "Icosahedron",
                                     "Krackhardt_Kite",
                                     "Levi",
                                     "McGee",
                                     "Meredith",
                                     "Noperfectmatching",
                                     "Nonline",
                                     "Octahedral",
                                     "Octahedron",
                                     "Petersen",
                                     "Robertson",
                                     "Smallestcyclicgroup",
                                     "Tetrahedral",
                                     "Tetrahedron",
                                     "Thomassen",
                                     "Tutte",
                                     "Uniquely3colorable",
                                     "Walther",
                                     "Zachary",
                                     NULL };

/* ASCII only: strcasecmp would obey the locale, where I and i may be strangers. */
static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_same_but_for_case(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

/* The first letter large, the rest small: so that the nearest word is found for
 * 'ZACHRY'. */
static const char *nearest(const char *name)
{
    char word[64];
    size_t i = 0;
    for (; name[i] != '\0' && i + 1 < sizeof word; i++) {
        const int small = lower(name[i]);
        const bool starts = i == 0 && small >= 'a' && small <= 'z';
        word[i] = (char) (starts ? small - 'a' + 'A' : small);
    }
    word[i] = '\0';
    return gv_nearest_word(word, known);
}

static const char *spelling(const famous *par, gv_error *err)
{
    const char *name = par->name != NULL ? par->name : "";
    for (const char *const *k = known; *k != NULL; k++) {
        if (is_same_but_for_case(name, *k))
            return *k;
    }
    GV_FAIL(err, GV_E_IMPOSSIBLE, "there is no famous network '%.64s'", name);
    const char *near = nearest(name);
    if (near != NULL) {
        gv_error_hint(err, "did you mean '%s'?", near);
    } else {
        gv_error_hint(err,
                      "known are Zachary, Krackhardt_Kite, Petersen, Tutte and others: "
                      "see the help of network.name");
    }
    return NULL;
}

static gv_status famous_grow(const void *params, gv_key key, gv_network **out,
                             gv_error *err)
{
    (void) key;
    const char *name = spelling(params, err);
    return name == NULL ? GV_E_IMPOSSIBLE : gv_igraph_famous(name, out, err);
}

/* The largest has 70 people: looking is as cheap as knowing. */
static gv_status famous_size(const void *params, uint64_t *people, uint64_t *arcs,
                             gv_error *err)
{
    gv_network *net = NULL;
    const gv_status status = famous_grow(params, (gv_key){ 0 }, &net, err);
    if (status == GV_OK) {
        *people = gv_network_people(net);
        *arcs = gv_network_arcs(net);
    }
    gv_network_free(net);
    return status;
}

const gv_generator gv_network_kind_famous = {
    .spec = { .name = "famous",
              .title = "Famous network",
              .about = "A named network of the literature, such as Zachary's karate club.",
              .source =
                  "igraph, igraph_famous(); Zachary, Journal of Anthropological Research "
                  "33 (1977), doi:10.1086/jar.33.4.3629752",
              GV_PARAMS(famous) },
    .is_random = false,
    .grow = famous_grow,
    .size = famous_size,
    .peak_bytes_per_arc = 56,
};
