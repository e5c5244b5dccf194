/* A seal at the head of every HDF5 file: damage is found before libhdf5 sees the bytes. */
#ifndef GRAPEVINE_RECORD_SEAL_H
#define GRAPEVINE_RECORD_SEAL_H

#include "grapevine/base.h"

/// Bytes of the seal: HDF5's smallest "user block", which every HDF5 reader skips.
#define GV_SEAL_BYTES 512

/// Write the seal of bytes [GV_SEAL_BYTES, n) into the first GV_SEAL_BYTES. O(n).
void gv_seal_write(unsigned char *bytes, size_t n);
/// Do the n bytes carry their seal? Finds every changed, missing or added byte. O(n).
bool gv_seal_holds(const unsigned char *bytes, size_t n);
/// Do the n bytes at least begin as a sealed file does?
bool gv_seal_begins(const unsigned char *bytes, size_t n);

#endif
