// Attention of packed sequences on a CPU with AMX, forward and backward, one thread. See attend.py for the meaning.
// A head is 32 wide, which is one AMX tile of bfloat16: every product below is 16x16 with depth 32.
//   sequence s: queries q[qoff[s]..qoff[s+1]), own keys k[koff[s]..koff[s+1]), and the keys of up to two memory
//   segments seg[2s], seg[2s+1] (-1: none), each a range moff[g]..moff[g+1] of mk and mv. One softmax over all of them.
// Rows are `width` = heads * 32 bfloat16 apart. lse is [heads][queries].
#include <immintrin.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef uint16_t bf;
enum { D = 32, B = 32, TILE = 16 * 16 };

int attend_ready(void) { return syscall(SYS_arch_prctl, 0x1023, 18) == 0; }

static void configure(void) {
  struct { uint8_t palette, start, reserved[14]; uint16_t bytes[16]; uint8_t rows[16]; } c = {.palette = 1};
  for (int i = 0; i < 8; i++) c.bytes[i] = 64, c.rows[i] = 16;
  _tile_loadconfig(&c);
}

static void *block(size_t bytes) {
  void *p = aligned_alloc(64, (bytes + 63) & ~(size_t)63);
  if (!p) abort();
  return p;
}

static inline int padded(int n) { return (n + B - 1) / B * B; }

static inline __m512 exp512(__m512 x) {
  x = _mm512_max_ps(x, _mm512_set1_ps(-87.f));
  __m512 t = _mm512_mul_ps(x, _mm512_set1_ps(1.44269504f));
  __m512 n = _mm512_roundscale_ps(t, 8), f = _mm512_sub_ps(t, n);
  __m512 p = _mm512_set1_ps(1.3534167e-3f);
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(9.6014e-3f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(5.5507e-2f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(2.402264e-1f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(6.931472e-1f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1.f));
  return _mm512_scalef_ps(p, n);
}

static inline __m256i narrow(__m512 x) { return (__m256i)_mm512_cvtneps_pbh(x); }
static inline __m512i pair(__m512 even, __m512 odd) {
  return _mm512_or_si512(_mm512_cvtepu16_epi32(narrow(even)), _mm512_slli_epi32(_mm512_cvtepu16_epi32(narrow(odd)), 16));
}

// rows -> tiles of 16 rows whose dwords are transposed: right-hand side of x . rows^T
static void pack_t(int32_t *to, const bf *rows, int n, int width) {
  const __m512i step = _mm512_mullo_epi32(_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), _mm512_set1_epi32(width / 2));
  for (int t = 0; t < padded(n); t += 16, to += TILE) {
    int left = n - t;
    __mmask16 real = left >= 16 ? 0xffff : left <= 0 ? 0 : (1 << left) - 1;
    const int *from = (const int *)(rows + (size_t)t * width);
    for (int r = 0; r < 16; r++)
      _mm512_store_si512(to + 16 * r, _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), real, step, from + r, 4));
  }
}

// rows -> per 32 rows two tiles (columns 0..15, 16..31) of interleaved row pairs: right-hand side of x . rows
static void pack_v(int32_t *to, const bf *rows, int n, int width) {
  static const int16_t lo_[32] = {0, 32, 1, 33, 2, 34, 3, 35, 4, 36, 5, 37, 6, 38, 7, 39, 8, 40, 9, 41, 10, 42, 11, 43, 12, 44, 13, 45, 14, 46, 15, 47};
  const __m512i lo = _mm512_loadu_si512(lo_), hi = _mm512_add_epi16(lo, _mm512_set1_epi16(16));
  for (int t = 0; t < padded(n); t += B, to += 2 * TILE)
    for (int r = 0; r < 16; r++) {
      int i = t + 2 * r;
      __m512i a = i < n ? _mm512_loadu_si512(rows + (size_t)i * width) : _mm512_setzero_si512();
      __m512i b = i + 1 < n ? _mm512_loadu_si512(rows + (size_t)(i + 1) * width) : _mm512_setzero_si512();
      _mm512_store_si512(to + 16 * r, _mm512_permutex2var_epi16(a, lo, b));
      _mm512_store_si512(to + TILE + 16 * r, _mm512_permutex2var_epi16(a, hi, b));
    }
}

