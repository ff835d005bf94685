// The plain-C door to one kept gnuplot child: open, exchange a script for its output under a deadline, close.
// Stands between Charts (Swift), which writes and checks the script, and gnuplot-iostream (C++), which carries it.

#ifndef CGNUPLOT_H
#define CGNUPLOT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One running gnuplot child with its three pipes. Not to be used by two threads at a time.
typedef struct cgnuplot_session cgnuplot_session;

/// How a call ended. Every C++ exception is turned into one of these and a text.
typedef enum {
    /// Done.
    CGNUPLOT_DONE = 0,
    /// No executable file at the path (or at any of the fixed paths).
    CGNUPLOT_NOT_FOUND = 1,
    /// The child was not acknowledging within the deadline; it has been killed.
    CGNUPLOT_TIMED_OUT = 2,
    /// The child ended, or closed its pipes, before it acknowledged; it has been killed if it still ran.
    CGNUPLOT_GONE = 3,
    /// The child wrote more than the limit; it has been killed.
    CGNUPLOT_TOO_LARGE = 4,
    /// The system refused a pipe, a process or memory.
    CGNUPLOT_SYSTEM = 5
} cgnuplot_code;

/// What the child wrote during one exchange. The pointers belong to the session and hold until its next call.
typedef struct {
    /// Standard output up to, and without, the acknowledgement line. Not terminated by a zero byte.
    const char *output;
    size_t output_length;
    /// The first 16 KiB of standard error. May repeat script lines, labels among them: never log it once a label was sent.
    const char *diagnostics;
    size_t diagnostics_length;
} cgnuplot_reply;

/// Starts `gnuplot -d` in a clean environment (PATH, LC_ALL, HOME only), in `/`, in a process group of its own.
///
/// `path` is absolute; NULL looks through the usual places. On success `*session` is to be closed with `cgnuplot_close`.
/// On failure `*session` is NULL and `message` (of `capacity` bytes, always terminated) says why.
cgnuplot_code cgnuplot_open(const char *path, cgnuplot_session **session, char *message, size_t capacity);

/// The process number of the child; 0 once it has been reaped.
int32_t cgnuplot_child(const cgnuplot_session *session);

/// Sends `script` and reads until a line equal to `acknowledgement` appears on standard output.
///
/// Both output pipes are drained the whole time, so neither side can block the other. `deadline_milliseconds` counts from
/// the call. `output_limit` bounds standard output in bytes. After any code but CGNUPLOT_DONE the child is dead and
/// reaped and the session can only be closed.
cgnuplot_code cgnuplot_exchange(
    cgnuplot_session *session, const char *script, size_t length, const char *acknowledgement,
    int64_t deadline_milliseconds, size_t output_limit, cgnuplot_reply *reply, char *message, size_t capacity);

/// Ends the child (end of input first, a kill after half a second), reaps it, frees everything. NULL is allowed.
void cgnuplot_close(cgnuplot_session *session);

#ifdef __cplusplus
}
#endif

#endif
