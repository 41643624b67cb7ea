// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace geo {

/// Values that never change, either held here or lying in a file that is mapped into memory.
/// Copies are cheap and share the values, which live as long as one of them.
template <class T> class SharedArray {
public:
    SharedArray() = default;
    SharedArray(std::vector<T>&& values) {
        auto held = std::make_shared<const std::vector<T>>(std::move(values));
        view_ = *held;
        keep_ = std::move(held);
    }
    /// `keep` owns what `values` looks at.
    SharedArray(std::span<const T> values, std::shared_ptr<const void> keep)
        : view_(values), keep_(std::move(keep)) {}

    const T& operator[](std::size_t index) const { return view_[index]; }
    std::size_t size() const { return view_.size(); }
    bool empty() const { return view_.empty(); }
    const T* data() const { return view_.data(); }
    const T* begin() const { return view_.data(); }
    const T* end() const { return view_.data() + view_.size(); }
    const T& back() const { return view_.back(); }
    std::span<const T> span() const { return view_; }

private:
    std::span<const T> view_;
    std::shared_ptr<const void> keep_;
};

} // namespace geo
