// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_http.h"
#include "tests/support/fake_store.h"

#include <memory>
#include <string>

namespace support {

/// A headless back end with the habits of Directus: rotating refresh tokens, batches that leave out
/// unknown ids without a word, 403 for what is not there.
class FakeDirectus {
public:
    explicit FakeDirectus(VirtualClock clock);

    FakeHttp& http() { return *http_; }
    FakeTable& accounts() { return accounts_; }
    double tokenSeconds = 900;
    bool anyToken = false; ///< tokens of earlier sign-ins stay good

private:
    HttpAnswer answer(const HttpAsked& asked);
    HttpAnswer login(const HttpAsked& asked);
    HttpAnswer list(const HttpAsked& asked);
    HttpAnswer write(const HttpAsked& asked);
    HttpAnswer tokens();
    core::Json shown(const FakeRecord& record) const;
    bool clashes(const core::Json& fields, const std::string& but) const;

    VirtualClock clock_;
    mutable FakeTable accounts_;
    int generation_ = 0;
    core::InstantMs expires_ = 0;
    std::unique_ptr<FakeHttp> http_;
};

/// A CRM with the habits of EspoCRM: times without a zone, 409 with the candidates as its body,
/// unknown fields dropped in silence, deleted rows shown, a total of -1.
class FakeEspo {
public:
    explicit FakeEspo(VirtualClock clock);

    FakeHttp& http() { return *http_; }
    FakeTable& accounts() { return accounts_; }
    bool counts = true;          ///< false: total is -1
    bool checkDuplicates = true; ///< by name

private:
    HttpAnswer answer(const HttpAsked& asked);
    HttpAnswer list(const HttpAsked& asked);
    core::Json shown(const FakeRecord& record) const;

    VirtualClock clock_;
    FakeTable accounts_;
    std::unique_ptr<FakeHttp> http_;
};

} // namespace support