static void copy_rows(bf *to, const bf *rows, int n, int width) {  // 32 x 32, zeros below
  for (int i = 0; i < B; i++)
    _mm512_store_si512(to + i * D, i < n ? _mm512_loadu_si512(rows + (size_t)i * width) : _mm512_setzero_si512());
}

static void transpose(bf *to, const bf *from) {
  for (int i = 0; i < B; i++)
    for (int j = 0; j < D; j++) to[j * B + i] = from[i * D + j];
}

// c[32][32] (+)= a[32 rows][32] . two tiles b0, b1; `c_step` floats a row
#define FENCE() __asm__ volatile("" ::: "memory")  // the intrinsics do not say which memory they touch
#define LOAD_C(c, s) FENCE(); _tile_loadd(4, c, (s) * 4); _tile_loadd(5, (c) + 16, (s) * 4); _tile_loadd(6, (c) + 16 * (s), (s) * 4); _tile_loadd(7, (c) + 16 * (s) + 16, (s) * 4)
#define ZERO_C() _tile_zero(4); _tile_zero(5); _tile_zero(6); _tile_zero(7)
#define STORE_C(c, s) _tile_stored(4, c, (s) * 4); _tile_stored(5, (c) + 16, (s) * 4); _tile_stored(6, (c) + 16 * (s), (s) * 4); _tile_stored(7, (c) + 16 * (s) + 16, (s) * 4); FENCE()
#define PRODUCT(a, a_step, b) \
  FENCE(); \
  _tile_loadd(0, a, (a_step) * 2); _tile_loadd(1, (a) + 16 * (a_step), (a_step) * 2); \
  _tile_loadd(2, b, 64); _tile_loadd(3, (b) + TILE, 64); \
  _tile_dpbf16ps(4, 0, 2); _tile_dpbf16ps(5, 0, 3); _tile_dpbf16ps(6, 1, 2); _tile_dpbf16ps(7, 1, 3)

typedef struct { int n, at; } part;  // keys, and where they begin in the packs (own: own packs)

static int parts_of(part *p, int own, const int *seg, const int *moff, const int *mpad) {
  int count = 0;
  p[count++] = (part){own, -1};
  for (int j = 0; j < 2; j++)
    if (seg && seg[j] >= 0) p[count++] = (part){moff[seg[j] + 1] - moff[seg[j]], mpad[seg[j]]};
  return count;
}

static int *pad_offsets(int segments, const int *moff, int *total) {
  int *mpad = malloc(sizeof(int) * (segments + 1)), at = 0;
  for (int g = 0; g < segments; g++) mpad[g] = at, at += padded(moff[g + 1] - moff[g]);
  mpad[segments] = *total = at;
  return mpad;
}

static int longest(int sequences, const int *koff) {
  int most = 0;
  for (int s = 0; s < sequences; s++) if (koff[s + 1] - koff[s] > most) most = koff[s + 1] - koff[s];
  return padded(most);
}

