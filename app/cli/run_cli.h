// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace app {

/// Where a run of the command line writes to, and whether progress may redraw a terminal line.
struct Streams {
    std::ostream& out;
    std::ostream& err;
    bool terminal = false;
};

/// Runs one command, given its arguments without the program's name, and returns the exit status
/// (see core::Code). Never throws.
int runCli(const std::vector<std::string>& arguments, const Streams& streams);

/// The names of all commands, as typed.
std::vector<std::string> commandNames();

} // namespace app
