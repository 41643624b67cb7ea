// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/quarterly_pages.h"

namespace ui {

/// The parts of the quarterly pages. Each fills its rectangle as far as it needs to.

/// The plan as a map, and the Lorenz curve of shares of target with its Gini coefficient.
void paintQuarterPlan(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// Share of target by territory over the zone of the band, with its range under data error.
/// Returns the y below it.
double paintQuarterBalance(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// Share of target by territory in the weeks that were kept, as small lines.
void paintQuarterWeeks(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// What changed hands as a map, and what was published.
void paintQuarterLedger(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// Won by territory, over the range that potential leads to expect.
void paintQuarterResults(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// Quotas in proportion to potential, within their cap.
void paintQuarterQuotas(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// Hours of work by territory against the capacity of a rep.
void paintQuarterWork(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// How much of their hours the work takes of teams of other sizes.
void paintQuarterTeam(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// Visits by territory: planned as a frame, done as its filling.
void paintQuarterVisits(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);
/// Scenarios side by side: map and figures.
void paintQuarterScenarios(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect);

QString verdictWords(core::Verdict verdict);
/// "Publish", "Rollback", "Sync" of a ledger entry's kind.
QString publishWords(const std::string& kind);
/// 12,345 as "12" thousand, as the columns have it.
QString inThousands(double value);

} // namespace ui
