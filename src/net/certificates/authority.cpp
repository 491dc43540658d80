// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/authority.h"

#include "core/files/filelock.h"
#include "core/files/filewriter.h"
#include "core/files/ordinaryfile.h"
#include "core/files/privatefolder.h"
#include "core/values/datafolder.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <algorithm>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CertificateAuthority)
};

constexpr qint64 largestFile = 1 << 20;
constexpr std::chrono::milliseconds lockPatience{20}; // creating everything takes a few milliseconds
constexpr int lockAttempts = 100;
constexpr int backdatedDays = 1; // for other hosts whose clocks are slow

/// A key and its certificate as one file holds them.
struct Stored
{
    PemPair pem;
    QSslCertificate certificate;
};

QByteArray blockOf(const QByteArray &content, const QByteArray &label)
{
    const QByteArray end = "-----END " + label + "-----\n";
    const QByteArray begin = "-----BEGIN " + label + "-----\n";
    const qsizetype from = content.indexOf(begin);
    const qsizetype to = content.indexOf(end, from);
    return from < 0 || to < 0 ? QByteArray() : content.mid(from, to + end.size() - from);
}

bool isSound(const Stored &stored)
{
    return !stored.certificate.isNull() && keyMatches(stored.pem);
}

bool covers(const QSslCertificate &certificate, const CertificateSubjects &subjects)
{
    const auto entries = certificate.subjectAlternativeNames();
    const QStringList names = entries.values(QSsl::DnsEntry);
    QList<QHostAddress> addresses;
    for (const QString &address : entries.values(QSsl::IpAddressEntry))
        addresses.append(QHostAddress(address));
    return std::all_of(subjects.names.cbegin(), subjects.names.cend(),
                       [&](const QString &name) { return names.contains(name); })
        && std::all_of(subjects.addresses.cbegin(), subjects.addresses.cend(),
                       [&](const QHostAddress &address) { return addresses.contains(address); });
}

/// Brings one folder into the required state, once.
class Keeper
{
public:
    Keeper(const QString &folder, const CertificateSubjects &subjects, const QDateTime &now)
        : m_folder(folder)
        , m_subjects(subjects)
        , m_now(now)
    { }

    /// Reads the files as they are.
    Error read();
    [[nodiscard]] bool inOrder() const
    {
        return m_damaged.isEmpty() && authorityLasts() && authorityIsLimited() && serverFits() && m_published;
    }
    /// Creates what is missing. Only while holding the lock, after read().
    Error repair();
    [[nodiscard]] LocalAuthority result() const;

private:
    [[nodiscard]] QString path(QStringView name) const { return m_folder + u'/' + name; }
    Error readPrivate(QStringView name, Stored &stored);
    Error readPublic();
    void closeToOthers(const OrdinaryFile &file, const QString &path);
    [[nodiscard]] bool authorityLasts() const;
    [[nodiscard]] bool authorityIsLimited() const;
    [[nodiscard]] bool serverFits() const;
    [[nodiscard]] CertificateSubjects permittedSubjects() const;
    void noteWhoIsLeftOut();
    Error moveDamagedAside();
    Error makeAuthority();
    Error makeServer();
    Error publish();
    Error store(QStringView name, const PemPair &pem, Stored &stored);

    const QString m_folder;
    const CertificateSubjects m_subjects;
    const QDateTime m_now;
    Stored m_authority;
    Stored m_server;
    bool m_published = false;
    QStringList m_damaged;
    QStringList m_notes;
};

constexpr QStringView publicName(u"ca.pem");
constexpr QStringView authorityName(u"ca-private.pem");
constexpr QStringView serverName(u"server-private.pem");

Error unreadable(const QString &path, const OrdinaryFile &file)
{
    return makeError(ErrorCode::FileUnreadable,
                     Words::tr("Could not read %1.").arg(QDir::toNativeSeparators(path)), file.problem);
}

Error Keeper::read()
{
    m_damaged.clear();
    if (Error error = readPrivate(authorityName, m_authority); error.isError())
        return error;
    if (Error error = readPrivate(serverName, m_server); error.isError())
        return error;
    return readPublic();
}

