// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/smtp/encodedwords.h"

#include "core/payload/printable.h"
#include "core/payload/textencoding.h"

#include <QByteArrayList>
#include <QStringDecoder>
#include <algorithm>
#include <optional>

namespace swb {

namespace {

/// "=?charset?encoding?text?="
struct EncodedWord
{
    QByteArray charset; ///< in lower case, without a language (RFC 2231 5)
    QByteArray bytes;
};

/// The name of a supported charset; null for others. A name from a peer is never looked up on the disk.
const char *charsetNamed(const QByteArray &name)
{
    static const QByteArrayList known = [] {
        QByteArrayList names;
        for (const TextEncoding encoding : textEncodings())
            names << nameOf(encoding).toLatin1();
        return names;
    }();
    if (name == "us-ascii")
        return "UTF-8"; // which contains it
    const auto found = std::find_if(known.begin(), known.end(), [&name](const QByteArray &one) {
        return one.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == known.end() ? nullptr : found->constData();
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::optional<QByteArray> decodedBytes(const QByteArray &encoding, QByteArray text)
{
    if (encoding.compare("Q", Qt::CaseInsensitive) == 0)
        return QByteArray::fromPercentEncoding(text.replace('_', ' '), '=');
    if (encoding.compare("B", Qt::CaseInsensitive) != 0)
        return {};
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

std::optional<EncodedWord> wordOf(QByteArrayView token)
{
    constexpr qsizetype ends = 4; // which "=?=" does not have
    if (token.size() < ends || !token.startsWith("=?") || !token.endsWith("?="))
        return {};
    const QByteArrayList parts = token.sliced(2).chopped(2).toByteArray().split('?');
    constexpr qsizetype count = 3;
    if (parts.size() != count || parts[0].isEmpty())
        return {};
    const std::optional<QByteArray> bytes = decodedBytes(parts[1], parts[2]);
    if (!bytes)
        return {};
    return EncodedWord{parts[0].split('*').first().toLower(), *bytes};
}

/// Adjacent words in one charset, joined since some split a character.
class WordRun
{
public:
    [[nodiscard]] bool isEmpty() const { return m_raw.isEmpty(); }
    [[nodiscard]] bool goesOnWith(const EncodedWord &word) const { return m_charset == word.charset; }
    void add(const EncodedWord &word, QByteArrayView raw)
    {
        m_charset = word.charset;
        m_bytes += word.bytes;
        m_raw += raw;
    }
    [[nodiscard]] QString take()
    {
        const WordRun run = std::exchange(*this, {});
        const char *const charset = charsetNamed(run.m_charset);
        if (!charset)
            return QString::fromUtf8(run.m_raw);
        QStringDecoder decoder(charset, QStringDecoder::Flag::Stateless);
        const QString text = decoder(run.m_bytes);
        if (decoder.hasError())
            return QString::fromUtf8(run.m_raw);
        return printableLine(text.toUtf8(), text.size());
    }

private:
    QByteArray m_charset;
    QByteArray m_bytes;
    QByteArray m_raw; ///< unchanged, with the spaces between them
};

} // namespace

QString decodedHeader(QByteArrayView value)
{
    if (!value.contains("=?"))
        return QString::fromUtf8(value);
    QString text;
    WordRun run;
    for (qsizetype at = 0; at < value.size();) {
        const qsizetype before = at;
        while (at < value.size() && isBlank(value[at]))
            ++at;
        const qsizetype begin = at;
        while (at < value.size() && !isBlank(value[at]))
            ++at;
        const QByteArrayView blanks = value.sliced(before, begin - before);
        const QByteArrayView token = value.sliced(begin, at - begin);
        const std::optional<EncodedWord> word = wordOf(token);
        if (word && !run.isEmpty() && run.goesOnWith(*word)) {
            run.add(*word, value.sliced(before, at - before));
            continue;
        }
        const bool isBetweenWords = word && !run.isEmpty();
        text += run.isEmpty() ? QString() : run.take();
        text += isBetweenWords ? QString() : QString::fromLatin1(blanks);
        if (word)
            run.add(*word, token);
        else
            text += QString::fromUtf8(token);
    }
    return run.isEmpty() ? text : QString(text + run.take());
}

} // namespace swb
