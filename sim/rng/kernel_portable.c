/* The coin in plain C: AES rounds by byte table, for machines without AES instructions and
 * as the twin that the fast kernels are tested against. */
#include "rng/kernel.h"

#include <string.h>

/* FIPS 197, figure 7. */
static const uint8_t sbox[256] = {
    0x63, 0x7C, 0x77, 0x7B, 0xF2, 0x6B, 0x6F, 0xC5, 0x30, 0x01, 0x67, 0x2B, 0xFE, 0xD7,
    0xAB, 0x76, 0xCA, 0x82, 0xC9, 0x7D, 0xFA, 0x59, 0x47, 0xF0, 0xAD, 0xD4, 0xA2, 0xAF,
    0x9C, 0xA4, 0x72, 0xC0, 0xB7, 0xFD, 0x93, 0x26, 0x36, 0x3F, 0xF7, 0xCC, 0x34, 0xA5,
    0xE5, 0xF1, 0x71, 0xD8, 0x31, 0x15, 0x04, 0xC7, 0x23, 0xC3, 0x18, 0x96, 0x05, 0x9A,
    0x07, 0x12, 0x80, 0xE2, 0xEB, 0x27, 0xB2, 0x75, 0x09, 0x83, 0x2C, 0x1A, 0x1B, 0x6E,
    0x5A, 0xA0, 0x52, 0x3B, 0xD6, 0xB3, 0x29, 0xE3, 0x2F, 0x84, 0x53, 0xD1, 0x00, 0xED,
    0x20, 0xFC, 0xB1, 0x5B, 0x6A, 0xCB, 0xBE, 0x39, 0x4A, 0x4C, 0x58, 0xCF, 0xD0, 0xEF,
    0xAA, 0xFB, 0x43, 0x4D, 0x33, 0x85, 0x45, 0xF9, 0x02, 0x7F, 0x50, 0x3C, 0x9F, 0xA8,
    0x51, 0xA3, 0x40, 0x8F, 0x92, 0x9D, 0x38, 0xF5, 0xBC, 0xB6, 0xDA, 0x21, 0x10, 0xFF,
    0xF3, 0xD2, 0xCD, 0x0C, 0x13, 0xEC, 0x5F, 0x97, 0x44, 0x17, 0xC4, 0xA7, 0x7E, 0x3D,
    0x64, 0x5D, 0x19, 0x73, 0x60, 0x81, 0x4F, 0xDC, 0x22, 0x2A, 0x90, 0x88, 0x46, 0xEE,
    0xB8, 0x14, 0xDE, 0x5E, 0x0B, 0xDB, 0xE0, 0x32, 0x3A, 0x0A, 0x49, 0x06, 0x24, 0x5C,
    0xC2, 0xD3, 0xAC, 0x62, 0x91, 0x95, 0xE4, 0x79, 0xE7, 0xC8, 0x37, 0x6D, 0x8D, 0xD5,
    0x4E, 0xA9, 0x6C, 0x56, 0xF4, 0xEA, 0x65, 0x7A, 0xAE, 0x08, 0xBA, 0x78, 0x25, 0x2E,
    0x1C, 0xA6, 0xB4, 0xC6, 0xE8, 0xDD, 0x74, 0x1F, 0x4B, 0xBD, 0x8B, 0x8A, 0x70, 0x3E,
    0xB5, 0x66, 0x48, 0x03, 0xF6, 0x0E, 0x61, 0x35, 0x57, 0xB9, 0x86, 0xC1, 0x1D, 0x9E,
    0xE1, 0xF8, 0x98, 0x11, 0x69, 0xD9, 0x8E, 0x94, 0x9B, 0x1E, 0x87, 0xE9, 0xCE, 0x55,
    0x28, 0xDF, 0x8C, 0xA1, 0x89, 0x0D, 0xBF, 0xE6, 0x42, 0x68, 0x41, 0x99, 0x2D, 0x0F,
    0xB0, 0x54, 0xBB, 0x16,
};

/* ShiftRows: byte i of the result is byte shifted[i] of the state. */
static const uint8_t shifted[16] = { 0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11 };

static uint32_t rotated(uint32_t word, uint32_t bits)
{
    return word >> bits | word << (32 - bits);
}

/* Four bytes times x in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1. */
static uint32_t doubled(uint32_t column)
{
    const uint32_t carry = column >> 7 & 0x01010101u;
    return (column << 1 & 0xFEFEFEFEu) ^ carry * 0x1Bu;
}

/* MixColumns of one column, top byte of the column lowest in the word. */
static uint32_t mixed(uint32_t column)
{
    const uint32_t next = rotated(column, 8);
    return doubled(column ^ next) ^ next ^ rotated(column, 16) ^ rotated(column, 24);
}

