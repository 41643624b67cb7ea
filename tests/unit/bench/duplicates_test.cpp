// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/duplicates_bench.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace bench;

namespace {

void expectGood(const DuplicatesReport& report) {
    EXPECT_GE(report.precision(), 0.97);
    EXPECT_GE(report.recall(), 0.90);
    EXPECT_GT(report.truePairs, report.accounts / 12);
}

DuplicatesReport run(AccountMix mix, std::uint64_t seed, const std::string& file = "") {
    DuplicatesParams params;
    params.generated.mix = mix;
    params.generated.seed = seed;
    params.file = file;
    core::Job job;
    return runDuplicates(params, job);
}

} // namespace

TEST(DuplicatesBench, DamagedCopiesAmongTwentyThousandAccountsAreFound) {
    expectGood(run(AccountMix::Usual, 1));
}

TEST(DuplicatesBench, ShopsOfChainsAndNeighboursAreNotTakenForDuplicates) {
    expectGood(run(AccountMix::Hard, 2));
}

TEST(DuplicatesBench, DamagedCopiesOfRealShopsAreFound) {
    const std::string file =
        std::string(EVENLODE_SHARED_DATA) + "/accounts/us_chain_locations_2024.csv";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << file << " is not there";
    }
    expectGood(run(AccountMix::Usual, 3, file));
}

TEST(DuplicatesBench, TheSameSeedMakesTheSameAccounts) {
    const auto text = [](std::uint64_t seed) {
        std::string all;
        for (const GeneratedAccount& account : generateAccounts({500, 0.1, seed, {}})) {
            all += account.name + account.street + account.zip + account.phone + account.website;
        }
        return all;
    };
    EXPECT_EQ(text(5), text(5));
    EXPECT_NE(text(5), text(6));
}
