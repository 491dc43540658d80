// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/systemauthorities.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <mutex>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace swb {

namespace {

QString placeOf(const char *variable, const char *otherwise)
{
    return QFile::decodeName(qEnvironmentVariableIsSet(variable) ? qgetenv(variable) : QByteArray(otherwise));
}

void readInto(SystemAuthorities &authorities, const QString &path)
{
    const openssl::Bio file(BIO_new_file(QFile::encodeName(path).constData(), "r"));
    while (file) {
        // "trusted certificates" too, with what they are trusted for
        openssl::Certificate certificate(PEM_read_bio_X509_AUX(file.get(), nullptr, nullptr, nullptr));
        if (!certificate)
            break;
        authorities.push_back(std::move(certificate));
    }
    ERR_clear_error(); // the end of a file is an error to OpenSSL, and so is a missing one
}

/// Changes when a file is added or removed.
QList<QDateTime> stampsOf(const AuthorityPlaces &places)
{
    QList<QDateTime> stamps{QFileInfo(places.file).lastModified()};
    for (const QString &folder : places.folders)
        stamps.append(QFileInfo(folder).lastModified());
    return stamps;
}

} // namespace

AuthorityPlaces AuthorityPlaces::ofSystem()
{
    const QString folders = placeOf(X509_get_default_cert_dir_env(), X509_get_default_cert_dir());
    return {placeOf(X509_get_default_cert_file_env(), X509_get_default_cert_file()),
            folders.split(QDir::listSeparator(), Qt::SkipEmptyParts)};
}

SystemAuthorities readAuthorities(const AuthorityPlaces &places)
{
    static const QRegularExpression hashed(QStringLiteral(R"(\A[0-9a-f]{8}\.\d+\z)"));
    SystemAuthorities authorities;
    readInto(authorities, places.file);
    for (const QString &folder : places.folders) {
        for (const QString &name : QDir(folder).entryList(QDir::Files)) {
            if (hashed.match(name).hasMatch())
                readInto(authorities, folder + u'/' + name);
        }
    }
    return authorities;
}

std::shared_ptr<const SystemAuthorities> systemAuthorities()
{
    struct Kept
    {
        std::mutex lock;
        AuthorityPlaces places;
        QList<QDateTime> stamps;
        std::shared_ptr<const SystemAuthorities> authorities;
    };
    static Kept &kept = *new Kept; // never destroyed: OpenSSL may have been cleaned up by then
    const std::lock_guard guard(kept.lock);
    const AuthorityPlaces places = AuthorityPlaces::ofSystem();
    const QList<QDateTime> stamps = stampsOf(places);
    if (!kept.authorities || places != kept.places || stamps != kept.stamps) {
        kept.places = places;
        kept.stamps = stamps;
        kept.authorities = std::make_shared<const SystemAuthorities>(readAuthorities(places));
    }
    return kept.authorities;
}

} // namespace swb
