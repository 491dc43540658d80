// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/replies/templateresponder.h"

#include "core/payload/escapes.h"
#include "core/values/errorcatalog.h"
#include "core/values/numbertext.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::TemplateResponder)
};

bool isBrace(QChar c)
{
    return c == u'{' || c == u'}';
}

/// The text up to the next brace. No escape contains a brace, so it can be unescaped separately.
QStringView literalAt(QStringView text, qsizetype at)
{
    const auto begin = text.begin() + at;
    return {begin, std::find_if(begin, text.end(), isBrace)};
}

bool isDoubled(QStringView text, qsizetype brace)
{
    return brace + 1 < text.size() && text[brace + 1] == text[brace];
}

Error badTemplate(const QString &what, qsizetype at)
{
    return makeError(ErrorCode::BadReply, what.arg(at + 1));
}

void appendTime(QByteArray &out, const QDateTime &time)
{
    out += time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace

std::optional<TemplateResponder::Field> TemplateResponder::fieldNamed(QStringView name)
{
    if (name == "data"_L1)
        return Field::Data;
    if (name == "peer"_L1)
        return Field::Peer;
    if (name == "count"_L1)
        return Field::Count;
    if (name == "time"_L1)
        return Field::Time;
    return std::nullopt;
}

Result<std::shared_ptr<const Responder>> TemplateResponder::parse(const QString &text)
{
    if (const auto whole = unescape(text); !whole)
        return whole.error();
    const auto responder = std::make_shared<TemplateResponder>();
    const QStringView view(text);
    for (qsizetype at = 0; at < view.size();) {
        const QStringView literal = literalAt(view, at);
        responder->addLiteral(unescape(literal.toString()).value());
        const qsizetype brace = at + literal.size();
        if (brace == view.size())
            break;
        if (isDoubled(view, brace)) {
            responder->addLiteral(QByteArray(1, char(view[brace].unicode())));
            at = brace + 2;
            continue;
        }
        const qsizetype close = view.indexOf(u'}', brace);
        if (view[brace] == u'}' || close < 0)
            return badTemplate(Words::tr("The brace at position %1 has no partner."), brace);
        const auto field = fieldNamed(view.sliced(brace + 1, close - brace - 1));
        if (!field)
            return badTemplate(Words::tr("The braces at position %1 contain an unknown name."), brace);
        responder->m_pieces.push_back({*field, {}});
        at = close + 1;
    }
    return std::shared_ptr<const Responder>(responder);
}

void TemplateResponder::addLiteral(const QByteArray &text)
{
    if (!text.isEmpty())
        m_pieces.push_back({Field::Literal, text});
}

bool TemplateResponder::uses(Field field) const
{
    return std::any_of(m_pieces.begin(), m_pieces.end(),
                       [field](const Piece &piece) { return piece.field == field; });
}

std::optional<QByteArrayView> TemplateResponder::reply(QByteArrayView message, const ReplyContext &context,
                                                       QByteArray &scratch) const
{
    scratch.resize(0);
    for (const Piece &piece : m_pieces) {
        switch (piece.field) {
        case Field::Literal:
            scratch.append(piece.literal.constData(), piece.literal.size());
            break;
        case Field::Data:
            scratch.append(message.data(), message.size());
            break;
        case Field::Peer:
            context.peer.appendTo(scratch);
            break;
        case Field::Count:
            appendNumber(scratch, context.count);
            break;
        case Field::Time:
            appendTime(scratch, context.time);
            break;
        }
    }
    return scratch;
}

} // namespace swb