void attend_forward(const bf *q, const bf *k, const bf *v, const bf *mk, const bf *mv, bf *out, float *lse, int sequences, const int *qoff,
                    const int *koff, const int *seg, int segments, const int *moff, int heads, float scale) {
  configure();
  int width = heads * D, queries = qoff[sequences], memory, own = longest(sequences, koff);
  int *mpad = pad_offsets(segments, moff, &memory);
  int most = own + memory;
  int32_t *kt = block((size_t)own * 64), *vv = block((size_t)own * 64), *mkt = block((size_t)memory * 64 + 64), *mvv = block((size_t)memory * 64 + 64);
  float *s = block((size_t)B * most * 4);
  bf *p = block((size_t)B * most * 2);
  _Alignas(64) bf a[B * D];
  _Alignas(64) float o[B * D];
  for (int h = 0; h < heads; h++) {
    for (int g = 0; g < segments; g++) {
      pack_t(mkt + mpad[g] * 16, mk + (size_t)moff[g] * width + h * D, moff[g + 1] - moff[g], width);
      pack_v(mvv + mpad[g] * 16, mv + (size_t)moff[g] * width + h * D, moff[g + 1] - moff[g], width);
    }
    for (int n = 0; n < sequences; n++) {
      part parts[3];
      int count = parts_of(parts, koff[n + 1] - koff[n], seg ? seg + 2 * n : 0, moff, mpad), keys = 0;
      for (int j = 0; j < count; j++) keys += padded(parts[j].n);
      pack_t(kt, k + (size_t)koff[n] * width + h * D, parts[0].n, width);
      pack_v(vv, v + (size_t)koff[n] * width + h * D, parts[0].n, width);
      for (int i = qoff[n]; i < qoff[n + 1]; i += B) {
        int rows = qoff[n + 1] - i < B ? qoff[n + 1] - i : B, at = 0;
        copy_rows(a, q + (size_t)i * width + h * D, rows, width);
        for (int j = 0; j < count; j++) {
          int32_t *b = parts[j].at < 0 ? kt : mkt + parts[j].at * 16;
          for (int t = 0; t < padded(parts[j].n); t += B, b += 2 * TILE) {
            ZERO_C();
            PRODUCT(a, D, b);
            STORE_C(s + at + t, keys);
          }
          for (int t = parts[j].n; t < padded(parts[j].n); t++)
            for (int r = 0; r < rows; r++) s[r * keys + at + t] = -1e30f;
          at += padded(parts[j].n);
        }
        float inverse[B];
        for (int r = 0; r < rows; r++) {
          float *row = s + r * keys;
          __m512 top = _mm512_set1_ps(-1e30f), sum = _mm512_setzero_ps();
          for (int t = 0; t < keys; t += 16) top = _mm512_max_ps(top, _mm512_load_ps(row + t));
          float best = _mm512_reduce_max_ps(top) * scale;
          for (int t = 0; t < keys; t += 32) {
            __m512 x = exp512(_mm512_fmsub_ps(_mm512_load_ps(row + t), _mm512_set1_ps(scale), _mm512_set1_ps(best)));
            __m512 y = exp512(_mm512_fmsub_ps(_mm512_load_ps(row + t + 16), _mm512_set1_ps(scale), _mm512_set1_ps(best)));
            sum = _mm512_add_ps(sum, _mm512_add_ps(x, y));
            _mm512_store_si512(p + r * keys + t, (__m512i)_mm512_cvtne2ps_pbh(y, x));
          }
          float total = _mm512_reduce_add_ps(sum);
          inverse[r] = 1 / total;
          lse[(size_t)h * queries + i + r] = best + __builtin_logf(total);
        }
        if (rows < B) memset(p + rows * keys, 0, (size_t)(B - rows) * keys * 2);
        ZERO_C();
        at = 0;
        for (int j = 0; j < count; j++) {
          int32_t *b = parts[j].at < 0 ? vv : mvv + parts[j].at * 16;
          for (int t = 0; t < padded(parts[j].n); t += B, b += 2 * TILE) { PRODUCT(p + at + t, keys, b); }
          at += padded(parts[j].n);
        }
        STORE_C(o, D);
        for (int r = 0; r < rows; r++) {
          __m512 w = _mm512_set1_ps(inverse[r]);
          _mm512_storeu_si512(out + (size_t)(i + r) * width + h * D,
                              (__m512i)_mm512_cvtne2ps_pbh(_mm512_mul_ps(_mm512_load_ps(o + r * D + 16), w), _mm512_mul_ps(_mm512_load_ps(o + r * D), w)));
        }
      }
    }
  }
  _tile_release();
  free(mpad), free(kt), free(vv), free(mkt), free(mvv), free(s), free(p);
}

