// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_crm.h"
#include "tests/support/fake_salesforce.h"

namespace support {

namespace {

class ServedSalesforce final : public ServedFake {
public:
    core::Json greeting() const override {
        return {{"url", fake_.http().url()}, {"token", fake_.accessToken}};
    }

private:
    VirtualClock clock_;
    mutable FakeSalesforce fake_{clock_};
};

} // namespace

std::unique_ptr<ServedFake> serveSalesforce() {
    return std::make_unique<ServedSalesforce>();
}

} // namespace support
