// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/certificatemaker.h"

#include "core/values/errorcatalog.h"
#include "net/tls/openssl.h"

#include <QCoreApplication>
#include <QUrl>
#include <QtEndian>

namespace swb {

namespace {

using namespace openssl;

constexpr int serialBits = 159; // at most 20 octets and positive (RFC 5280 4.1.2.2)

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CertificateMaker)
};

Error notMade()
{
    return makeError(ErrorCode::TlsUnavailable, Words::tr("Could not create a certificate."), takeErrors());
}

bool setSerial(X509 *certificate)
{
    const BigNumber number(BN_new());
    return number && BN_rand(number.get(), serialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setTimes(X509 *certificate, const CertificatePlan &plan)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), plan.notBefore.toSecsSinceEpoch()) != nullptr
        && ASN1_TIME_set(X509_getm_notAfter(certificate), plan.notAfter.toSecsSinceEpoch()) != nullptr;
}

bool addText(X509_NAME *name, int nid, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(utf8.constData()),
                                      int(utf8.size()), -1, 0)
        == 1;
}

bool setSubject(X509 *certificate, const QString &commonName)
{
    const Name name(X509_NAME_new());
    return name && addText(name.get(), NID_organizationName, QStringLiteral("Socket Workbench"))
        && addText(name.get(), NID_commonName, commonName.left(ub_common_name))
        && X509_set_subject_name(certificate, name.get()) == 1;
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

QByteArray alternativeNames(const CertificateSubjects &subjects)
{
    QByteArrayList entries;
    for (const QString &name : subjects.names)
        entries.append("DNS:" + QUrl::toAce(name));
    for (QHostAddress address : subjects.addresses) {
        address.setScopeId({});
        entries.append("IP:" + address.toString().toLatin1());
    }
    return entries.join(',');
}

QByteArray nameConstraints(const NameLimits &limits)
{
    QByteArrayList entries{"critical"};
    for (const QString &name : limits.names)
        entries.append("permitted;DNS:" + name.toLatin1());
    for (const NameLimits::Network &network : limits.networks)
        entries.append("permitted;IP:" + network.address.toString().toLatin1() + '/'
                       + network.mask().toString().toLatin1());
    return entries.join(',');
}

/// An address followed by its mask, 4 or 16 bytes each; null if they are not.
NameLimits::Network networkOf(const ASN1_OCTET_STRING *bytes)
{
    const int half = ASN1_STRING_length(bytes) / 2;
    const unsigned char *const data = ASN1_STRING_get0_data(bytes);
    if (half != 4 && half != 16)
        return {};
    int prefixLength = 0;
    for (int i = half; i < 2 * half; ++i)
        prefixLength += int(qPopulationCount(data[i]));
    return {half == 16 ? QHostAddress(data) : QHostAddress(qFromBigEndian<quint32>(data)), prefixLength};
}

void addTo(NameLimits &limits, const GENERAL_NAME *permitted)
{
    if (permitted->type == GEN_DNS) {
        const ASN1_IA5STRING *const name = permitted->d.dNSName;
        limits.names.append(QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(name)),
                                                ASN1_STRING_length(name)));
    } else if (permitted->type == GEN_IPADD) {
        limits.networks.append(networkOf(permitted->d.iPAddress));
    }
}

/// A certificate with everything set except its extensions and its signature.
Certificate draft(const CertificatePlan &plan, EVP_PKEY *key)
{
    Certificate certificate(X509_new());
    const bool drafted = certificate && key && X509_set_version(certificate.get(), X509_VERSION_3) == 1
        && setSerial(certificate.get()) && setTimes(certificate.get(), plan)
        && setSubject(certificate.get(), plan.commonName) && X509_set_pubkey(certificate.get(), key) == 1;
    return drafted ? std::move(certificate) : nullptr;
}

bool sign(X509 *certificate, X509 *issuer, EVP_PKEY *issuerKey)
{
    return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1
        && addExtension(certificate, issuer, NID_authority_key_identifier, "keyid:always")
        && X509_sign(certificate, issuerKey, EVP_sha256()) > 0;
}

