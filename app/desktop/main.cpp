// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/core_dumps.h"
#include "ui/shell/desktop.h"

int main(int argc, char** argv) {
    core::forbidCoreDumps();
    return ui::runDesktop(argc, argv);
}
