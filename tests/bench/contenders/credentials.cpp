// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/contenders/credentials.h"

#include <QFile>
#include <cstdio>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdexcept>

namespace swb::bench {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

constexpr long validSeconds = 24 * 3600;

void require(bool done, const char *what)
{
    if (!done)
        throw std::runtime_error(std::string("making a certificate: ") + what);
}

void addExtension(X509 *certificate, int nid, const char *value)
{
    using Extension = std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)>;
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value), &X509_EXTENSION_free);
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "an extension");
}

Certificate selfSigned(EVP_PKEY *key)
{
    Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2); // counts from 0: v3
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), validSeconds);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("localhost"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    addExtension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    require(X509_sign(certificate.get(), key, EVP_sha256()) > 0, "the signature");
    return certificate;
}

File create(const QString &path)
{
    File file(std::fopen(QFile::encodeName(path).constData(), "w"), &std::fclose);
    require(bool(file), "a file");
    return file;
}

} // namespace

Credentials Credentials::makeIn(const QString &folder)
{
    const Credentials paths{folder + QStringLiteral("/certificate.pem"), folder + QStringLiteral("/key.pem")};
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    require(bool(key), "the key");
    const Certificate certificate = selfSigned(key.get());
    require(PEM_write_X509(create(paths.certificateFile).get(), certificate.get()) == 1, "the file");
    require(
        PEM_write_PrivateKey(create(paths.keyFile).get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            == 1,
        "the key's file");
    QFile::setPermissions(paths.keyFile, QFile::ReadOwner | QFile::WriteOwner);
    return paths;
}

} // namespace swb::bench
