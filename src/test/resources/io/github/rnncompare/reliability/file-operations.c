/*
 * Preloaded into a program, counts its operations on files below a directory, and from one of them
 * on does harm. What is asked for stands in the environment:
 *
 *   FILES_BELOW      the directory, as a real path
 *   FILES_LOG        file that gets a line for each operation, before it is done: "WRITE /path"
 *   FILES_KILL       the operation, counted from 1, before which the process kills itself;
 *                    after which, where FILES_KILL_AFTER is set
 *   FILES_FULL_FROM  the operation from which on the disk is full
 *   FILES_FULL_ONCE  the operation from which on the disk is full, once
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long operations;
static atomic_int full_once_done;

static long number(const char *name) {
  const char *text = getenv(name);
  return text == NULL ? 0 : atol(text);
}

static int is_below(const char *path) {
  const char *directory = getenv("FILES_BELOW");
  if (directory == NULL) {
    return 0;
  }
  size_t length = strlen(directory);
  return strncmp(path, directory, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void log_line(const char *kind, const char *path) {
  const char *file = getenv("FILES_LOG");
  if (file == NULL) {
    return;
  }
  char line[PATH_MAX + 32];
  int length = snprintf(line, sizeof line, "%s %s\n", kind, path);
  long fd = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (fd >= 0) {
    syscall(SYS_write, (int) fd, line, (size_t) length);
    syscall(SYS_close, (int) fd);
  }
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) {
    pause();
  }
}

/* Counts an operation on a path; 0 for one that does not count, -1 where the disk is full. */
static long begin(const char *kind, const char *path, int needs_room) {
  if (path == NULL || !is_below(path)) {
    return 0;
  }
  long n = atomic_fetch_add(&operations, 1) + 1;
  log_line(kind, path);
  if (n == number("FILES_KILL") && getenv("FILES_KILL_AFTER") == NULL) {
    die();
  }
  long from = number("FILES_FULL_FROM");
  long once = number("FILES_FULL_ONCE");
  if (needs_room
      && ((from > 0 && n >= from)
          || (once > 0 && n >= once && atomic_exchange(&full_once_done, 1) == 0))) {
    errno = ENOSPC;
    return -1;
  }
  return n;
}

static void end(long n) {
  if (n > 0 && n == number("FILES_KILL") && getenv("FILES_KILL_AFTER") != NULL) {
    die();
  }
}

/* The path of an open file, in a buffer of PATH_MAX; NULL where there is none. */
static const char *path_of(int fd, char *buffer) {
  char name[64];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, buffer, PATH_MAX - 1);
  if (length < 0) {
    return NULL;
  }
  buffer[length] = 0;
  return buffer;
}

/* A path that may be relative to an open directory, or to the working directory. */
static const char *path_at(int directory, const char *path, char *buffer) {
  if (path[0] == '/') {
    return path;
  }
  if (directory == AT_FDCWD) {
    if (getcwd(buffer, PATH_MAX) == NULL) {
      return NULL;
    }
  } else if (path_of(directory, buffer) == NULL) {
    return NULL;
  }
  size_t length = strlen(buffer);
  snprintf(buffer + length, PATH_MAX - length, "/%s", path);
  return buffer;
}

/* The real function, looked up once. */
#define REAL(result, name, ...)                                     \
  static result (*real)(__VA_ARGS__);                               \
  if (real == NULL) {                                               \
    real = (result (*)(__VA_ARGS__)) dlsym(RTLD_NEXT, #name);       \
  }                                                                 \
  char buffer[PATH_MAX];                                            \
  int saved = errno

/* Does it between its beginning and its end; errno is the real function's. */
#define AROUND(result, kind, path, needs_room, call)                \
  long n = begin(kind, path, needs_room);                           \
  if (n < 0) {                                                      \
    return -1;                                                      \
  }                                                                 \
  errno = saved;                                                    \
  result value = call;                                              \
  end(n);                                                           \
  return value

#define WRITES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

static mode_t mode_of(int flags, va_list arguments) {
  return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name)                                                  \
  int name(const char *path, int flags, ...) {                      \
    va_list arguments;                                              \
    va_start(arguments, flags);                                     \
    mode_t mode = mode_of(flags, arguments);                        \
    va_end(arguments);                                              \
    REAL(int, name, const char *, int, ...);                        \
    if (!(flags & WRITES)) {                                        \
      return real(path, flags, mode);                               \
    }                                                               \
    AROUND(int, flags & O_CREAT ? "CREATE" : "OPEN", path_at(AT_FDCWD, path, buffer), \
           (flags & O_CREAT) != 0, real(path, flags, mode));        \
  }

#define OPENAT(name)                                                \
  int name(int directory, const char *path, int flags, ...) {       \
    va_list arguments;                                              \
    va_start(arguments, flags);                                     \
    mode_t mode = mode_of(flags, arguments);                        \
    va_end(arguments);                                              \
    REAL(int, name, int, const char *, int, ...);                   \
    if (!(flags & WRITES)) {                                        \
      return real(directory, path, flags, mode);                    \
    }                                                               \
    AROUND(int, flags & O_CREAT ? "CREATE" : "OPEN", path_at(directory, path, buffer), \
           (flags & O_CREAT) != 0, real(directory, path, flags, mode)); \
  }

#define CREAT(name)                                                 \
  int name(const char *path, mode_t mode) {                         \
    REAL(int, name, const char *, mode_t);                          \
    AROUND(int, "CREATE", path_at(AT_FDCWD, path, buffer), 1, real(path, mode)); \
  }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
CREAT(creat)
CREAT(creat64)

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, write, int, const void *, size_t);
  AROUND(ssize_t, "WRITE", path_of(fd, buffer), 1, real(fd, bytes, count));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  AROUND(ssize_t, "WRITE", path_of(fd, buffer), 1, real(fd, parts, count));
}