Error Keeper::readPrivate(QStringView name, Stored &stored)
{
    stored = Stored();
    OrdinaryFile file = OrdinaryFile::open(path(name), FileOwner::Ourselves);
    if (file.isMissing())
        return {};
    const QByteArray content = file.read(largestFile);
    if (!file.problem.isEmpty())
        return unreadable(path(name), file);
    closeToOthers(file, path(name));
    stored.pem = {blockOf(content, "CERTIFICATE"), blockOf(content, "PRIVATE KEY")};
    stored.certificate = QSslCertificate(stored.pem.certificate, QSsl::Pem);
    if (!isSound(stored)) {
        stored = Stored();
        m_damaged.append(path(name));
    }
    return {};
}

Error Keeper::readPublic()
{
    m_published = false;
    OrdinaryFile file = OrdinaryFile::open(path(publicName), FileOwner::Ourselves);
    if (file.isMissing())
        return {};
    const QByteArray content = file.read(largestFile);
    if (!file.problem.isEmpty())
        return unreadable(path(publicName), file);
    m_published = content == m_authority.pem.certificate && !m_authority.certificate.isNull();
    return {};
}

void Keeper::closeToOthers(const OrdinaryFile &file, const QString &path)
{
    if (!file.isReadableByOthers() || !file.closeToOthers())
        return;
    m_notes.append(Words::tr("%1 contains a private key and was readable by other users. Its permissions "
                             "have been restricted.")
                       .arg(QDir::toNativeSeparators(path)));
}

bool Keeper::authorityLasts() const
{
    return isAuthority(m_authority.pem.certificate)
        && m_now.addDays(CertificateAuthority::renewDays) < m_authority.certificate.expiryDate();
}

/// As this version makes it; it may have been made under other names of this host.
bool Keeper::authorityIsLimited() const
{
    const NameLimits limits = limitsOf(m_authority.pem.certificate);
    const NameLimits least = NameLimits::ofThisHost({});
    return limits.networks == least.networks && limits.names.mid(0, least.names.size()) == least.names;
}

CertificateSubjects Keeper::permittedSubjects() const
{
    const NameLimits limits = limitsOf(m_authority.pem.certificate);
    CertificateSubjects permitted = m_subjects;
    permitted.names.removeIf([&](const QString &name) { return !limits.permits(name); });
    permitted.addresses.removeIf([&](const QHostAddress &address) { return !limits.permits(address); });
    return permitted;
}

bool Keeper::serverFits() const
{
    return isSignedBy(m_server.pem.certificate, m_authority.pem.certificate)
        && m_now.addDays(CertificateAuthority::renewDays) < m_server.certificate.expiryDate()
        && covers(m_server.certificate, permittedSubjects());
}

Error Keeper::repair()
{
    if (Error error = moveDamagedAside(); error.isError())
        return error;
    if (!authorityLasts() || !authorityIsLimited()) {
        if (Error error = makeAuthority(); error.isError())
            return error;
        m_published = false;
    }
    if (!serverFits()) {
        if (Error error = makeServer(); error.isError())
            return error;
    }
    return m_published ? Error() : publish();
}

Error Keeper::moveDamagedAside()
{
    for (const QString &file : std::as_const(m_damaged)) {
        const QString aside = setAside(file);
        if (aside.isEmpty())
            return makeError(
                ErrorCode::FileUnwritable,
                Words::tr("Could not move the damaged file %1.").arg(QDir::toNativeSeparators(file)));
        m_notes.append(Words::tr("%1 was damaged. It has been kept as %2 and replaced with a new one.")
                           .arg(QDir::toNativeSeparators(file), QFileInfo(aside).fileName()));
    }
    return {};
}

Error Keeper::store(QStringView name, const PemPair &pem, Stored &stored)
{
    stored = {pem, QSslCertificate(pem.certificate, QSsl::Pem)};
    return writeFile(path(name), QByteArray(pem.key + pem.certificate), FileUse::Private);
}

