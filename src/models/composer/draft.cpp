// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/draft.h"

#include "core/payload/hex.h"

#include <QStringDecoder>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

QByteArray bytesOfEnding(LineEnding ending)
{
    switch (ending) {
    case LineEnding::None:
        return {};
    case LineEnding::Lf:
        return "\n"_ba;
    case LineEnding::CrLf:
        return "\r\n"_ba;
    }
    Q_UNREACHABLE();
}

/// The reverse of encodeText() for one ending; the caller checks whether that was right.
QByteArray withoutEnding(QByteArray bytes, LineEnding ending)
{
    if (ending == LineEnding::CrLf)
        bytes.replace("\r\n", "\n");
    if (ending != LineEnding::None && bytes.endsWith('\n'))
        bytes.chop(1);
    return bytes;
}

/// A text editor keeps every character except these: it drops or replaces them, and the bytes would change.
bool survivesEditing(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        const bool separator = c == QChar::ParagraphSeparator || c == QChar::LineSeparator || c == QChar::Nbsp
            || c.unicode() == 0xfdd0 || c.unicode() == 0xfdd1;
        const bool control = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        return separator || control || c.unicode() == 0xfffc;
    });
}

std::optional<QString> decodedUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.toUtf8() != bytes)
        return std::nullopt;
    return text;
}

} // namespace

QByteArray encodeText(const QString &text, LineEnding ending)
{
    QByteArray bytes = text.toUtf8();
    if (ending == LineEnding::CrLf)
        bytes.replace("\n", "\r\n");
    return bytes + bytesOfEnding(ending);
}

std::optional<Draft> textDraft(const QByteArray &bytes, LineEnding preferred)
{
    for (const LineEnding ending : {preferred, LineEnding::None, LineEnding::CrLf}) {
        const std::optional<QString> text = decodedUtf8(withoutEnding(bytes, ending));
        if (text && survivesEditing(*text) && encodeText(*text, ending) == bytes)
            return Draft{DraftFormat::Text, *text, ending};
    }
    return std::nullopt;
}

Draft draftOf(const QByteArray &bytes)
{
    const std::optional<Draft> text = textDraft(bytes, LineEnding::None);
    return text ? *text : Draft{DraftFormat::Hex, toHex(bytes)};
}

DraftBytes bytesOf(const Draft &draft)
{
    if (draft.format == DraftFormat::Text)
        return {encodeText(draft.text, draft.ending), -1, {}};
    if (draft.format == DraftFormat::File)
        return {};
    const HexInput input = parseHex(draft.text);
    return {input.bytes, input.errorAt, input.error};
}

} // namespace swb
