// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/convert.h"
#include "geo/verbs/preview_import.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// Chooses the columns of the preview's table: what people recognise a record by first, at most
/// `kMostShown`.
std::vector<ShownColumn> chooseShown(const core::records::Mapping& mapping,
                                     const std::vector<PreviewColumn>& columns, bool splitting);

inline constexpr std::size_t kMostShown = 11;

/// Turns converted rows into rows of the preview, and counts what they fall under.
class PreviewRows {
public:
    PreviewRows(const core::records::Mapping& mapping, const std::vector<ShownColumn>& shown,
                std::int64_t most);

    /// `record` is empty for a row that the converter did not take; `repairs` and `issue` are what
    /// it said about this row.
    void add(const core::records::RecordRow& row,
             const std::optional<core::records::NeutralRecord>& record,
             const std::vector<core::records::Repair>& repairs, const core::Issue* issue,
             bool repeated);

    std::int64_t count(unsigned flag) const;
    std::int64_t read() const { return read_; }
    std::vector<PreviewRow> take() { return std::move(rows_); }
    /// The first row under a flag as it was read; null if there is none.
    const PreviewRow* first(unsigned flag) const;

private:
    PreviewCell cellOf(const core::records::NeutralRecord& record, std::size_t shown,
                       const std::vector<core::records::Repair>& repairs) const;
    PreviewCell rawCell(const core::records::RecordRow& row, std::size_t shown) const;
    std::string remarkOf(const core::records::NeutralRecord& record,
                         const std::vector<core::records::Repair>& repairs, unsigned flags) const;
    unsigned flagsOf(const core::records::NeutralRecord& record,
                     const std::vector<core::records::Repair>& repairs) const;

    const std::vector<ShownColumn>& shown_;
    std::vector<std::optional<std::size_t>> sourceOf_; ///< column of each shown one
    std::int64_t most_;
    std::int64_t read_ = 0;
    std::vector<std::int64_t> counts_; ///< by bit
    std::vector<PreviewRow> firsts_;   ///< by bit
    std::vector<PreviewRow> rows_;
};

} // namespace geo
