/*
 * A disk that refuses, for tests: loaded before the C library (LD_PRELOAD), it lets calls on files below one folder fail
 * as those of a broken disk do. What fails is told by a file of seven numbers that the test writes (see refusing-disk.ts).
 *
 * It also keeps what the disk itself would have. Beside the files, as the operating system's memory shows them, lies a
 * second folder to which a block of 4,096 bytes goes only when its file was synced after it was written. A sync that fails
 * forgets the blocks that it was to write, as Linux does: the next sync succeeds and does not write them. Where `forgets`
 * is set, they are also gone from the file itself, as if the memory had been needed for something else.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, CUT = 4, READ = 8, NAME = 16, OPEN = 32, REMOVE = 64 };
enum { FILES = 4096, BLOCK = 4096, BLOCKS = 65536 };

struct control {
  _Atomic int64_t kinds, at, times, error, forgets, counted, refused;
};

static struct control *control;
static const char *below, *disk;
static char *path_of[FILES];

#define REAL(name, type, ...) ((type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))
static int really_open(const char *path, int flags) { return REAL("open64", int, const char *, int, ...)(path, flags, 0600); }
static int really_close(int fd) { return REAL("close", int, int)(fd); }
static ssize_t really_write_at(int fd, const void *from, size_t count, off64_t at) {
  return REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t)(fd, from, count, at);
}
static ssize_t really_read_at(int fd, void *to, size_t count, off64_t at) {
  return REAL("pread64", ssize_t, int, void *, size_t, off64_t)(fd, to, count, at);
}
static int really_cut(int fd, off64_t size) { return REAL("ftruncate64", int, int, off64_t)(fd, size); }

__attribute__((constructor)) static void begin(void) {
  const char *told = getenv("REFUSING_DISK_TOLD_BY");
  below = getenv("REFUSING_DISK_BELOW");
  disk = getenv("REFUSING_DISK_KEEPS");
  int fd = told && below ? really_open(told, O_RDWR) : -1;
  if (fd < 0) return;
  void *shared = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  really_close(fd);
  if (shared != MAP_FAILED) control = shared;
}

static int is_below(const char *path) { return control && path && strncmp(path, below, strlen(below)) == 0; }

/* Whether this call is one that is to fail; counts it. */
static int refuses(int kind, const char *path) {
  if (!is_below(path) || !(control->kinds & kind)) return 0;
  int64_t count = ++control->counted;
  if (count < control->at || count >= control->at + control->times) return 0;
  control->refused++;
  errno = (int)control->error;
  return 1;
}

static const char *named(int fd) { return fd >= 0 && fd < FILES ? path_of[fd] : NULL; }
static int failing(int kind, int fd) { return refuses(kind, named(fd)); }

/* Where the disk keeps a file, or (`end`) the marks of blocks that were written and not synced. */
static void kept_at(char *to, size_t size, const char *path, const char *end) {
  snprintf(to, size, "%s%s%s", disk, path + strlen(below), end);
  for (char *slash = strchr(to + strlen(disk) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(to, 0700);
    *slash = '/';
  }
}

static unsigned char *marks_of(const char *path) {
  char name[4096];
  kept_at(name, sizeof name, path, ".unsynced");
  int fd = really_open(name, O_RDWR | O_CREAT);
  if (fd < 0) return NULL;
  struct stat is;
  if (fstat(fd, &is) == 0 && is.st_size < BLOCKS) really_cut(fd, BLOCKS);
  void *marks = mmap(NULL, BLOCKS, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  really_close(fd);
  return marks == MAP_FAILED ? NULL : marks;
}

static void mark(const char *path, off64_t from, size_t count) {
  if (!disk || !is_below(path) || count == 0) return;
  unsigned char *marks = marks_of(path);
  if (!marks) return;
  for (off64_t block = from / BLOCK; block <= (off64_t)(from + count - 1) / BLOCK && block < BLOCKS; block++) marks[block] = 1;
  munmap(marks, BLOCKS);
}

static void copy_block(int from, int to, off64_t block, off64_t size) {
  char bytes[BLOCK];
  off64_t at = block * BLOCK;
  if (at >= size) return;
  size_t count = size - at < BLOCK ? size - at : BLOCK;
  memset(bytes, 0, sizeof bytes);
  really_read_at(from, bytes, count, at);
  really_write_at(to, bytes, count, at);
}

/* After a sync: `reached` the disk, or forgotten. */
static void synced(const char *path, int reached) {
  if (!disk || !is_below(path)) return;
  char name[4096];
  struct stat is;
  if (stat(path, &is) != 0 || !S_ISREG(is.st_mode)) return;
  kept_at(name, sizeof name, path, "");
  int here = really_open(path, O_RDWR), there = really_open(name, O_RDWR | O_CREAT);
  unsigned char *marks = marks_of(path);
  if (here >= 0 && there >= 0 && marks) {
    for (off64_t block = 0; block < BLOCKS; block++) {
      if (!marks[block]) continue;
      marks[block] = 0;
      if (reached) copy_block(here, there, block, is.st_size);
      else if (control->forgets) copy_block(there, here, block, is.st_size);
    }
    if (reached) really_cut(there, is.st_size);
  }
  if (marks) munmap(marks, BLOCKS);
  if (here >= 0) really_close(here);
  if (there >= 0) really_close(there);
}

static void kept_moves(const char *from, const char *to) {
  if (!disk) return;
  const char *const ends[] = {"", ".unsynced"};
  for (int end = 0; end < 2; end++) {
    char old[4096], now[4096];
    if (!is_below(from)) return;
    kept_at(old, sizeof old, from, ends[end]);
    if (to && is_below(to)) {
      kept_at(now, sizeof now, to, ends[end]);
      REAL("rename", int, const char *, const char *)(old, now);
    } else REAL("unlink", int, const char *)(old);
  }
}

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= FILES) return fd;
  char *was = path_of[fd];
  path_of[fd] = is_below(path) ? strdup(path) : NULL;
  free(was);
  if (path_of[fd] && (flags & O_TRUNC)) mark(path, 0, 1);
  return fd;
}

