// Small owners of system resources (a file descriptor, a blocked SIGPIPE) that let go of them on every way out.

#ifndef CGNUPLOT_DESCRIPTOR_HPP
#define CGNUPLOT_DESCRIPTOR_HPP

#include <csignal>
#include <ctime>
#include <unistd.h>
#include <cerrno>
#include <utility>

namespace cgnuplot {

/// Owns one file descriptor and closes it.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor &&other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept {
        if (this != &other) {
            close();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool isOpen() const { return number_ >= 0; }
    /// Gives the descriptor away; the taker closes it.
    int release() { return std::exchange(number_, -1); }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

private:
    int number_ = -1;
};

/// Keeps SIGPIPE from this thread while it writes to a pipe, and swallows the one such a write raised.
///
/// A write to a closed pipe raises SIGPIPE at the writing thread itself, so no other thread's signals are touched, and
/// a SIGPIPE that was pending before stays pending.
class PipeSignalBlocked {
public:
    PipeSignalBlocked() {
        sigset_t pending;
        sigemptyset(&pending);
        sigpending(&pending);
        wasPending_ = sigismember(&pending, SIGPIPE) == 1;
        sigemptyset(&pipeOnly_);
        sigaddset(&pipeOnly_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipeOnly_, &before_);
    }
    PipeSignalBlocked(const PipeSignalBlocked &) = delete;
    PipeSignalBlocked &operator=(const PipeSignalBlocked &) = delete;
    ~PipeSignalBlocked() {
        if (!wasPending_) {
            const timespec atOnce = {0, 0};
            while (sigtimedwait(&pipeOnly_, nullptr, &atOnce) == -1 && errno == EINTR) {}
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

private:
    sigset_t pipeOnly_;
    sigset_t before_;
    bool wasPending_ = false;
};

}  // namespace cgnuplot

#endif
