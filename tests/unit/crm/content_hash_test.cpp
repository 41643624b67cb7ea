// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/content_hash.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace crm {

namespace {

RC_GTEST_PROP(ContentHash, IsTheSameHoweverTheBytesAreCut,
              (const std::string& a, const std::string& b)) {
    ContentHash whole;
    whole.add(a + b);
    ContentHash parts;
    parts.add(a);
    parts.add(b);
    RC_ASSERT(whole.value() == parts.value());
}

TEST(ContentHash, NoticesZerosAtTheEndAndSwappedWords) {
    const auto hash = [](const std::string& text) {
        ContentHash value;
        value.add(text);
        return value.value();
    };
    EXPECT_NE(hash("a"), hash(std::string("a\0", 2)));
    EXPECT_NE(hash("12345678abcdefgh"), hash("abcdefgh12345678"));
    EXPECT_NE(hash(""), hash(std::string(8, '\0')));
}

} // namespace

} // namespace crm
