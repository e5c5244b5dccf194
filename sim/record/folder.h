/* The folder of a run, and its lock. */
#ifndef GRAPEVINE_RECORD_FOLDER_H
#define GRAPEVINE_RECORD_FOLDER_H

#include "record/publish.h"

#define GV_SHARDS_FOLDER ".shards"

/// A run's folder with its lock held. Zero-initialise with GV_NO_FOLDER.
typedef struct gv_folder {
    gv_place run;    ///< `<base>/<scenario>/<world>`
    gv_place shards; ///< `.shards` in it
    int lock;
    char *run_path, *shards_path;
} gv_folder;
#define GV_NO_FOLDER                                                                       \
    {                                                                                      \
        .run.fd = -1, .shards.fd = -1, .lock = -1                                          \
    }

/// Make what is missing and lock it. Symbolic links are refused below `base`.
/// @return GV_OK, GV_E_BUSY, GV_E_OUTPUT, GV_E_MEMORY; close it also after a failure
gv_status gv_folder_open(const char *base, const char *scenario, const char *world,
                         gv_folder *folder, gv_error *err) GV_MUST_USE;
/// Unlock. Removes nothing but an empty `.shards`.
void gv_folder_close(gv_folder *folder);

/// Lock the folder for one writer and write into the lock who we are.
/// @param[out] out descriptor that holds the lock; closing it unlocks
gv_status gv_lock_take(gv_place place, int *out, gv_error *err) GV_MUST_USE;

#endif
