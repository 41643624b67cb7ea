// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_crm.h"

#include <cstdio>
#include <iostream>
#include <string>

/// Serves the stand-in of a vendor until its input ends: `fake_crm salesforce`. The first line of
/// its output says where it is and with which token: {"url": "http://127.0.0.1:1234", "token": ""}.
int main(int argc, char** argv) {
    const auto makers = support::fakeMakers();
    const auto maker = makers.find(argc > 1 ? argv[1] : "");
    if (maker == makers.end()) {
        std::fputs("usage: fake_crm VENDOR, where VENDOR is one of\n", stderr);
        for (const auto& [name, make] : makers) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 2;
    }
    const auto fake = maker->second();
    std::cout << fake->greeting().dump() << std::endl;
    std::string line;
    while (std::getline(std::cin, line)) {
    }
    return 0;
}
