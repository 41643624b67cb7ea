// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/preview_import.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace ui {

/// One line of a "Read as" list. Its code is "field:zip", "keep:number" or "none".
struct ReadAsOption {
    QString label;
    QString code;
    bool startsGroup = false;
};

/// What a person decides about a file before it is imported, without any widget: the columns, the
/// repairs, the units. Each decision changes `params`; the preview that follows from them is made
/// by `geo::previewImport` and handed back with `setPreview`.
class ImportChoices {
public:
    /// Takes over a preview. From then on every column is named in the params, so that nothing is
    /// guessed anew behind the person's back.
    void setPreview(geo::ImportPreview preview);
    const geo::ImportPreview& preview() const { return preview_; }

    /// What the next preview, or the import, is to be called with.
    const geo::PreviewImportParams& params() const { return params_; }
    /// True once a person has decided something since `setUnchanged`.
    bool changed() const { return changed_; }
    void setUnchanged() { changed_ = false; }

    int columns() const { return static_cast<int>(preview_.columns.size()); }
    const geo::PreviewColumn& column(int column) const;
    bool isImported(int column) const;
    /// Leaves a column out, or reads it as it was read before, or as it would be kept.
    void setImported(int column, bool imported);
    /// Checked, unchecked or, where some are, partially checked.
    Qt::CheckState allImported() const;
    void setAllImported(bool imported);

    std::vector<ReadAsOption> options(int column) const;
    QString readAsCode(int column) const;
    /// "Street address", "Potential, $ k", "Not imported".
    QString readAsText(int column) const;
    /// A field that another column fills is taken from that one.
    void setReadAs(int column, const QString& code);

    /// Chooses among the ways of an issue; one choice alone is switched on (0) or off (-1).
    void choose(int issue, int choice);

    /// "2 repaired, 1 to decide".
    QString issueSummary() const;
    /// The columns and repairs as they shall be remembered for files with the same header.
    std::string remembered() const;
    /// The params that a remembered text stands for, for this file; what cannot be read is ignored.
    static geo::PreviewImportParams recall(const geo::PreviewImportParams& params,
                                           const std::string& remembered);

private:
    void apply(int column, const QString& code);
    void forget(const std::string& column);

    geo::ImportPreview preview_;
    geo::PreviewImportParams params_;
    std::map<std::string, QString> before_; ///< column -> code it had before it was left out
    bool changed_ = false;
};

/// A kind of record in the plural, as a title: "Accounts".
QString kindTitle(core::records::Kind kind);

} // namespace ui
