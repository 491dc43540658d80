// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tlsoptions.h"

#include "cli/posix/terminalsecret.h"
#include "core/files/filename.h"
#include "net/certificates/identity.h"

using namespace Qt::StringLiterals;

namespace swb {

void TlsOptions::addForBoth(CommandLine &line)
{
    line.addValue(u"key"_s, u"PEM"_s, tr("Private key of --cert (default: in the same file)."));
    line.addValue(
        u"key-pass-file"_s, u"FILE"_s,
        tr("Reads the key's passphrase from the first line of this file. By default, asks on the terminal."));
    line.addValue(u"alpn"_s, u"P,P"_s,
                  tr("Application protocols for ALPN, most preferred first: h2,http/1.1. Not for DTLS."));
    line.addValue(u"tls-min"_s, u"1.2|1.3"_s, tr("Minimum TLS version: 1.2 (default) or 1.3."));
    line.addValue(u"tls-max"_s, u"1.2|1.3"_s, tr("Maximum TLS version: 1.2 or 1.3 (default)."));
    line.addValue(u"ciphers"_s, u"C:C"_s,
                  tr("Ciphers by their OpenSSL names. A TLS version without any listed cipher is disabled; "
                     "ciphers of TLS 1.3 begin with TLS_."));
    line.addValue(u"key-log"_s, u"FILE"_s,
                  tr("Appends the secrets of all sessions to this file, for decryption in Wireshark; the "
                     "SSLKEYLOGFILE environment variable does the same. Anyone who reads the file can read "
                     "the traffic. Not for DTLS."));
}

void TlsOptions::addForServers(CommandLine &line)
{
    line.addValue(
        u"cert"_s, u"PEM"_s,
        tr("Certificate to present, with its chain, or a PKCS#12 file (default: a generated one)."));
    line.addValue(u"client-ca"_s, u"PEM"_s,
                  tr("Requests a certificate from clients, and trusts those of this authority."));
    line.addFlag(u"require-client-cert"_s,
                 tr("Refuses clients without a valid certificate (default for --client-ca: the workbench's "
                    "own authority)."));
    line.addFlag(u"no-starttls"_s,
                 tr("smtp://: does not offer STARTTLS, for clients that always use it but do not trust the "
                    "certificate."));
    addForBoth(line);
}

void TlsOptions::addForClients(CommandLine &line)
{
    line.addFlag(u"starttls"_s,
                 tr("smtp://: starts TLS with STARTTLS before sending any of the mail, and sends nothing to "
                    "a server that does not offer it."));
    line.addFlag(u"insecure"_s, tr("Accepts a server certificate that fails its checks."));
    line.addValue(u"ca"_s, u"PEM"_s, tr("Trusts this authority too."));
    line.addValue(u"server-name"_s, u"NAME"_s,
                  tr("Requests this name (SNI; not sent over DTLS) and expects it in the certificate "
                     "(default: the URL's host)."));
    line.addValue(
        u"cert"_s, u"PEM"_s,
        tr("Certificate to present if the server requests one, with its chain, or a PKCS#12 file."));
    addForBoth(line);
}

void TlsOptions::addForRelays(CommandLine &line)
{
    line.addFlag(u"insecure"_s, tr("Accepts a target certificate that fails its checks."));
    line.addValue(u"ca"_s, u"PEM"_s, tr("Trusts this authority too, for the target."));
    line.addValue(u"server-name"_s, u"NAME"_s,
                  tr("Requests this name from the target (SNI; not sent over DTLS) and expects it in the "
                     "certificate (default: the target's host)."));
    line.addValue(u"cert"_s, u"PEM"_s,
                  tr("Certificate to present to clients, with its chain, or a PKCS#12 file (default: a "
                     "generated one)."));
    addForBoth(line);
}

Error TlsOptions::read(const CommandLine &line, RelaySettings &settings)
{
    settings.verifyTarget = !line.isSet(u"insecure"_s);
    settings.authorityFile = line.value(u"ca"_s);
    settings.serverName = line.value(u"server-name"_s);
    return readCommon(line, settings.tls);
}

Error TlsOptions::read(const CommandLine &line, ServerSettings &settings)
{
    settings.clientAuthorityFile = line.value(u"client-ca"_s);
    if (line.isSet(u"client-ca"_s))
        settings.clientCertificates = ClientCertificates::Asked;
    if (line.isSet(u"require-client-cert"_s))
        settings.clientCertificates = ClientCertificates::Demanded;
    return readCommon(line, settings.tls);
}

Error TlsOptions::read(const CommandLine &line, ClientSettings &settings)
{
    settings.verifyPeer = !line.isSet(u"insecure"_s);
    settings.authorityFile = line.value(u"ca"_s);
    settings.serverName = line.value(u"server-name"_s);
    return readCommon(line, settings.tls);
}

Error TlsOptions::readCommon(const CommandLine &line, TlsSettings &tls)
{
    tls.alpn = line.isSet(u"alpn"_s) ? line.value(u"alpn"_s).split(u',') : QStringList();
    tls.ciphers = line.value(u"ciphers"_s);
    tls.keyLogFile = line.value(u"key-log"_s);
    Error error = firstError({
        readVersion(line, u"tls-min"_s, tls.lowest),
        readVersion(line, u"tls-max"_s, tls.highest),
    });
    if (error.isError())
        return error;
    if (tls.lowest > tls.highest)
        return usageError(tr("--tls-min is above --tls-max."));
    if (tls.alpn.contains(QString()))
        return usageError(tr("--alpn takes names separated by commas, such as h2,http/1.1, not “%1”.")
                              .arg(line.value(u"alpn"_s)));
    return readIdentity(line, tls);
}

Error TlsOptions::readVersion(const CommandLine &line, const QString &name, TlsVersion &version)
{
    const QString text = line.value(name);
    if (line.isSet(name) && text != u"1.2"_s && text != u"1.3"_s)
        return usageError(tr("--%1 takes 1.2 or 1.3, not “%2”.").arg(name, text));
    if (line.isSet(name))
        version = text == u"1.2"_s ? TlsVersion::Tls12 : TlsVersion::Tls13;
    return {};
}

Error TlsOptions::readIdentity(const CommandLine &line, TlsSettings &tls)
{
    for (const QString &name : {u"key"_s, u"key-pass-file"_s}) {
        if (line.isSet(name) && !line.isSet(u"cert"_s))
            return usageError(tr("--%1 needs --cert too.").arg(name));
    }
    tls.certificateFile = line.value(u"cert"_s);
    tls.keyFile = line.value(u"key"_s);
    tls.keyPassphraseFile = line.value(u"key-pass-file"_s);
    if (!tls.keyPassphraseFile.isEmpty() || tls.certificateFile.isEmpty()
        || !isProtected(tls.certificateFile, tls.keyFile))
        return {};
    const QString file = tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile;
    if (const auto typed = askOnTerminal(tr("Passphrase of %1:").arg(shownName(file)).toUtf8() + ' '))
        tls.keyPassphrase = QString::fromUtf8(*typed);
    return {};
}

Error TlsOptions::checkUse(const CommandLine &line, bool encrypted)
{
    static const QStringList names{u"insecure"_s, u"ca"_s,      u"server-name"_s,   u"client-ca"_s,
                                   u"cert"_s,     u"key"_s,     u"key-pass-file"_s, u"require-client-cert"_s,
                                   u"alpn"_s,     u"tls-min"_s, u"tls-max"_s,       u"ciphers"_s,
                                   u"key-log"_s};
    const QStringList given = line.optionNames();
    for (const QString &name : given) {
        if (!encrypted && names.contains(name))
            return usageError(tr("--%1 is for TLS and DTLS only, as with tls:// and dtls://.").arg(name));
    }
    return {};
}

} // namespace swb
