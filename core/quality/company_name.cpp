// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/company_name.h"

#include "core/quality/text_fold.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace core::quality {

namespace {

using Words = std::unordered_set<std::string_view>;

const Words& legalForms() {
    static const Words words = {
        "INC",         "INCORPORATED", "LLC",  "LTD", "LIMITED", "CORP",     "CO", "COMPANY", "LP",
        "CORPORATION", "LLP",          "LLLP", "PLC", "PLLC",    "PC",       "PA", "GMBH",    "AG",
        "SA",          "SAS",          "SARL", "BV",  "NV",      "OY",       "AB", "APS",     "KG",
        "KGAA",        "SPA",          "SRL",  "PTY", "PTE",     "COMPANIES"};
    return words;
}

const Words& smallWords() {
    static const Words words = {"THE", "AND", "OF", "FOR", "AT"};
    return words;
}

/// Words before a store number.
const Words& numberWords() {
    static const Words words = {"STORE", "NO", "NR", "NUM", "NUMBER", "SHOP", "BRANCH", "LOCATION"};
    return words;
}

const std::unordered_map<std::string_view, std::string_view>& abbreviations() {
    static const std::unordered_map<std::string_view, std::string_view> words = {
        {"INTL", "INTERNATIONAL"},
        {"NATL", "NATIONAL"},
        {"MFG", "MANUFACTURING"},
        {"MFR", "MANUFACTURER"},
        {"SVC", "SERVICE"},
        {"SVCS", "SERVICE"},
        {"SERV", "SERVICE"},
        {"CTR", "CENTER"},
        {"CNTR", "CENTER"},
        {"CENTRE", "CENTER"},
        {"ASSN", "ASSOC"},
        {"ASSOCIATION", "ASSOC"},
        {"ASSOCIATES", "ASSOC"},
        {"ASSOCIATE", "ASSOC"},
        {"ASSOCS", "ASSOC"},
        {"BROS", "BROTHER"},
        {"DEPT", "DEPARTMENT"},
        {"HOSP", "HOSPITAL"},
        {"UNIV", "UNIVERSITY"},
        {"GRP", "GROUP"},
        {"MGMT", "MANAGEMENT"},
        {"MGT", "MANAGEMENT"},
        {"TECH", "TECHNOLOGY"},
        {"TECHS", "TECHNOLOGY"},
        {"SYS", "SYSTEM"},
        {"INDS", "INDUSTRY"},
        {"IND", "INDUSTRY"},
        {"ENGR", "ENGINEERING"},
        {"ENGRG", "ENGINEERING"},
        {"CONST", "CONSTRUCTION"},
        {"CONSTR", "CONSTRUCTION"},
        {"DIST", "DISTRIBUTION"},
        {"DISTR", "DISTRIBUTION"},
        {"DISTRIB", "DISTRIBUTION"},
        {"ELEC", "ELECTRIC"},
        {"EQUIP", "EQUIPMENT"},
        {"EQPT", "EQUIPMENT"},
        {"SUPL", "SUPPLY"},
        {"TRANSP", "TRANSPORT"},
        {"TRANSPORTATION", "TRANSPORT"},
        {"MKT", "MARKET"},
        {"MKTG", "MARKETING"},
        {"RESTR", "RESTAURANT"},
        {"PHARM", "PHARMACY"},
        {"INS", "INSURANCE"},
        {"FIN", "FINANCIAL"},
        {"AMER", "AMERICAN"},
        {"AUTOMOTIVE", "AUTO"},
        {"PROD", "PRODUCT"},
        {"PRODS", "PRODUCT"},
        {"SOLN", "SOLUTION"},
        {"SOLNS", "SOLUTION"},
        {"CONSULT", "CONSULTING"},
        {"MED", "MEDICAL"},
        {"LABS", "LABORATORY"},
        {"LAB", "LABORATORY"},
        {"BLDG", "BUILDING"},
        {"BLDRS", "BUILDER"},
        {"HTG", "HEATING"},
        {"PLBG", "PLUMBING"},
        {"MACH", "MACHINE"},
        {"WHSE", "WAREHOUSE"},
        {"WHSL", "WHOLESALE"},
        {"ENT", "ENTERPRISE"},
        {"ENTPRS", "ENTERPRISE"},
        {"PKG", "PACKAGING"},
        {"REFRIG", "REFRIGERATION"},
        {"SCI", "SCIENCE"},
        {"SPEC", "SPECIALTY"},
        {"USA", "US"},
        {"MT", "MOUNT"},
        {"FT", "FORT"},
        {"ST", "SAINT"}};
    return words;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isWordByte(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

std::string withoutZeros(std::string_view digits) {
    const auto first = digits.find_first_not_of('0');
    return std::string(first == std::string_view::npos ? "0" : digits.substr(first));
}

struct Token {
    std::string text;
    bool numbered = false; ///< had a "#" before it
};

/// Runs of letters and digits; an apostrophe is nothing, single letters join ("L. L. C.").
std::vector<Token> tokensOf(std::string_view capitals) {
    std::vector<Token> tokens;
    std::string word;
    bool hash = false;
    bool numbered = false;
    bool joins = false; // the last token is made of single letters
    const auto finish = [&] {
        if (word.empty()) {
            return;
        }
        const bool letter = word.size() == 1 && word[0] >= 'A';
        if (letter && joins) {
            tokens.back().text += word;
        } else {
            tokens.push_back({word, numbered});
            joins = letter;
        }
        word.clear();
    };
    for (std::size_t i = 0; i < capitals.size(); ++i) {
        const char c = capitals[i];
        if (isWordByte(c)) {
            if (word.empty()) {
                numbered = hash;
                hash = false;
            }
            word += c;
        } else if (c != '\'') {
            finish();
            hash = c == '#' || (hash && c == ' ');
            joins = joins && (c == '.' || c == ' ');
        }
    }
    finish();
    return tokens;
}

std::string plainWord(const std::string& word) {
    const auto known = abbreviations().find(word);
    if (known != abbreviations().end()) {
        return std::string(known->second);
    }
    const std::size_t size = word.size();
    if (size > 5 && word.ends_with("IES")) {
        return word.substr(0, size - 3) + "Y";
    }
    const bool plural = size > 3 && word.back() == 'S' && word[size - 2] != 'S' &&
                        word[size - 2] != 'U' && word[size - 2] != 'I' && !isDigit(word[size - 2]);
    return plural ? word.substr(0, size - 1) : word;
}

} // namespace

CompanyName parseCompanyName(std::string_view text) {
    CompanyName name;
    const std::vector<Token> tokens = tokensOf(foldToCapitals(text));
    std::vector<std::string> dropped;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string& word = tokens[i].text;
        const bool beforeNumber = i + 1 < tokens.size() && i > 0 &&
                                  (tokens[i + 1].numbered || allDigits(tokens[i + 1].text)) &&
                                  numberWords().contains(word);
        if (tokens[i].numbered || (allDigits(word) && i > 0)) {
            name.numbers.push_back(allDigits(word) ? withoutZeros(word) : word);
        } else if (smallWords().contains(word) || beforeNumber ||
                   (i > 0 && legalForms().contains(word))) {
            dropped.push_back(word);
        } else {
            name.words.push_back(plainWord(word));
        }
    }
    if (name.words.empty()) {
        name.words = std::move(dropped);
    }
    return name;
}

bool isGenericWord(std::string_view word) {
    static const Words words = {"STORE",      "SHOP",   "OFFICE",     "BRANCH",   "LOCATION",
                                "GROUP",      "HQ",     "US",         "SITE",     "HEADQUARTER",
                                "HOLDING",    "MAIN",   "DEPARTMENT", "DIVISION", "SERVICE",
                                "ENTERPRISE", "ACCOUNT"};
    return words.contains(word);
}

std::string plainStoreNumber(std::string_view text) {
    std::string plain;
    for (const char c : foldToCapitals(text)) {
        if (isWordByte(c)) {
            plain += c;
        }
    }
    return allDigits(plain) ? withoutZeros(plain) : plain;
}

} // namespace core::quality
