// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/text.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_store.h"
#include "tests/support/virtual_clock.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace support {

/// What a program that talks to a stand-in must know of the vendor.
struct FakeFacts {
    std::string token;                        ///< that is let in
    std::string name, city, zip;              ///< fields of accounts
    std::string territory;                    ///< field that a publish writes
    core::Json config = core::Json::object(); ///< of a connection to it
};

/// The stand-in of one vendor, served for programs that we test or did not write.
class ServedFake {
public:
    virtual ~ServedFake() = default;
    virtual FakeFacts facts() = 0;
    virtual FakeHttp& http() = 0;
    virtual FakeTable& accounts() = 0;
    virtual VirtualClock& clock() = 0;
};

/// A stand-in with `http()` and `accounts()`, which is told its clock when it is made.
template <class Fake> class ServedFakeOf : public ServedFake {
public:
    FakeHttp& http() override { return fake_.http(); }
    FakeTable& accounts() override { return fake_.accounts(); }
    VirtualClock& clock() override { return clock_; }

protected:
    VirtualClock clock_;
    Fake fake_{clock_};
};

/// By vendor. Each is made in a file of its own.
std::map<std::string, std::function<std::unique_ptr<ServedFake>()>> fakeMakers();

std::unique_ptr<ServedFake> serveDynamics();
std::unique_ptr<ServedFake> serveHubspot();
std::unique_ptr<ServedFake> servePipedrive();
std::unique_ptr<ServedFake> serveSalesforce();
std::unique_ptr<ServedFake> serveZoho();

} // namespace support
