// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates/certificatemaker.h"
#include "net/tls/openssl.h"

#include <QTest>
#include <vector>

namespace swb::test {

/// A certificate as nobody should make one. The defaults are those of a good server certificate.
struct StrangeCertificate
{
    QByteArray commonName = "somebody";
    QByteArray names = {}; ///< subjectAltName in openssl.cnf's notation; empty: none
    QByteArray constraints = "critical,CA:FALSE";
    QByteArray keyUsage = {}; ///< empty: none
    QByteArray extendedKeyUsage = "serverAuth";
    QByteArray nameConstraints = {}; ///< empty: none
    bool unknownCritical = false; ///< an unknown extension that everyone must reject
    int rsaBits = 0; ///< 0: EC P-256
    bool sha1 = false;
    int beginsInDays = -1;
    int endsInDays = 30;

    /// An authority's certificate.
    [[nodiscard]] static StrangeCertificate authority(const QByteArray &commonName)
    {
        return {.commonName = commonName,
                .names = {},
                .constraints = "critical,CA:TRUE",
                .keyUsage = "critical,keyCertSign,cRLSign",
                .extendedKeyUsage = {}};
    }

    /// Signed by this issuer, or by itself if the issuer is null.
    [[nodiscard]] PemPair signedBy(const PemPair &issuer = {}) const
    {
        const openssl::Key key(rsaBits > 0 ? EVP_RSA_gen(unsigned(rsaBits)) : EVP_EC_gen("P-256"));
        const openssl::Certificate made(X509_new());
        X509_set_version(made.get(), X509_VERSION_3);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), ++serial);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), beginsInDays * secondsADay);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), endsInDays * secondsADay);
        X509_set_pubkey(made.get(), key.get());
        const openssl::Name name(X509_NAME_new());
        X509_NAME_add_entry_by_NID(name.get(), NID_commonName, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char *>(commonName.constData()),
                                   int(commonName.size()), -1, 0);
        X509_set_subject_name(made.get(), name.get());
        const bool bySelf = issuer.certificate.isEmpty();
        const openssl::Certificate issuers = openssl::readCertificate(issuer.certificate);
        const openssl::Key issuersKey = openssl::readKey(issuer.key);
        X509 *const signer = bySelf ? made.get() : issuers.get();
        X509_set_issuer_name(made.get(), X509_get_subject_name(signer));
        add(made.get(), signer, NID_basic_constraints, constraints);
        add(made.get(), signer, NID_key_usage, keyUsage);
        add(made.get(), signer, NID_ext_key_usage, extendedKeyUsage);
        add(made.get(), signer, NID_subject_alt_name, names);
        add(made.get(), signer, NID_name_constraints, nameConstraints);
        add(made.get(), signer, NID_subject_key_identifier, "hash");
        add(made.get(), signer, NID_authority_key_identifier, bySelf ? QByteArray() : "keyid");
        if (unknownCritical)
            addUnknown(made.get());
        X509_sign(made.get(), bySelf ? key.get() : issuersKey.get(), sha1 ? EVP_sha1() : EVP_sha256());
        (void)openssl::takeErrors();
        return {openssl::toPem(made.get()), openssl::toPem(key.get())};
    }

private:
    static constexpr long secondsADay = 24 * 60 * 60;
    inline static long serial = 1000;

    static void add(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
    {
        if (value.isEmpty())
            return;
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
        const openssl::Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
        QVERIFY2(extension, value.constData());
        X509_add_ext(certificate, extension.get(), -1);
    }
    static void addUnknown(X509 *certificate)
    {
        const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> name(OBJ_txt2obj("1.3.6.1.4.1.55555.1", 1));
        const openssl::Owned<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> value(ASN1_OCTET_STRING_new());
        ASN1_OCTET_STRING_set(value.get(), reinterpret_cast<const unsigned char *>("\x05\x00"), 2);
        const openssl::Extension extension(X509_EXTENSION_create_by_OBJ(nullptr, name.get(), 1, value.get()));
        X509_add_ext(certificate, extension.get(), -1);
    }
};

} // namespace swb::test
