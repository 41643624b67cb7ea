// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/gpkg.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

const MultiPolygon kSquareWithHole{
    {{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}}}}}};

} // namespace

TEST(Gpkg, ShapesComeBackAsTheyWere) {
    const MultiPolygon back = decodeGpkgArea(encodeGpkg(kSquareWithHole));
    ASSERT_EQ(back.polygons.size(), 1U);
    EXPECT_EQ(back.polygons[0].rings, kSquareWithHole.polygons[0].rings);
    EXPECT_EQ(decodeGpkgPoint(encodeGpkg(Point{-72.9, 41.3})), (Point{-72.9, 41.3}));
    EXPECT_TRUE(decodeGpkgArea(encodeGpkg(MultiPolygon{})).empty());
}

TEST(Gpkg, DamagedBlobsGiveAnErrorNeverACrash) {
    const Blob sound = encodeGpkg(kSquareWithHole);
    for (std::size_t length = 0; length < sound.size(); ++length) {
        EXPECT_THROW(decodeGpkgArea(std::span(sound).first(length)), Error);
    }
    Random random(1);
    for (int i = 0; i < 20'000; ++i) {
        Blob bytes = sound;
        for (int k = 0; k < 3; ++k) {
            bytes[random.below(bytes.size())] = static_cast<std::byte>(random.below(256));
        }
        try {
            decodeGpkgArea(bytes);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), Code::Storage);
        }
    }
}