Error Keeper::makeAuthority()
{
    const QDateTime from = m_now.addDays(-backdatedDays);
    const bool wasUnlimited = !m_authority.certificate.isNull() && !authorityIsLimited();
    const Result<PemPair> made = makeAuthorityCertificate(
        {QStringLiteral("Socket Workbench authority on ") + QSysInfo::machineHostName(),
         {},
         from,
         m_now.addYears(CertificateAuthority::authorityYears),
         NameLimits::ofThisHost(m_subjects.names)});
    if (!made)
        return made.error();
    if (wasUnlimited)
        m_notes.append(
            Words::tr("The certificate authority from an older version could sign certificates for any name. "
                      "It has been replaced with one for this computer and private networks only. If you "
                      "imported the old one anywhere, remove it and import the new one."));
    m_notes.append(
        Words::tr("Created a certificate authority: %1").arg(QDir::toNativeSeparators(path(publicName))));
    return store(authorityName, made.value(), m_authority);
}

Error Keeper::makeServer()
{
    const QDateTime from = m_now.addDays(-backdatedDays);
    const QDateTime to
        = std::min(from.addDays(CertificateAuthority::serverDays), m_authority.certificate.expiryDate());
    const bool renewed = !m_server.certificate.isNull();
    const Result<PemPair> made = makeServerCertificate(
        {QStringLiteral("localhost"), permittedSubjects(), from, to}, m_authority.pem, m_server.pem.key);
    if (!made)
        return made.error();
    const QString note = renewed ? Words::tr("Renewed the server certificate: valid until %1.")
                                 : Words::tr("Created a server certificate: valid until %1.");
    m_notes.append(note.arg(to.date().toString(Qt::ISODate)));
    noteWhoIsLeftOut();
    return store(serverName, made.value(), m_server);
}

void Keeper::noteWhoIsLeftOut()
{
    QStringList names = m_subjects.names;
    names.removeIf(
        [permitted = permittedSubjects().names](const QString &name) { return permitted.contains(name); });
    if (names.isEmpty())
        return;
    m_notes.append(Words::tr("The server certificate is not valid for %1: this computer had another name "
                             "when the authority was created. Remove %2 to create a new one.")
                       .arg(names.join(QStringLiteral(", ")), QDir::toNativeSeparators(path(authorityName))));
}

Error Keeper::publish()
{
    return writeFile(path(publicName), m_authority.pem.certificate, FileUse::Published);
}

LocalAuthority Keeper::result() const
{
    return {path(publicName),
            m_authority.certificate,
            {{m_server.certificate}, QSslKey(m_server.pem.key, QSsl::Ec)},
            m_notes};
}

Error lockFailed(const QString &folder, const FileLock &lock)
{
    const QString reason = lock.isTaken()
        ? Words::tr("Another program holds its lock file, %1.").arg(QDir::toNativeSeparators(lock.path()))
        : lock.problem();
    return makeError(lock.isFull() ? ErrorCode::DiskFull : ErrorCode::FileUnwritable,
                     Words::tr("Could not create certificates in %1.").arg(QDir::toNativeSeparators(folder)),
                     reason);
}

} // namespace

CertificateAuthority::CertificateAuthority(const QString &folder, CertificateSubjects subjects)
    : m_folder(QDir(folder.isEmpty() ? authorityFolder() : folder).absolutePath())
    , m_subjects(std::move(subjects))
{ }

Result<LocalAuthority> CertificateAuthority::open() const
{
    return openAt(QDateTime::currentDateTimeUtc());
}

Result<LocalAuthority> CertificateAuthority::openAt(const QDateTime &now) const
{
    Keeper keeper(m_folder, m_subjects, now);
    if (Error error = makePrivateFolder(m_folder); error.isError())
        return error;
    if (Error error = keeper.read(); error.isError())
        return error;
    if (keeper.inOrder())
        return keeper.result();

    // If the lock is taken, checks whether its holder has done the work for everyone.
    FileLock lock(m_folder + QStringLiteral("/lock"));
    for (int attempt = 0; attempt < lockAttempts; ++attempt) {
        const bool locked = lock.tryLock(lockPatience);
        if (!locked && !lock.isTaken())
            break;
        if (Error error = keeper.read(); error.isError())
            return error;
        if (Error error = locked && !keeper.inOrder() ? keeper.repair() : Error(); error.isError())
            return error;
        if (locked || keeper.inOrder())
            return keeper.result();
    }
    return lockFailed(m_folder, lock);
}

} // namespace swb
