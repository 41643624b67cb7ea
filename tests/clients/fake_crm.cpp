// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/fake_crm.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>

namespace {

using core::Json;
using support::FakeFacts;
using support::ServedFake;

constexpr core::InstantMs kDayMs = 86'400'000;
constexpr core::InstantMs kYearMs = 365 * kDayMs;

/// The stand-in's clock follows that of the computer.
class Ticking {
public:
    explicit Ticking(support::VirtualClock& clock) : clock_(clock), thread_([this] { run(); }) {}
    ~Ticking() {
        over_ = true;
        thread_.join();
    }

private:
    void run() {
        using namespace std::chrono;
        while (!over_) {
            const auto now = duration_cast<milliseconds>(system_clock::now().time_since_epoch());
            const auto behind = now.count() - clock_.now();
            if (behind > 0) {
                clock_.advance(static_cast<double>(behind) / 1000);
            }
            std::this_thread::sleep_for(milliseconds(2));
        }
    }
    support::VirtualClock& clock_;
    std::atomic<bool> over_ = false;
    std::thread thread_;
};

/// "fill 100000 27006,27007": so many accounts, their ZIPs in turn, made during the last year.
std::string fill(ServedFake& fake, const FakeFacts& facts, std::istringstream& words) {
    int count = 0;
    std::string list;
    words >> count >> list;
    const std::vector<std::string> zips = core::split(list, ',');
    for (int i = 0; i < count; ++i) {
        fake.accounts().put(std::to_string(100'000 + i),
                            {{facts.name, "Account " + std::to_string(100'000 + i)},
                             {facts.city, "City " + std::to_string(i % 50)},
                             {facts.zip, zips[static_cast<std::size_t>(i) % zips.size()]}});
    }
    const core::InstantMs now = fake.clock().now();
    fake.accounts().spread(now - kYearMs, now - kDayMs);
    return "ok";
}

std::string edit(ServedFake& fake, std::istringstream& words) {
    std::string id;
    std::string field;
    std::string value;
    words >> id >> field;
    std::getline(words >> std::ws, value);
    return fake.accounts().update(id, {{field, value}}) ? "ok" : "no such account";
}

std::string get(ServedFake& fake, std::istringstream& words) {
    std::string id;
    std::string field;
    words >> id >> field;
    const auto* record = fake.accounts().find(id);
    if (record == nullptr || !record->fields.contains(field)) {
        return "";
    }
    const Json& value = record->fields[field];
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string obey(ServedFake& fake, const FakeFacts& facts, const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    std::string said = "unknown: " + verb;
    fake.http().locked([&] {
        said = verb == "fill"   ? fill(fake, facts, words)
               : verb == "edit" ? edit(fake, words)
               : verb == "get"  ? get(fake, words)
                                : said;
    });
    return verb == "calls" ? std::to_string(fake.http().calls()) : said;
}

} // namespace

/// Serves the stand-in of a vendor until its input ends: `fake_crm salesforce`. The first line of
/// its output says where it is and how to get in; then each line of input is answered by one line:
/// "fill COUNT ZIP,ZIP", "edit ID FIELD VALUE", "get ID FIELD", "calls".
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
    const FakeFacts facts = fake->facts();
    const Ticking ticking(fake->clock());
    std::cout << Json{{"url", fake->http().url()},
                      {"token", facts.token},
                      {"config", facts.config},
                      {"city", facts.city},
                      {"territory", facts.territory}}
                     .dump()
              << std::endl;
    std::string line;
    while (std::getline(std::cin, line)) {
        std::cout << obey(*fake, facts, line) << std::endl;
    }
    return 0;
}
