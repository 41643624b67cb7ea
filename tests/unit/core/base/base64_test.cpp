// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"

#include <gtest/gtest.h>

namespace core {
namespace {

TEST(Base64, AgreesWithRfc4648) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64("\xfb\xff"), "+/8=");
    EXPECT_EQ(base64Url("\xfb\xff"), "-_8");
    EXPECT_EQ(bytesOfHex("fbff00"), std::string("\xfb\xff\0", 3));
}

} // namespace
} // namespace core