bool addAuthorityExtensions(X509 *certificate, const NameLimits &limits)
{
    return addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign")
        && addExtension(certificate, certificate, NID_subject_key_identifier, "hash")
        && (limits.isNull()
            || addExtension(certificate, certificate, NID_name_constraints, nameConstraints(limits)));
}

bool addServerExtensions(X509 *certificate, const CertificateSubjects &subjects)
{
    const QByteArray names = alternativeNames(subjects);
    return addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, certificate, NID_key_usage, "critical,digitalSignature")
        && addExtension(certificate, certificate, NID_ext_key_usage, "serverAuth,clientAuth")
        && addExtension(certificate, certificate, NID_subject_key_identifier, "hash")
        && (names.isEmpty() || addExtension(certificate, certificate, NID_subject_alt_name, names));
}

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

Result<PemPair> finished(X509 *certificate, EVP_PKEY *key)
{
    PemPair pair{toPem(certificate), toPem(key)};
    if (pair.certificate.isEmpty() || pair.key.isEmpty())
        return notMade();
    return pair;
}

} // namespace

Result<PemPair> makeAuthorityCertificate(const CertificatePlan &plan)
{
    const Key key = newKey();
    const Certificate certificate = draft(plan, key.get());
    if (!certificate || !addAuthorityExtensions(certificate.get(), plan.limits)
        || !sign(certificate.get(), certificate.get(), key.get()))
        return notMade();
    return finished(certificate.get(), key.get());
}

Result<PemPair> makeServerCertificate(const CertificatePlan &plan, const PemPair &authority,
                                      const QByteArray &keyPem)
{
    const Certificate issuer = readCertificate(authority.certificate);
    const Key issuerKey = readKey(authority.key);
    const Key key = keyPem.isEmpty() ? newKey() : readKey(keyPem);
    const Certificate certificate = draft(plan, key.get());
    if (!issuer || !issuerKey || !certificate || !addServerExtensions(certificate.get(), plan.subjects)
        || !sign(certificate.get(), issuer.get(), issuerKey.get()))
        return notMade();
    return finished(certificate.get(), key.get());
}

Result<PemPair> makeSelfSignedCertificate(const CertificatePlan &plan)
{
    const Key key = newKey();
    const Certificate certificate = draft(plan, key.get());
    if (!certificate || !addServerExtensions(certificate.get(), plan.subjects)
        || !sign(certificate.get(), certificate.get(), key.get()))
        return notMade();
    return finished(certificate.get(), key.get());
}

bool keyMatches(const PemPair &pair)
{
    const Certificate certificate = readCertificate(pair.certificate);
    const Key key = readKey(pair.key);
    const bool matches = certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
    (void)takeErrors();
    return matches;
}

bool isSignedBy(const QByteArray &certificatePem, const QByteArray &authorityPem)
{
    const Certificate certificate = readCertificate(certificatePem);
    const Certificate authority = readCertificate(authorityPem);
    const bool isSigned = certificate && authority
        && X509_check_issued(authority.get(), certificate.get()) == X509_V_OK
        && X509_verify(certificate.get(), X509_get0_pubkey(authority.get())) == 1;
    (void)takeErrors();
    return isSigned;
}

NameLimits limitsOf(const QByteArray &certificatePem)
{
    const Certificate certificate = readCertificate(certificatePem);
    (void)takeErrors();
    int critical = 0;
    const Owned<NAME_CONSTRAINTS, NAME_CONSTRAINTS_free> constraints(
        certificate ? static_cast<NAME_CONSTRAINTS *>(
            X509_get_ext_d2i(certificate.get(), NID_name_constraints, &critical, nullptr))
                    : nullptr);
    NameLimits limits;
    const auto *const permitted = constraints && critical == 1 ? constraints->permittedSubtrees : nullptr;
    for (int i = 0; permitted && i < sk_GENERAL_SUBTREE_num(permitted); ++i)
        addTo(limits, sk_GENERAL_SUBTREE_value(permitted, i)->base);
    return limits;
}

bool isAuthority(const QByteArray &certificatePem)
{
    const Certificate certificate = readCertificate(certificatePem);
    (void)takeErrors();
    return certificate && X509_check_ca(certificate.get()) == 1;
}

} // namespace swb