static void write_t(bf *to, const float *from, int n, int pad, int width) {  // [32][pad] floats -> n rows of 32 bfloat16
  const __m512i step = _mm512_mullo_epi32(_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), _mm512_set1_epi32(pad));
  for (int t = 0; t < n; t++) {
    __m512 lo = _mm512_i32gather_ps(step, from + t, 4), hi = _mm512_i32gather_ps(step, from + 16 * (size_t)pad + t, 4);
    _mm512_storeu_si512(to + (size_t)t * width, (__m512i)_mm512_cvtne2ps_pbh(hi, lo));
  }
}

void attend_backward(const bf *q, const bf *k, const bf *v, const bf *mk, const bf *mv, const bf *out, const bf *grad, const float *lse, bf *dq,
                     bf *dk, bf *dv, bf *dmk, bf *dmv, int sequences, const int *qoff, const int *koff, const int *seg, int segments,
                     const int *moff, int heads, float scale) {
  configure();
  int width = heads * D, queries = qoff[sequences], memory, own = longest(sequences, koff);
  int *mpad = pad_offsets(segments, moff, &memory);
  size_t ob = (size_t)own * 64, mb = (size_t)memory * 64 + 64;
  int32_t *kt = block(ob), *kv = block(ob), *vt = block(ob), *mkt = block(mb), *mkv = block(mb), *mvt = block(mb);
  float *gk = block(2 * ob), *gv = block(2 * ob), *gmk = block(2 * mb), *gmv = block(2 * mb);
  _Alignas(64) bf a[B * D], at_[B * D], g[B * D], gt[B * D], o[B * D], ds_a[B * B];
  _Alignas(64) float s[B * B], dp[B * B], gq[B * D];
  _Alignas(64) int32_t p_v[2 * TILE], ds_v[2 * TILE];
  for (int h = 0; h < heads; h++) {
    for (int j = 0; j < segments; j++) {
      const bf *rk = mk + (size_t)moff[j] * width + h * D, *rv = mv + (size_t)moff[j] * width + h * D;
      int n = moff[j + 1] - moff[j];
      pack_t(mkt + mpad[j] * 16, rk, n, width), pack_v(mkv + mpad[j] * 16, rk, n, width), pack_t(mvt + mpad[j] * 16, rv, n, width);
    }
    memset(gmk, 0, 2 * mb), memset(gmv, 0, 2 * mb);
    for (int n = 0; n < sequences; n++) {
      part parts[3];
      int mine = koff[n + 1] - koff[n], count = parts_of(parts, mine, seg ? seg + 2 * n : 0, moff, mpad), own_pad = padded(mine);
      const bf *rk = k + (size_t)koff[n] * width + h * D, *rv = v + (size_t)koff[n] * width + h * D;
      pack_t(kt, rk, mine, width), pack_v(kv, rk, mine, width), pack_t(vt, rv, mine, width);
      memset(gk, 0, (size_t)own_pad * D * 4), memset(gv, 0, (size_t)own_pad * D * 4);
      for (int i = qoff[n]; i < qoff[n + 1]; i += B) {
        int rows = qoff[n + 1] - i < B ? qoff[n + 1] - i : B;
        copy_rows(a, q + (size_t)i * width + h * D, rows, width), copy_rows(g, grad + (size_t)i * width + h * D, rows, width);
        copy_rows(o, out + (size_t)i * width + h * D, rows, width);
        transpose(at_, a), transpose(gt, g);
        float level[B], delta[B];
        for (int r = 0; r < B; r++) {
          __m512i x = _mm512_load_si512(g + r * D), y = _mm512_load_si512(o + r * D), high = _mm512_set1_epi32(0xffff0000);
          __m512 even = _mm512_mul_ps((__m512)_mm512_slli_epi32(x, 16), (__m512)_mm512_slli_epi32(y, 16));
          __m512 odd = _mm512_mul_ps((__m512)_mm512_and_si512(x, high), (__m512)_mm512_and_si512(y, high));
          delta[r] = _mm512_reduce_add_ps(_mm512_add_ps(even, odd));
          level[r] = r < rows ? lse[(size_t)h * queries + i + r] : 1e30f;
        }
        memset(gq, 0, sizeof gq);
        for (int j = 0; j < count; j++) {
          int pad = padded(parts[j].n), m = parts[j].at;
          int32_t *bkt = m < 0 ? kt : mkt + m * 16, *bkv = m < 0 ? kv : mkv + m * 16, *bvt = m < 0 ? vt : mvt + m * 16;
          float *bgk = m < 0 ? gk : gmk + (size_t)m * D, *bgv = m < 0 ? gv : gmv + (size_t)m * D;
          for (int t = 0; t < pad; t += B, bkt += 2 * TILE, bkv += 2 * TILE, bvt += 2 * TILE) {
            ZERO_C();
            PRODUCT(a, D, bkt);
            STORE_C(s, B);
            ZERO_C();
            PRODUCT(g, D, bvt);
            STORE_C(dp, B);
            int left = parts[j].n - t;
            __mmask16 m0 = left >= 16 ? 0xffff : (1 << left) - 1, m1 = left >= 32 ? 0xffff : left <= 16 ? 0 : (1 << (left - 16)) - 1;
            for (int r = 0; r < B; r += 2) {
              __m512 p[2][2], d[2][2];
              for (int e = 0; e < 2; e++) {
                __m512 l = _mm512_set1_ps(level[r + e]), dl = _mm512_set1_ps(delta[r + e]), sc = _mm512_set1_ps(scale);
                float *sr = s + (r + e) * B, *dr = dp + (r + e) * B;
                int real = r + e < rows;
                p[e][0] = _mm512_maskz_mov_ps(real ? m0 : 0, exp512(_mm512_fmsub_ps(_mm512_load_ps(sr), sc, l)));
                p[e][1] = _mm512_maskz_mov_ps(real ? m1 : 0, exp512(_mm512_fmsub_ps(_mm512_load_ps(sr + 16), sc, l)));
                d[e][0] = _mm512_mul_ps(_mm512_mul_ps(p[e][0], sc), _mm512_sub_ps(_mm512_load_ps(dr), dl));
                d[e][1] = _mm512_mul_ps(_mm512_mul_ps(p[e][1], sc), _mm512_sub_ps(_mm512_load_ps(dr + 16), dl));
                _mm512_store_si512(ds_a + (r + e) * B, (__m512i)_mm512_cvtne2ps_pbh(d[e][1], d[e][0]));
              }
              _mm512_store_si512(p_v + 8 * r, pair(p[0][0], p[1][0])), _mm512_store_si512(p_v + TILE + 8 * r, pair(p[0][1], p[1][1]));
              _mm512_store_si512(ds_v + 8 * r, pair(d[0][0], d[1][0])), _mm512_store_si512(ds_v + TILE + 8 * r, pair(d[0][1], d[1][1]));
            }
            LOAD_C(gq, D);
            PRODUCT(ds_a, B, bkv);
            STORE_C(gq, D);
            LOAD_C(bgv + t, pad);
            PRODUCT(gt, B, p_v);
            STORE_C(bgv + t, pad);
            LOAD_C(bgk + t, pad);
            PRODUCT(at_, B, ds_v);
            STORE_C(bgk + t, pad);
          }
        }
        for (int r = 0; r < rows; r++)
          _mm512_storeu_si512(dq + (size_t)(i + r) * width + h * D, (__m512i)_mm512_cvtne2ps_pbh(_mm512_load_ps(gq + r * D + 16), _mm512_load_ps(gq + r * D)));
      }
      write_t(dk + (size_t)koff[n] * width + h * D, gk, mine, own_pad, width);
      write_t(dv + (size_t)koff[n] * width + h * D, gv, mine, own_pad, width);
    }
    for (int j = 0; j < segments; j++) {
      int n = moff[j + 1] - moff[j];
      write_t(dmk + (size_t)moff[j] * width + h * D, gmk + (size_t)mpad[j] * D, n, padded(n), width);
      write_t(dmv + (size_t)moff[j] * width + h * D, gmv + (size_t)mpad[j] * D, n, padded(n), width);
    }
  }
  _tile_release();
  free(mpad), free(kt), free(kv), free(vt), free(mkt), free(mkv), free(mvt), free(gk), free(gv), free(gmk), free(gmv);
}
