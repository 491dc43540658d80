// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "protocols/raw/replies/responder.h"

#include <memory>
#include <vector>

namespace swb {

/// Answers with a text in which {data} is replaced by the message, {peer} by the peer's address and port,
/// {count} by the number of this answer and {time} by its time in ISO 8601 with the offset from UTC.
class TemplateResponder final : public Responder
{
public:
    /// Reads the text with its escapes and placeholders. Errors: BadEscape, BadReply naming the position.
    [[nodiscard]] static Result<std::shared_ptr<const Responder>> parse(const QString &text);

    [[nodiscard]] std::optional<QByteArrayView> reply(QByteArrayView message, const ReplyContext &context,
                                                      QByteArray &scratch) const override;
    [[nodiscard]] bool needsCount() const override { return uses(Field::Count); }
    [[nodiscard]] bool needsTime() const override { return uses(Field::Time); }

private:
    enum class Field : quint8 { Literal, Data, Peer, Count, Time };

    struct Piece
    {
        Field field = Field::Literal;
        QByteArray literal;
    };

    [[nodiscard]] static std::optional<Field> fieldNamed(QStringView name);
    [[nodiscard]] bool uses(Field field) const;
    void addLiteral(const QByteArray &text);

    std::vector<Piece> m_pieces;
};

} // namespace swb
