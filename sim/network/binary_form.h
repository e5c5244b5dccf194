/// @file
/// Layer 2: the binary form of a network, as it lies in a file and in memory:
/// little-endian, a head, then arrays that begin at multiples of 64 bytes, zeros between
/// them. A file of one network has one form only, so equal networks are equal files.
#ifndef GRAPEVINE_BINARY_FORM_H
#define GRAPEVINE_BINARY_FORM_H

#include "network_internal.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
               "the binary form is mapped as it is");

/// As PNG's: a byte above 127, a name, and the line ends that transfers of text would
/// change.
#define GV_BINARY_MAGIC "\x89GVN\r\n\x1a\n"
enum { GV_BINARY_VERSION = 1, GV_BINARY_ALIGNED = 64, GV_BINARY_HEAD = 256 };

/// Bits of `flags`. Without a bit for names people are called by their numbers.
enum {
    GV_BINARY_WEIGHTS = 1,
    GV_BINARY_NUMBERS = 2,      ///< names are whole numbers below 2^32, ascending
    GV_BINARY_TEXTS = 4,        ///< names are texts in the order of gv_label_order
    GV_BINARY_TEXT_NUMBERS = 8, ///< which are whole numbers of any length
    GV_BINARY_FLAGS = 15,
};

typedef struct gv_binary_head {
    char magic[8];
    uint32_t version, flags;
    uint64_t people, arcs;
    uint64_t rows, loops_dropped, repeats_merged; ///< gv_network_notes
    uint64_t offset_at; ///< byte in the file: uint64_t [people + 1]
    uint64_t target_at; ///< uint32_t [arcs]
    uint64_t weight_at; ///< double [arcs]; 0: none
    uint64_t number_at; ///< uint32_t [people]; 0: none
    uint64_t start_at;  ///< uint64_t [people + 1] of each text; 0: none
    uint64_t text_at;   ///< char [text_bytes], each text with its NUL; 0: none
    uint64_t text_bytes;
    uint64_t file_bytes;
    uint64_t reserved[13]; ///< zero
    gv_hash payload;       ///< XXH3-128 of all bytes behind the head
    gv_hash head;          ///< XXH3-128 of the head up to here
} gv_binary_head;
_Static_assert(sizeof(gv_binary_head) == GV_BINARY_HEAD, "the head has no gaps");

/// Where everything lies follows from people, arcs, flags and text_bytes. Fills the places
/// and file_bytes. @return false: more than 2^63 bytes
bool gv_binary_arrange(gv_binary_head *head);
/// The hash of the head as it should be.
gv_hash gv_binary_head_hash(const gv_binary_head *head);

#endif
