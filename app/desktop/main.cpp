// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop.h"

int main(int argc, char** argv) {
    return ui::runDesktop(argc, argv);
}
