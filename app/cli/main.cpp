// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_cli.h"
#include "core/base/core_dumps.h"

#include <iostream>
#include <unistd.h>

int main(int argc, char** argv) {
    core::forbidCoreDumps();
    return app::runCli({argv + 1, argv + argc}, {std::cout, std::cerr, isatty(STDERR_FILENO) == 1});
}
