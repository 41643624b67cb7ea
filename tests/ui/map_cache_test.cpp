// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_cache.h"

#include "core/verbs/scenarios.h"
#include "core/workspace/unit_store.h"
#include "tests/support/temp_dir.h"
#include "tests/support/world.h"
#include "ui/draw/scene_loader.h"

#include <gtest/gtest.h>

#include <QFile>

#include <filesystem>

namespace ui {
namespace {

/// A small plan with a cache beside it.
class MapCacheTest : public ::testing::Test {
protected:
    void SetUp() override {
        layer_ = core::requireLayer(world_.ws.reader(), "");
        path_ = mapCachePath(world_.ws.path(), layer_.id.value);
        made_ = load();
        ASSERT_TRUE(std::filesystem::exists(path_));
    }

    LayerMap load() {
        core::Job job;
        return loadLayerMap(world_.ws.reader(), layer_, job, {true, false});
    }

    MapFingerprint fingerprint() {
        return fingerprintOf(made_.crs, layer_.id.value,
                             core::loadUnits(world_.ws.reader(), layer_.id));
    }

    QByteArray bytes() const {
        QFile file(QString::fromStdString(path_));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    void write(const QByteArray& bytes) const {
        // Another file of that name: the one that is mapped stays what it was.
        std::filesystem::remove(path_);
        QFile file(QString::fromStdString(path_));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    /// The map is made anew and the cache with it.
    void expectRebuilt() {
        EXPECT_FALSE(readMapCache(path_, fingerprint()));
        expectSame(load());
        EXPECT_TRUE(readMapCache(path_, fingerprint()));
    }

    void expectSame(const LayerMap& map) const {
        const Topology& a = made_.units->topology();
        const Topology& b = map.units->topology();
        ASSERT_EQ(a.polygonCount(), b.polygonCount());
        ASSERT_EQ(a.arcCount(), b.arcCount());
        ASSERT_EQ(a.levelCount(), b.levelCount());
        for (int arc = 0; arc < a.arcCount(); ++arc) {
            EXPECT_EQ(a.sides(arc).left, b.sides(arc).left);
            for (int level = 0; level < a.levelCount(); ++level) {
                EXPECT_TRUE(std::ranges::equal(a.arc(arc, level), b.arc(arc, level)));
            }
        }
        for (int unit = 0; unit < made_.units->count(); ++unit) {
            EXPECT_EQ(made_.units->unit(unit).key, map.units->unit(unit).key);
            EXPECT_EQ(made_.units->unit(unit).centroid, map.units->unit(unit).centroid);
            EXPECT_TRUE(
                std::ranges::equal(made_.units->neighbours(unit), map.units->neighbours(unit)));
        }
        EXPECT_EQ(made_.base->stateNames, map.base->stateNames);
        EXPECT_EQ(made_.base->countyNames, map.base->countyNames);
        EXPECT_EQ(made_.base->attribution, map.base->attribution);
    }

    support::World world_{"AAAB/AABB/CCBB"};
    core::UnitLayer layer_;
    std::string path_;
    LayerMap made_;
};

TEST_F(MapCacheTest, GivesTheSameMapAgain) {
    EXPECT_TRUE(readMapCache(path_, fingerprint()));
    expectSame(load());
}

TEST_F(MapCacheTest, ACacheOfOtherUnitsIsNotTaken) {
    MapFingerprint other = fingerprint();
    other.hash[1] ^= 1;
    EXPECT_FALSE(readMapCache(path_, other));
    std::vector<core::BasicUnit> units = core::loadUnits(world_.ws.reader(), layer_.id);
    units[3].areaM2 += 1;
    EXPECT_FALSE(readMapCache(path_, fingerprintOf(made_.crs, layer_.id.value, units)));
    units = core::loadUnits(world_.ws.reader(), layer_.id);
    units.pop_back();
    EXPECT_FALSE(readMapCache(path_, fingerprintOf(made_.crs, layer_.id.value, units)));
    units = core::loadUnits(world_.ws.reader(), layer_.id);
    units[0].key += "x";
    EXPECT_FALSE(readMapCache(path_, fingerprintOf(made_.crs, layer_.id.value, units)));
    EXPECT_FALSE(
        readMapCache(path_, fingerprintOf(made_.crs + " ", layer_.id.value,
                                          core::loadUnits(world_.ws.reader(), layer_.id))));
}

TEST_F(MapCacheTest, ATruncatedCacheIsMadeAnew) {
    const QByteArray whole = bytes();
    for (const qsizetype size :
         {qsizetype(0), qsizetype(5), qsizetype(63), whole.size() / 2, whole.size() - 1}) {
        write(whole.left(size));
        expectRebuilt();
    }
    write(whole + '\0');
    expectRebuilt();
}

TEST_F(MapCacheTest, ADamagedCacheIsMadeAnew) {
    const QByteArray whole = bytes();
    for (const qsizetype place :
         {qsizetype(0), qsizetype(9), qsizetype(70), whole.size() / 2, whole.size() - 3}) {
        QByteArray damaged = whole;
        damaged[place] = static_cast<char>(damaged[place] ^ 0x40);
        write(damaged);
        expectRebuilt();
    }
}

TEST_F(MapCacheTest, AFileThatIsNoCacheIsMadeAnew) {
    write(QByteArray(5000, 'x'));
    expectRebuilt();
    write("SQLite format 3");
    expectRebuilt();
}

TEST_F(MapCacheTest, WhereNothingCanBeWrittenTheMapIsThereAllTheSame) {
    std::filesystem::remove(path_);
    std::filesystem::create_directory(path_); // no file can take its name
    expectSame(load());
    EXPECT_FALSE(writeMapCache(path_, fingerprint(), *made_.units, *made_.base));
}

} // namespace
} // namespace ui
