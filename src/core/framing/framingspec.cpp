// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/framingspec.h"

#include "core/framing/delimiterframer.h"
#include "core/framing/fixedframer.h"
#include "core/framing/lengthframer.h"
#include "core/framing/lineframer.h"
#include "core/payload/escapes.h"
#include "core/values/errorcatalog.h"
#include "core/values/numbertext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <optional>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Framing)
};

struct LengthField
{
    int width;
    LengthFramer::Order order;
};

Error badFraming(const QString &spec, const QString &detail = {})
{
    return makeError(ErrorCode::BadFraming, Words::tr("“%1” is not a framing.").arg(spec), detail);
}

/// Reads what follows "length": "2le", or ":2:le" in the long form.
std::optional<LengthField> lengthField(const QString &notation)
{
    static const QRegularExpression pattern(u"^:?([124])(?::?(le|be))?$"_s);
    const QRegularExpressionMatch match = pattern.match(notation);
    if (!match.hasMatch())
        return std::nullopt;
    const bool little = match.capturedView(2) == "le"_L1;
    return LengthField{match.capturedView(1).toInt(),
                       little ? LengthFramer::Order::LittleEndian : LengthFramer::Order::BigEndian};
}

Result<FramerFactory> lengthFraming(const QString &spec, quint32 maxFrameBytes)
{
    const auto field = lengthField(spec.sliced("length"_L1.size()));
    if (!field)
        return badFraming(spec, Words::tr("A length field must have 1, 2 or 4 bytes."));
    return FramerFactory([field = *field, maxFrameBytes] {
        return std::make_unique<LengthFramer>(field.width, field.order, maxFrameBytes);
    });
}

Result<FramerFactory> delimiterFraming(const QString &spec, const QString &text, quint32 maxFrameBytes)
{
    const Result<QByteArray> delimiter = unescape(text);
    if (!delimiter)
        return delimiter.error();
    if (delimiter.value().isEmpty() || delimiter.value().size() > DelimiterFramer::maxDelimiterBytes)
        return badFraming(spec,
                          Words::tr("A delimiter must have 1 to %n bytes.", nullptr,
                                    int(DelimiterFramer::maxDelimiterBytes)));
    return FramerFactory([delimiter = delimiter.value(), maxFrameBytes] {
        return std::make_unique<DelimiterFramer>(delimiter, maxFrameBytes);
    });
}

Result<FramerFactory> fixedFraming(const QString &spec, const QString &text, quint32 maxFrameBytes)
{
    const auto size = parseDecimal(text, maxFrameBytes);
    if (!size || *size == 0)
        return badFraming(spec, Words::tr("A fixed size must be a number from 1 to %1.").arg(maxFrameBytes));
    return FramerFactory([size = *size] { return std::make_unique<FixedFramer>(size); });
}

} // namespace

Result<FramerFactory> parseFraming(const QString &spec, quint32 maxFrameBytes)
{
    const qsizetype colon = spec.indexOf(u':');
    const QString name = colon < 0 ? spec : spec.first(colon);
    const QString text = colon < 0 ? QString() : spec.sliced(colon + 1);
    if (spec == "none"_L1)
        return FramerFactory();
    if (spec == "line"_L1 || spec == "lf"_L1 || spec == "crlf"_L1)
        return FramerFactory([maxFrameBytes] { return std::make_unique<LineFramer>(maxFrameBytes); });
    if (name == "delimiter"_L1 || name == "delim"_L1)
        return delimiterFraming(spec, text, maxFrameBytes);
    if (name.startsWith("length"_L1))
        return lengthFraming(spec, maxFrameBytes);
    if (name == "fixed"_L1)
        return fixedFraming(spec, text, maxFrameBytes);
    return badFraming(spec);
}

QStringList framingNames()
{
    return {u"none"_s,    u"line"_s,      u"delimiter"_s, u"length1"_s, u"length2"_s,
            u"length4"_s, u"length2le"_s, u"length4le"_s, u"fixed"_s};
}

} // namespace swb