#define OPENS(name)                                                         \
  int name(const char *path, int flags, ...) {                              \
    va_list rest;                                                           \
    va_start(rest, flags);                                                  \
    int mode = va_arg(rest, int);                                           \
    va_end(rest);                                                           \
    if (refuses(OPEN, path)) return -1;                                     \
    return opened(REAL(#name, int, const char *, int, ...)(path, flags, mode), path, flags); \
  }
OPENS(open)
OPENS(open64)

int close(int fd) {
  if (fd >= 0 && fd < FILES && path_of[fd]) {
    char *was = path_of[fd];
    path_of[fd] = NULL;
    free(was);
  }
  return really_close(fd);
}

/* A write that fails has written half of what it was to write. */
static ssize_t half_written(int fd, const void *from, size_t count, off64_t at) {
  int why = errno;
  if (count > 1 && at >= 0) {
    really_write_at(fd, from, count / 2, at);
    mark(named(fd), at, count / 2);
  }
  errno = why;
  return -1;
}

ssize_t pwrite64(int fd, const void *from, size_t count, off64_t at) {
  if (failing(WRITE, fd)) return half_written(fd, from, count, at);
  ssize_t done = really_write_at(fd, from, count, at);
  if (done > 0) mark(named(fd), at, done);
  return done;
}
ssize_t pwrite(int fd, const void *from, size_t count, off_t at) { return pwrite64(fd, from, count, at); }

ssize_t write(int fd, const void *from, size_t count) {
  const char *path = named(fd);
  off64_t at = path ? lseek64(fd, 0, SEEK_CUR) : -1;
  if (path && failing(WRITE, fd)) return half_written(fd, from, count, at);
  ssize_t done = REAL("write", ssize_t, int, const void *, size_t)(fd, from, count);
  if (path && done > 0) mark(path, at, done);
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  const char *path = named(fd);
  off64_t at = path ? lseek64(fd, 0, SEEK_CUR) : -1;
  if (path && failing(WRITE, fd)) return -1;
  ssize_t done = REAL("writev", ssize_t, int, const struct iovec *, int)(fd, parts, count);
  if (path && done > 0) mark(path, at, done);
  return done;
}

#define READS(name, parameters, arguments, ...)                     \
  ssize_t name parameters {                                         \
    if (named(fd) && failing(READ, fd)) return -1;                  \
    return REAL(#name, ssize_t, __VA_ARGS__) arguments;             \
  }
READS(pread64, (int fd, void *to, size_t count, off64_t at), (fd, to, count, at), int, void *, size_t, off64_t)
READS(read, (int fd, void *to, size_t count), (fd, to, count), int, void *, size_t)

#define SYNCS(name)                                                 \
  int name(int fd) {                                                \
    const char *path = named(fd);                                   \
    int fails = path && failing(SYNC, fd), why = errno;             \
    int done = fails ? -1 : REAL(#name, int, int)(fd);              \
    if (path) synced(path, done == 0);                              \
    if (fails) errno = why;                                         \
    return done;                                                    \
  }
SYNCS(fsync)
SYNCS(fdatasync)

int ftruncate64(int fd, off64_t size) {
  if (named(fd) && failing(CUT, fd)) return -1;
  return really_cut(fd, size);
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

#define NAMES(name, forgets_old)                                    \
  int name(const char *from, const char *to) {                      \
    if (refuses(NAME, from)) return -1;                             \
    int done = REAL(#name, int, const char *, const char *)(from, to); \
    if (done == 0 && forgets_old) kept_moves(from, to);             \
    return done;                                                    \
  }
NAMES(rename, 1)
NAMES(link, 0)

int unlink(const char *path) {
  if (refuses(REMOVE, path)) return -1;
  int done = REAL("unlink", int, const char *)(path);
  if (done == 0 && is_below(path)) kept_moves(path, NULL);
  return done;
}