static uint32_t load_word(const uint8_t bytes[4])
{
    return (uint32_t) bytes[3] << 24 | (uint32_t) bytes[2] << 16 |
           (uint32_t) bytes[1] << 8 | bytes[0];
}

/* One AES round: SubBytes, ShiftRows, MixColumns (but in the last), AddRoundKey. */
static void encrypt_round(uint8_t state[16], const uint8_t key[16], bool last)
{
    uint8_t old[16];
    memcpy(old, state, sizeof old);
    for (uint32_t i = 0; i < 16; i += 4) {
        uint32_t column = 0;
        for (uint32_t k = 0; k < 4; k++)
            column |= (uint32_t) sbox[old[shifted[i + k]]] << (8 * k);
        column = (last ? column : mixed(column)) ^ load_word(key + i);
        for (uint32_t k = 0; k < 4; k++)
            state[i + k] = (uint8_t) (column >> (8 * k));
    }
}

static void block_of(const gv_cipher *cipher, gv_counter counter, uint8_t out[16])
{
    const uint32_t words[4] = { counter.u, counter.v, counter.tick, counter.field };
    for (uint32_t i = 0; i < 16; i++)
        out[i] = (uint8_t) (words[i / 4] >> (8 * (i % 4))) ^ cipher->round_key[0][i];
    for (uint32_t round = 1; round <= GV_ARS_ROUNDS; round++)
        encrypt_round(out, cipher->round_key[round], round == GV_ARS_ROUNDS);
}

static gv_bits draw(const gv_cipher *cipher, gv_counter counter)
{
    uint8_t block[16];
    block_of(cipher, counter, block);
    return (gv_bits){
        .low = (uint64_t) load_word(block + 4) << 32 | load_word(block),
        .high = (uint64_t) load_word(block + 12) << 32 | load_word(block + 8),
    };
}

/* Byte after byte of the lane against the threshold's, from byte k on, until they
 * differ. */
static bool decided(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                    uint64_t threshold, uint32_t k)
{
    for (; gv_threshold_tail(threshold, k) != 0; k++) {
        uint8_t block[16];
        block_of(cipher, gv_coin_counter(counter, lane, k), block);
        const uint8_t byte = block[lane % GV_BLOCK_BYTES];
        if (byte != gv_threshold_byte(threshold, k))
            return byte < gv_threshold_byte(threshold, k);
    }
    return false;
}

static bool toss(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                 uint64_t threshold)
{
    return decided(cipher, counter, lane, threshold, 0);
}

static uint64_t row(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                    const uint32_t *hearer, uint32_t n, uint64_t threshold)
{
    uint64_t heads = 0;
    for (uint32_t i = 0; i < n; i++) {
        counter.v = hearer[i];
        heads |= (uint64_t) decided(cipher, counter, lane, threshold, 0) << i;
    }
    return heads;
}

/* The wanted lanes of one block, whose first lane is `first`. */
static uint64_t block_lanes(const gv_cipher *cipher, gv_counter counter, uint64_t threshold,
                            uint32_t first, uint64_t wanted)
{
    uint8_t block[16];
    block_of(cipher, gv_coin_counter(counter, first, 0), block);
    const uint8_t bound = gv_threshold_byte(threshold, 0);
    uint64_t heads = 0;
    for (uint32_t i = 0; i < GV_BLOCK_BYTES; i++) {
        if ((wanted >> i & 1) != 0) {
            const bool head = block[i] == bound
                                  ? decided(cipher, counter, first + i, threshold, 1)
                                  : block[i] < bound;
            heads |= (uint64_t) head << i;
        }
    }
    return heads;
}

static void lanes(const gv_cipher *cipher, gv_counter counter, uint64_t threshold,
                  const uint64_t wanted[8], uint64_t out[8])
{
    for (uint32_t word = 0; word < 8; word++) {
        uint64_t heads = 0;
        for (uint32_t shift = 0; shift < 64; shift += GV_BLOCK_BYTES) {
            const uint64_t here = wanted[word] >> shift & 0xFFFF;
            if (here != 0) {
                heads |= block_lanes(cipher, counter, threshold, 64 * word + shift, here)
                         << shift;
            }
        }
        out[word] = heads;
    }
}

static void series(const gv_cipher *cipher, gv_counter counter, uint32_t n, gv_bits *out)
{
    for (uint32_t i = 0; i < n; i++, counter.u++)
        out[i] = draw(cipher, counter);
}

const gv_rng_kernel gv_rng_portable = {
    .draw = draw, .series = series, .toss = toss, .row = row, .lanes = lanes
};
