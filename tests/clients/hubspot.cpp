// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_crm.h"
#include "tests/support/fake_hubspot.h"

namespace support {

namespace {

class ServedHubspot final : public ServedFake {
public:
    core::Json greeting() const override {
        return {{"url", fake_.http().url()}, {"token", fake_.token}};
    }

private:
    VirtualClock clock_;
    mutable FakeHubspot fake_{clock_};
};

} // namespace

std::unique_ptr<ServedFake> serveHubspot() {
    return std::make_unique<ServedHubspot>();
}

} // namespace support
