// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <type_traits>
#include <vector>

namespace ui {

/// A row of plain values that are its own, or that lie in a file mapped into memory, which somebody
/// else keeps. Only rows of their own can grow.
template <class T> class Column {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Column() = default;
    explicit Column(std::size_t count, T value = {}) : own_(count, value) {}
    static Column mapped(const T* values, std::size_t count) {
        Column column;
        column.mapped_ = values;
        column.mappedCount_ = count;
        return column;
    }

    std::size_t size() const { return mapped_ != nullptr ? mappedCount_ : own_.size(); }
    bool empty() const { return size() == 0; }
    const T* data() const { return mapped_ != nullptr ? mapped_ : own_.data(); }
    template <class Index> const T& operator[](Index i) const {
        return data()[static_cast<std::size_t>(i)];
    }
    const T* begin() const { return data(); }
    const T* end() const { return data() + size(); }

    /// The values to be filled in.
    std::vector<T>& own() { return own_; }

private:
    std::vector<T> own_;
    const T* mapped_ = nullptr;
    std::size_t mappedCount_ = 0;
};

} // namespace ui
