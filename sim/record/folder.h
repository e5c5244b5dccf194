/* The folder of a run, and its lock. */
#ifndef GRAPEVINE_RECORD_FOLDER_H
#define GRAPEVINE_RECORD_FOLDER_H

#include "record/publish.h"

#define GV_SHARDS_FOLDER ".shards"

/// A run's folder with its lock held. Zero-initialise with GV_NO_FOLDER.
typedef struct gv_folder {
    gv_place run;    ///< `<base>/<scenario>/<world>`
    gv_place shards; ///< `.shards` in it
    bool is_shared;  ///< with others that write other shards
    int lock;
    int claims; ///< descriptor of the file whose bytes stand for shards; shared folders
                ///< only
    char *run_path, *shards_path;
} gv_folder;
#define GV_NO_FOLDER                                                                       \
    {                                                                                      \
        .run.fd = -1, .shards.fd = -1, .lock = -1, .claims = -1                            \
    }

/// Make what is missing and lock it; with `is_shared` set, share it. Symbolic links are
/// refused below `base`.
/// @return GV_OK, GV_E_BUSY, GV_E_OUTPUT, GV_E_MEMORY; close it also after a failure
gv_status gv_folder_open(const char *base, const char *scenario, const char *world,
                         gv_folder *folder, gv_error *err) GV_MUST_USE;
/// Unlock. Removes nothing but an empty `.shards`.
void gv_folder_close(gv_folder *folder);

/// Lock the folder for one writer and write into the lock who we are.
/// @param[out] out descriptor that holds the lock; closing it unlocks
gv_status gv_lock_take(gv_place place, bool is_shared, int *out, gv_error *err) GV_MUST_USE;
/// In a shared folder: this shard is ours until the next call or the end of the folder.
/// @return GV_OK, GV_E_BUSY (another process is at it), GV_E_OUTPUT
gv_status gv_folder_claim(gv_folder *folder, uint64_t point, uint64_t block,
                          gv_error *err) GV_MUST_USE;

#endif
