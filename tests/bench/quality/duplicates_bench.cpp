// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/duplicates_bench.h"

#include "core/base/random.h"
#include "core/quality/match_error.h"
#include "geo/geocode/plain_address.h"
#include "geo/io/table.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_map>

namespace bench {

namespace {

core::quality::DuplicateRecord recordOf(const GeneratedAccount& account, std::size_t index) {
    core::quality::DuplicateRecord record;
    record.id = core::AccountId(static_cast<std::int64_t>(index) + 1);
    record.name = account.name;
    record.address = geo::plainAddress(
        geo::AddressFields{account.street, account.city, account.state, account.zip, {}});
    record.phone = account.phone;
    record.website = account.website;
    record.point = account.point;
    record.errorM = core::quality::usualErrorM("given");
    return record;
}

std::int64_t pairsOf(std::int64_t members) {
    return members * (members - 1) / 2;
}

std::size_t indexOf(core::AccountId id) {
    return static_cast<std::size_t>(id.value) - 1;
}

void countTrue(const std::vector<GeneratedAccount>& accounts, DuplicatesReport& report) {
    std::unordered_map<int, std::int64_t> members;
    for (const GeneratedAccount& account : accounts) {
        ++members[account.company];
    }
    for (const auto& [company, count] : members) {
        report.truePairs += pairsOf(count);
    }
}

void listMissed(const std::vector<GeneratedAccount>& accounts,
                const core::quality::Duplicates& found, WrongPairs& pairs) {
    std::map<std::size_t, std::size_t> cluster;
    for (std::size_t c = 0; c < found.clusters.size(); ++c) {
        for (const core::AccountId id : found.clusters[c].accounts) {
            cluster[indexOf(id)] = c + 1;
        }
    }
    std::map<int, std::vector<std::size_t>> companies;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        companies[accounts[i].company].push_back(i);
    }
    for (const auto& [company, members] : companies) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                if (cluster[members[i]] == 0 || cluster[members[i]] != cluster[members[j]]) {
                    pairs.missed.emplace_back(members[i], members[j]);
                }
            }
        }
    }
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::vector<GeneratedAccount> readAccounts(const std::string& file) {
    const core::records::RecordTable table = geo::readTable(file);
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        column[table.columns[i].name] = i;
    }
    std::vector<GeneratedAccount> accounts;
    for (const core::records::RecordRow& row : table.rows) {
        const auto cell = [&](const char* name) {
            const auto found = column.find(name);
            return found == column.end() ? std::string()
                                         : row.values.at(found->second).value_or("");
        };
        GeneratedAccount account{cell("name"),
                                 cell("street"),
                                 cell("city"),
                                 cell("state"),
                                 cell("zip"),
                                 cell("phone"),
                                 cell("website"),
                                 {},
                                 static_cast<int>(row.number)};
        const std::string lon = cell("lon");
        const std::string lat = cell("lat");
        if (!lon.empty() && !lat.empty()) {
            account.point = core::Point{std::stod(lon), std::stod(lat)};
        }
        accounts.push_back(std::move(account));
    }
    return accounts;
}

} // namespace

double DuplicatesReport::precision() const {
    return foundPairs == 0 ? 1
                           : static_cast<double>(correctPairs) / static_cast<double>(foundPairs);
}

double DuplicatesReport::recall() const {
    return truePairs == 0 ? 1 : static_cast<double>(correctPairs) / static_cast<double>(truePairs);
}

void to_json(core::Json& json, const DuplicatesReport& report) {
    json = core::Json{{"accounts", report.accounts},
                      {"true_pairs", report.truePairs},
                      {"found_pairs", report.foundPairs},
                      {"correct_pairs", report.correctPairs},
                      {"precision", report.precision()},
                      {"recall", report.recall()},
                      {"clusters", report.clusters},
                      {"compared", report.compared},
                      {"seconds", report.seconds},
                      {"peak_mb", report.megabytes},
                      {"seed", report.seed}};
}

DuplicatesReport findGenerated(const std::vector<GeneratedAccount>& accounts,
                               const DuplicatesParams& params, core::Job& job, WrongPairs* pairs) {
    DuplicatesReport report;
    report.accounts = static_cast<std::int64_t>(accounts.size());
    report.seed = params.generated.seed;
    const auto start = std::chrono::steady_clock::now();
    core::quality::DuplicateFinder finder({params.threshold, params.threads, {}});
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (i % 4096 == 0) {
            job.step(0.3 * static_cast<double>(i) / static_cast<double>(accounts.size()),
                     "reading accounts");
        }
        finder.add(recordOf(accounts[i], i));
    }
    const core::Job::Part part(job, 0.3, 1);
    const core::quality::Duplicates found = finder.find(job);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    report.seconds = taken.count();
    report.megabytes = peakMegabytes();
    report.clusters = static_cast<std::int64_t>(found.clusters.size());
    report.compared = found.compared;
    report.foundPairs = static_cast<std::int64_t>(found.pairs.size());
    for (const core::quality::DuplicatePair& pair : found.pairs) {
        const bool right = accounts[indexOf(pair.a)].company == accounts[indexOf(pair.b)].company;
        report.correctPairs += right ? 1 : 0;
        if (!right && pairs != nullptr) {
            pairs->wrong.emplace_back(indexOf(pair.a), indexOf(pair.b));
        }
    }
    countTrue(accounts, report);
    if (pairs != nullptr) {
        listMissed(accounts, found, *pairs);
    }
    return report;
}

DuplicatesReport runDuplicates(const DuplicatesParams& params, core::Job& job) {
    if (params.file.empty()) {
        return findGenerated(generateAccounts(params.generated), params, job);
    }
    std::vector<GeneratedAccount> accounts = readAccounts(params.file);
    core::Random random(params.generated.seed);
    random.shuffle(accounts);
    const auto wanted = static_cast<std::size_t>(params.generated.accounts);
    const double share = params.generated.duplicates;
    accounts.resize(std::min(accounts.size(),
                             static_cast<std::size_t>(static_cast<double>(wanted) * (1 - share))));
    const auto copies =
        static_cast<int>(static_cast<double>(accounts.size()) * share / (1 - share));
    addDamagedCopies(accounts, copies, random.next());
    return findGenerated(accounts, params, job);
}

} // namespace bench
