// Starts gnuplot by posix_spawn, without a shell, in a clean environment, and ends it for good.

#include "Child.hpp"

#include <array>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

namespace cgnuplot {
namespace {

constexpr std::array<const char *, 3> usualPlaces = {
    "/usr/bin/gnuplot", "/usr/local/bin/gnuplot", "/opt/gnuplot/bin/gnuplot"};

void demand(int code, const char *what) {
    if (code != 0) throw Failure(CGNUPLOT_SYSTEM, std::string(what) + ": " + std::strerror(code));
}

std::string findProgram(const std::string &path) {
    if (!path.empty()) {
        if (path.front() != '/') throw Failure(CGNUPLOT_NOT_FOUND, "the path is not absolute");
        if (access(path.c_str(), X_OK) != 0) throw Failure(CGNUPLOT_NOT_FOUND, path);
        return path;
    }
    std::string looked;
    for (const char *place : usualPlaces) {
        if (access(place, X_OK) == 0) return place;
        looked += looked.empty() ? place : std::string(", ") + place;
    }
    throw Failure(CGNUPLOT_NOT_FOUND, looked);
}

struct Pipe {
    Descriptor reading;
    Descriptor writing;
    Pipe() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) demand(errno, "pipe");
        reading = Descriptor(ends[0]);
        writing = Descriptor(ends[1]);
    }
};

/// The file actions and attributes of posix_spawn, freed together.
struct SpawnSetting {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    SpawnSetting() {
        demand(posix_spawn_file_actions_init(&actions), "spawn");
        if (const int code = posix_spawnattr_init(&attributes)) {
            posix_spawn_file_actions_destroy(&actions);
            demand(code, "spawn");
        }
    }
    SpawnSetting(const SpawnSetting &) = delete;
    SpawnSetting &operator=(const SpawnSetting &) = delete;
    ~SpawnSetting() {
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
    }
};

/// A pipe end at or below 2 would be overwritten by the dup2 of another one; the copy above 2 cannot.
int aboveStandard(Descriptor &end) {
    if (end.number() > 2) return end.number();
    const int copy = fcntl(end.number(), F_DUPFD_CLOEXEC, 3);
    if (copy < 0) demand(errno, "fcntl");
    end = Descriptor(copy);
    return copy;
}

void makeNonBlocking(const Descriptor &end) {
    const int flags = fcntl(end.number(), F_GETFL);
    if (flags < 0 || fcntl(end.number(), F_SETFL, flags | O_NONBLOCK) != 0) demand(errno, "fcntl");
}

}  // namespace

Child::Child(const std::string &path) {
    std::string program = findProgram(path);
    Pipe in, out, err;
    SpawnSetting spawn;
    demand(posix_spawn_file_actions_adddup2(&spawn.actions, aboveStandard(in.reading), 0), "spawn");
    demand(posix_spawn_file_actions_adddup2(&spawn.actions, aboveStandard(out.writing), 1), "spawn");
    demand(posix_spawn_file_actions_adddup2(&spawn.actions, aboveStandard(err.writing), 2), "spawn");
    // Whatever else the host process holds open (the store among it) stays with the host.
    demand(posix_spawn_file_actions_addclosefrom_np(&spawn.actions, 3), "spawn");
    demand(posix_spawn_file_actions_addchdir_np(&spawn.actions, "/"), "spawn");

    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    demand(posix_spawnattr_setsigmask(&spawn.attributes, &none), "spawn");
    demand(posix_spawnattr_setsigdefault(&spawn.attributes, &all), "spawn");
    // A group of its own: a kill reaches what the child may have started, and Ctrl-C at a terminal reaches only us.
    demand(posix_spawnattr_setpgroup(&spawn.attributes, 0), "spawn");
    demand(posix_spawnattr_setflags(
        &spawn.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP), "spawn");

    char noInitialisation[] = "-d";
    char *arguments[] = {program.data(), noInitialisation, nullptr};
    char searchPath[] = "PATH=/usr/bin:/bin";
    char locale[] = "LC_ALL=C.UTF-8";
    char home[] = "HOME=/nonexistent";
    char *environment[] = {searchPath, locale, home, nullptr};

    const int code = posix_spawn(
        &number_, program.c_str(), &spawn.actions, &spawn.attributes, arguments, environment);
    if (code != 0) {
        number_ = 0;
        const bool noProgram = code == ENOENT || code == EACCES || code == ENOEXEC || code == ENOTDIR;
        throw Failure(noProgram ? CGNUPLOT_NOT_FOUND : CGNUPLOT_SYSTEM, program + ": " + std::strerror(code));
    }
    try {
        makeNonBlocking(out.reading);
        makeNonBlocking(err.reading);
    } catch (...) {
        // The destructor does not run when a constructor throws.
        kill();
        throw;
    }
    input = std::move(in.writing);
    output = std::move(out.reading);
    diagnostics = std::move(err.reading);
}

void Child::kill() {
    if (number_ == 0) return;
    // The child is not reaped yet, so neither its number nor its group's can belong to someone else.
    ::kill(-number_, SIGKILL);
    ::kill(number_, SIGKILL);
    while (waitpid(number_, nullptr, 0) == -1 && errno == EINTR) {}
    number_ = 0;
}

bool Child::waitFor(int milliseconds) {
    for (int waited = 0; number_ != 0; ++waited) {
        const pid_t ended = waitpid(number_, nullptr, WNOHANG);
        if (ended == number_ || (ended == -1 && errno == ECHILD)) number_ = 0;
        if (number_ == 0 || waited >= milliseconds) break;
        const timespec pause = {0, 1000000};
        nanosleep(&pause, nullptr);
    }
    return number_ == 0;
}

}  // namespace cgnuplot
