// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/review_sentence.h"
#include "core/verbs/week_figures.h"

#include <QString>

#include <optional>

namespace ui {

/// The sentences of the reviews in the language of the program. In English they are word for word
/// those that core writes; a kind that is not known here keeps core's.
struct HeadWords {
    QString figure, text;
};
HeadWords headWords(const core::ReviewHead& head);
QString decisionWords(const core::ReviewDecision& decision);
/// What a decision is about, in a word.
QString aboutWords(const std::string& about);

/// Why a territory left its band. `measure` and `unit` are those of its figures.
QString causeWords(const core::WeekDrift::Cause& cause, const std::string& measure,
                   const std::string& unit);

/// The name of a rep or a stage of a week's figures; core's words for none in this language.
QString seatWords(const std::string& name);

/// "$10.30 M", "$127 k": an amount as it stands in sentences.
QString shortAmountText(double value, const QString& unit = QStringLiteral("$"));
/// "12.5 h".
QString hoursWords(double hours);
/// "24" or "23.5".
QString plainNumber(double number);
/// "33 %" of a whole; a dash where there is none.
QString shareWords(double part, double of);
/// "North, East and 2 more", of `core::namedFacts`.
QString namedWords(const core::Json& facts);

/// A fact of a sentence by its name: a text (core's words for none in this language), a figure, or
/// a whole number.
QString factText(const core::Json& facts, const char* key);
double factNumber(const core::Json& facts, const char* key);
int factCount(const core::Json& facts, const char* key);

/// The kinds that each review has of its own; empty for others.
std::optional<HeadWords> weeklyHeadWords(const std::string& kind, const core::Json& facts);
std::optional<HeadWords> dailyHeadWords(const std::string& kind, const core::Json& facts);
std::optional<HeadWords> quarterlyHeadWords(const std::string& kind, const core::Json& facts);
QString weeklyDecisionWords(const std::string& kind, const core::Json& facts);
QString dailyDecisionWords(const std::string& kind, const core::Json& facts);
QString quarterlyDecisionWords(const std::string& kind, const core::Json& facts);

} // namespace ui
