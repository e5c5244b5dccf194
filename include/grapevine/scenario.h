/// @file
/// Layer 7: scenario files (YAML) to plans; every complaint at once, with place and hint.
#ifndef GRAPEVINE_SCENARIO_H
#define GRAPEVINE_SCENARIO_H

#include "grapevine/plan.h"

/// Read, check and resolve a scenario.
/// @param path      the file
/// @param overrides [n_overrides] `dotted.key=value`, applied before checking
/// @param color     use ANSI colours in the complaints
/// @param[out] out  yours to free; untouched on failure
/// @param[out] complaints  rendered diagnostics (free with gv_text_free); empty on success
/// @return GV_OK, GV_E_SCENARIO, GV_E_DATA (cannot read), GV_E_MEMORY
gv_status gv_scenario_read(const char *path, const char *const *overrides,
                           size_t n_overrides, bool color, gv_plan **out,
                           gv_text *complaints, gv_error *err) GV_MUST_USE;
/// The same from memory; `name` stands for the file in messages, file parameters are
/// relative to `folder`.
gv_status gv_scenario_parse(const char *text, size_t length, const char *name,
                            const char *folder, const char *const *overrides,
                            size_t n_overrides, bool color, gv_plan **out,
                            gv_text *complaints, gv_error *err) GV_MUST_USE;

/// Give a plan the points of a design: a table whose head names numbers of the scenario by
/// their dotted keys, one row a point, cells apart by commas or semicolons. What the plan
/// contests, and trees to keep, are left aside.
/// @param[in,out] plan  only to be freed after a failure
/// @param[out] complaints  one line each, `file:line:column: error: ...`; empty on success
/// @return GV_OK, GV_E_DATA (cannot be read, or `complaints`), GV_E_SCENARIO (the plan has
/// a sweep), GV_E_IMPOSSIBLE, GV_E_MEMORY
gv_status gv_design_read(const char *path, gv_plan *plan, gv_text *complaints,
                         gv_error *err) GV_MUST_USE;

/// A world, a strategy or a message that scenarios use by name, or a claim, shipped with
/// the program.
typedef struct gv_preset {
    const char
        *kind; ///< "strategies", "worlds", "messages" or "claims"; NULL ends the list
    const char *name;
    const char *text; ///< the file
} gv_preset;
const gv_preset *gv_presets(void);
/// The preset of that kind and name, or NULL.
const gv_preset *gv_preset_named(const char *kind, const char *name);
/// What it is: the first sentence of its comment, over as many lines as it has.
void gv_preset_about(const gv_preset *preset, gv_text *out);
/// A preset that is a scenario, read as gv_scenario_read reads a file. What it uses by name
/// is shipped as well, whatever stands in the working folder.
gv_status gv_scenario_read_shipped(const gv_preset *preset, const char *const *overrides,
                                   size_t n_overrides, bool color, gv_plan **out,
                                   gv_text *complaints, gv_error *err) GV_MUST_USE;

/// JSON Schema of scenarios, for editors; generated from the tables.
gv_status gv_scenario_schema(gv_text *out, gv_error *err) GV_MUST_USE;
/// Reference page (Markdown) of every part; generated from the tables.
gv_status gv_scenario_reference(gv_text *out, gv_error *err) GV_MUST_USE;
/// The page of one part, the row of one dotted key, or the file of a preset, for the
/// terminal.
/// @return GV_E_USAGE when there is no such thing (hint: the nearest name)
gv_status gv_scenario_explain(const char *what, gv_text *out, gv_error *err) GV_MUST_USE;

typedef enum gv_description_form {
    GV_DESCRIBE_MARKDOWN,
    GV_DESCRIBE_TEX
} gv_description_form;
/// A model as a paper's appendix: overview, design concepts and details, equations, and
/// every parameter with its unit, default, range worth exploring and source.
/// @source Grimm et al. (2020), doi:10.18564/jasss.4259
gv_status gv_scenario_describe(const gv_model *model, gv_description_form form,
                               gv_text *out, gv_error *err) GV_MUST_USE;

#endif