#define PWRITE(name, offset_type)                                   \
  ssize_t name(int fd, const void *bytes, size_t count, offset_type offset) { \
    REAL(ssize_t, name, int, const void *, size_t, offset_type);    \
    AROUND(ssize_t, "WRITE", path_of(fd, buffer), 1, real(fd, bytes, count, offset)); \
  }

PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define SENDFILE(name, offset_type)                                 \
  ssize_t name(int out, int in, offset_type *offset, size_t count) { \
    REAL(ssize_t, name, int, int, offset_type *, size_t);           \
    AROUND(ssize_t, "WRITE", path_of(out, buffer), 1, real(out, in, offset, count)); \
  }

SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

ssize_t copy_file_range(
    int in, off64_t *in_offset, int out, off64_t *out_offset, size_t count, unsigned int flags) {
  REAL(ssize_t, copy_file_range, int, off64_t *, int, off64_t *, size_t, unsigned int);
  AROUND(ssize_t, "WRITE", path_of(out, buffer), 1,
         real(in, in_offset, out, out_offset, count, flags));
}

#define ON_FD(name, kind)                                           \
  int name(int fd) {                                                \
    REAL(int, name, int);                                           \
    AROUND(int, kind, path_of(fd, buffer), 1, real(fd));            \
  }

ON_FD(fsync, "FORCE")
ON_FD(fdatasync, "FORCE")

#define FTRUNCATE(name, offset_type)                                \
  int name(int fd, offset_type length) {                            \
    REAL(int, name, int, offset_type);                              \
    AROUND(int, "TRUNCATE", path_of(fd, buffer), 0, real(fd, length)); \
  }

FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  AROUND(int, "MOVE", path_at(AT_FDCWD, to, buffer), 1, real(from, to));
}

int renameat(int from_directory, const char *from, int to_directory, const char *to) {
  REAL(int, renameat, int, const char *, int, const char *);
  AROUND(int, "MOVE", path_at(to_directory, to, buffer), 1,
         real(from_directory, from, to_directory, to));
}

int renameat2(
    int from_directory, const char *from, int to_directory, const char *to, unsigned int flags) {
  REAL(int, renameat2, int, const char *, int, const char *, unsigned int);
  AROUND(int, "MOVE", path_at(to_directory, to, buffer), 1,
         real(from_directory, from, to_directory, to, flags));
}

int link(const char *from, const char *to) {
  REAL(int, link, const char *, const char *);
  AROUND(int, "LINK", path_at(AT_FDCWD, to, buffer), 1, real(from, to));
}

int symlink(const char *from, const char *to) {
  REAL(int, symlink, const char *, const char *);
  AROUND(int, "LINK", path_at(AT_FDCWD, to, buffer), 1, real(from, to));
}

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  AROUND(int, "DELETE", path_at(AT_FDCWD, path, buffer), 0, real(path));
}

int unlinkat(int directory, const char *path, int flags) {
  REAL(int, unlinkat, int, const char *, int);
  AROUND(int, "DELETE", path_at(directory, path, buffer), 0, real(directory, path, flags));
}

int rmdir(const char *path) {
  REAL(int, rmdir, const char *);
  AROUND(int, "DELETE", path_at(AT_FDCWD, path, buffer), 0, real(path));
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  AROUND(int, "CREATE_DIRECTORY", path_at(AT_FDCWD, path, buffer), 1, real(path, mode));
}

int mkdirat(int directory, const char *path, mode_t mode) {
  REAL(int, mkdirat, int, const char *, mode_t);
  AROUND(int, "CREATE_DIRECTORY", path_at(directory, path, buffer), 1,
         real(directory, path, mode));
}
