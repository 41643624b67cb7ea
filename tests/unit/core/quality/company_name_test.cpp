// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/company_name.h"

#include "core/quality/contact_keys.h"
#include "core/quality/text_fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace core::quality;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(CompanyName, LegalFormsArticlesAndSpellingsDoNotMatter) {
    const CompanyName name = parseCompanyName("The Smith & Sons Mfg. Co., Inc.");
    EXPECT_THAT(name.words, ElementsAre("SMITH", "SON", "MANUFACTURING"));
    EXPECT_EQ(parseCompanyName("SMITH AND SONS MANUFACTURING LLC"), name);
    EXPECT_EQ(parseCompanyName("Smith & Sons Manufacturing, L.L.C."), name);
    EXPECT_EQ(parseCompanyName("smith  and sons manufacturing"), name);
}

TEST(CompanyName, StoreNumbersAreKeptApartFromWords) {
    for (const char* text : {"Dollar General #0123", "Dollar General Store 123",
                             "DOLLAR GENERAL NO. 123", "Dollar General 123"}) {
        const CompanyName name = parseCompanyName(text);
        EXPECT_THAT(name.words, ElementsAre("DOLLAR", "GENERAL")) << text;
        EXPECT_THAT(name.numbers, ElementsAre("123")) << text;
    }
    EXPECT_NE(parseCompanyName("Dollar General #123"), parseCompanyName("Dollar General #124"));
    EXPECT_THAT(parseCompanyName("7-Eleven").words, ElementsAre("7", "ELEVEN"));
}

TEST(CompanyName, NothingIsLeftWithoutWords) {
    EXPECT_THAT(parseCompanyName("The Company").words, ElementsAre("THE", "COMPANY"));
    EXPECT_THAT(parseCompanyName("").words, IsEmpty());
    EXPECT_THAT(parseCompanyName(" .,-").words, IsEmpty());
    EXPECT_EQ(parseCompanyName("Caf\xC3\xA9 L'Et\xC3\xA9"), parseCompanyName("CAFE LETE"));
}

TEST(CompanyName, StoreNumbersOfColumnsAreComparedWithoutZerosAndSigns) {
    EXPECT_EQ(plainStoreNumber("#0012"), "12");
    EXPECT_EQ(plainStoreNumber("s-104 a"), "S104A");
    EXPECT_EQ(plainStoreNumber(" "), "");
}

RC_GTEST_PROP(CompanyName, AnyBytesMayComeIn, (const std::string& text)) {
    parseCompanyName(text);
    phoneKey(text);
    domainKey(text);
    RC_ASSERT(foldToCapitals(foldToCapitals(text)) == foldToCapitals(text));
}

TEST(ContactKeys, AllWaysOfWritingATelephoneNumberAreOne) {
    for (const char* text : {"(203) 555-0137", "203.555.0137", "+1 203 555 0137", "1-203-555-0137",
                             "2035550137 ext. 12", "203-555-0137 x4"}) {
        EXPECT_EQ(phoneKey(text), 2035550137U) << text;
    }
    EXPECT_EQ(phoneKey("+44 20 7946 0018"), 442079460018U);
    for (const char* text : {"", "n/a", "000-000-0000", "12345", "1234567890123456789"}) {
        EXPECT_EQ(phoneKey(text), 0U) << text;
    }
}

TEST(ContactKeys, TheDomainOfASiteIsItsHostUnlessManyShareIt) {
    EXPECT_EQ(domainKey("https://www.Acme-Tools.com/shop?x=1"), "acme-tools.com");
    EXPECT_EQ(domainKey("info@acme-tools.com"), "acme-tools.com");
    EXPECT_EQ(domainKey("acme-tools.com."), "acme-tools.com");
    for (const char* text : {"", "none", "someone@gmail.com", "www.facebook.com/acme", "not a site",
                             "http://", "www."}) {
        EXPECT_EQ(domainKey(text), "") << text;
    }
}

TEST(EditDistance, CountsSlipsOfTheKeyboard) {
    EXPECT_EQ(editDistance("MAIN", "MAIN", 2), 0);
    EXPECT_EQ(editDistance("MAIN", "MIAN", 2), 1);
    EXPECT_EQ(editDistance("MAIN", "MAINE", 2), 1);
    EXPECT_EQ(editDistance("MAIN", "OAK", 2), 3);
    EXPECT_EQ(editDistance("", "AB", 5), 2);
    EXPECT_TRUE(looksMistyped("WASHINGTON", "WASHINTGON"));
    EXPECT_FALSE(looksMistyped("OAK", "ELM"));
    EXPECT_FALSE(looksMistyped("ST", "RD"));
}

RC_GTEST_PROP(EditDistance, IsTheSameBothWaysAndNeverAboveTheLimitByMoreThanOne,
              (const std::string& a, const std::string& b)) {
    RC_ASSERT(editDistance(a, b, 3) == editDistance(b, a, 3));
    RC_ASSERT(editDistance(a, b, 3) <= 4);
    RC_ASSERT((editDistance(a, b, 3) == 0) == (a == b));
}
