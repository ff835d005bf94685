// Carries scripts to the child through gnuplot-iostream and its answers back, and turns every exception into a code.

#include "CGnuplot.h"
#include "Child.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <poll.h>

#include <gnuplot-iostream.h>

using cgnuplot::Child;
using cgnuplot::Failure;
using cgnuplot::PipeSignalBlocked;

namespace {

constexpr size_t diagnosticsLimit = 16 * 1024;
/// A pipe that polls as writable takes PIPE_BUF (4096) bytes without blocking; one flush sends at most this many.
constexpr size_t pieceLength = 2048;

/// Reads what is there. False at end of file. Bytes past `limit` are read and thrown away.
bool drain(const cgnuplot::Descriptor &from, std::string &into, size_t limit) {
    char buffer[65536];
    for (;;) {
        const ssize_t got = read(from.number(), buffer, sizeof buffer);
        if (got > 0) {
            const size_t room = limit > into.size() ? limit - into.size() : 0;
            into.append(buffer, std::min(room, static_cast<size_t>(got)));
            // One bufferful a round: the caller's deadline is looked at between rounds however fast the child writes.
            return true;
        }
        if (got == 0) return false;
        if (errno == EINTR) continue;
        return errno == EAGAIN;
    }
}

void report(const char *text, char *message, size_t capacity) {
    if (message != nullptr && capacity > 0) std::snprintf(message, capacity, "%s", text);
}

}  // namespace

struct cgnuplot_session {
    explicit cgnuplot_session(const std::string &path) : child(path) {
        std::FILE *file = fdopen(child.input.number(), "w");
        if (file == nullptr) throw Failure(CGNUPLOT_SYSTEM, std::strerror(errno));
        inputNumber = child.input.release();
        try {
            stream = std::make_unique<gnuplotio::Gnuplot>(file);
        } catch (...) {
            std::fclose(file);
            throw;
        }
    }

    ~cgnuplot_session() { closeInput(); }

    /// Flushes and closes the child's standard input, which ends a healthy gnuplot.
    void closeInput() {
        const PipeSignalBlocked blocked;
        stream.reset();
    }

    void end() {
        child.kill();
        closeInput();
    }

    void exchange(const char *script, size_t length, const std::string &acknowledgement, int64_t deadline, size_t limit);

    Child child;
    std::unique_ptr<gnuplotio::Gnuplot> stream;
    /// The descriptor under `stream`, to poll; the stream closes it.
    int inputNumber = -1;
    std::string output;
    std::string diagnostics;
};

void cgnuplot_session::exchange(
    const char *script, size_t length, const std::string &acknowledgement, int64_t deadline, size_t limit) {
    using Clock = std::chrono::steady_clock;
    if (!stream || child.number() == 0) throw Failure(CGNUPLOT_GONE, "the child has ended");
    output.clear();
    diagnostics.clear();
    const auto end = Clock::now() + std::chrono::milliseconds(deadline);
    const std::string mark = acknowledgement + "\n";
    size_t sent = 0, searched = 0;
    bool diagnosticsOpen = true;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        if (left <= 0) throw Failure(CGNUPLOT_TIMED_OUT, "no acknowledgement within the deadline");
        pollfd places[3] = {
            {child.output.number(), POLLIN, 0},
            {diagnosticsOpen ? child.diagnostics.number() : -1, POLLIN, 0},
            {sent < length ? inputNumber : -1, POLLOUT, 0}};
        if (poll(places, 3, static_cast<int>(std::min<int64_t>(left, 1000))) < 0) {
            if (errno == EINTR) continue;
            throw Failure(CGNUPLOT_SYSTEM, std::strerror(errno));
        }
        if (places[1].revents != 0) diagnosticsOpen = drain(child.diagnostics, diagnostics, diagnosticsLimit);
        if (places[0].revents != 0) {
            const bool open = drain(child.output, output, limit + mark.size());
            for (size_t at = output.find(mark, searched); at != std::string::npos; at = output.find(mark, at + 1)) {
                if (at != 0 && output[at - 1] != '\n') continue;
                output.resize(at);
                return;
            }
            searched = output.size() > mark.size() ? output.size() - mark.size() : 0;
            if (output.size() > limit) throw Failure(CGNUPLOT_TOO_LARGE, "more output than the limit");
            if (!open) {
                drain(child.diagnostics, diagnostics, diagnosticsLimit);
                throw Failure(CGNUPLOT_GONE, "the child closed its output");
            }
        }
        if ((places[2].revents & POLLOUT) != 0 && (places[2].revents & POLLERR) == 0) {
            const size_t piece = std::min(pieceLength, length - sent);
            const PipeSignalBlocked blocked;
            stream->write(script + sent, static_cast<std::streamsize>(piece));
            stream->flush();
            if (!stream->good()) throw Failure(CGNUPLOT_GONE, "the child takes no more input");
            sent += piece;
        } else if (places[2].revents != 0) {
            // Its last words explain more than the broken pipe does: read them, then give up.
            child.waitFor(50);
            drain(child.diagnostics, diagnostics, diagnosticsLimit);
            throw Failure(CGNUPLOT_GONE, "the child closed its input");
        }
    }
}

extern "C" cgnuplot_code cgnuplot_open(const char *path, cgnuplot_session **session, char *message, size_t capacity) {
    *session = nullptr;
    try {
        *session = new cgnuplot_session(path == nullptr ? "" : path);
        return CGNUPLOT_DONE;
    } catch (const Failure &failure) {
        report(failure.what(), message, capacity);
        return failure.code();
    } catch (const std::exception &exception) {
        report(exception.what(), message, capacity);
        return CGNUPLOT_SYSTEM;
    } catch (...) {
        report("an unknown exception", message, capacity);
        return CGNUPLOT_SYSTEM;
    }
}

extern "C" int32_t cgnuplot_child(const cgnuplot_session *session) {
    return static_cast<int32_t>(session->child.number());
}

extern "C" cgnuplot_code cgnuplot_exchange(
    cgnuplot_session *session, const char *script, size_t length, const char *acknowledgement,
    int64_t deadline_milliseconds, size_t output_limit, cgnuplot_reply *reply, char *message, size_t capacity) {
    cgnuplot_code code = CGNUPLOT_SYSTEM;
    try {
        session->exchange(script, length, acknowledgement, deadline_milliseconds, output_limit);
        code = CGNUPLOT_DONE;
    } catch (const Failure &failure) {
        report(failure.what(), message, capacity);
        code = failure.code();
    } catch (const std::exception &exception) {
        report(exception.what(), message, capacity);
    } catch (...) {
        report("an unknown exception", message, capacity);
    }
    if (code != CGNUPLOT_DONE) session->end();
    *reply = {session->output.data(), session->output.size(), session->diagnostics.data(), session->diagnostics.size()};
    return code;
}

extern "C" void cgnuplot_close(cgnuplot_session *session) {
    if (session == nullptr) return;
    session->closeInput();
    session->child.waitFor(500);
    delete session;
}
