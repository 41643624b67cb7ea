// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace bench {

/// A program that runs beside this one, with its input and output in our hands.
class ChildProcess {
public:
    /// Throws Error(Storage) if it cannot be started. `environment`: "NAME=value" to add.
    ChildProcess(const std::vector<std::string>& command,
                 const std::vector<std::string>& environment = {});
    /// Ends the program's input, then waits for it; one that goes on is interrupted.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    void write(const std::string& line);
    /// The next line of output; empty at its end.
    std::string readLine();
    std::string readAll();
    /// As Ctrl+C does.
    void interrupt();

    struct End {
        int status = 0;
        double megabytes = 0; ///< largest resident memory
    };
    End wait();

private:
    pid_t pid_ = -1;
    int in_ = -1;
    int out_ = -1;
    std::string rest_;
};

} // namespace bench
