// The gnuplot process: how it is started, how it is ended, and the pipes that lead to it.

#ifndef CGNUPLOT_CHILD_HPP
#define CGNUPLOT_CHILD_HPP

#include "CGnuplot.h"
#include "Descriptor.hpp"

#include <stdexcept>
#include <string>
#include <sys/types.h>

namespace cgnuplot {

/// A failure with the code that the C interface reports.
class Failure : public std::runtime_error {
public:
    Failure(cgnuplot_code code, const std::string &text) : std::runtime_error(text), code_(code) {}
    cgnuplot_code code() const { return code_; }

private:
    cgnuplot_code code_;
};

/// A started child. Its destructor ends and reaps it, so that no zombie is left on any way out.
class Child {
public:
    /// Starts the program; `path` empty means the first executable file among the usual places.
    explicit Child(const std::string &path);
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child() { kill(); }

    pid_t number() const { return number_; }
    /// Kills the whole process group at once and reaps the child. Does nothing once it is reaped.
    void kill();
    /// Waits up to `milliseconds` for the child to end by itself; true when it has been reaped.
    bool waitFor(int milliseconds);

    /// Blocking write end of the child's standard input.
    Descriptor input;
    /// Non-blocking read end of its standard output.
    Descriptor output;
    /// Non-blocking read end of its standard error.
    Descriptor diagnostics;

private:
    pid_t number_ = 0;
};

}  // namespace cgnuplot

#endif
