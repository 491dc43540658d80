// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"
#include "core/values/result.h"

#include <QByteArrayView>

namespace swb {

/// What a message says about itself, in characters that uppercasing leaves unchanged (digits and A to V, 5
/// bits each, highest first):
///     0  7  its number, from 0
///     7  2  its connection
///     9  5  a check over both
struct Probe
{
    static constexpr qsizetype bytes = 14;

    quint64 id = 0;
    quint32 connection = 0;

    void writeTo(char *to) const;
    /// Nothing if these are not such characters or the check fails.
    [[nodiscard]] static std::optional<Probe> read(const char *from);
};

/// The messages of one lane as they are sent, all of one size: framing (streams only), the probe if messages
/// are numbered, and a body; and what their answers look like.
class ProbeMessages
{
public:
    /// The work must have passed workProblem().
    ProbeMessages(const Work &work, Lane lane);

    [[nodiscard]] bool numbered() const { return m_numbered; }
    /// Size in bytes of one of our messages and of its answer, with framing and without.
    [[nodiscard]] qsizetype wireBytes() const { return m_message.size(); }
    [[nodiscard]] qsizetype answerWireBytes() const { return m_answer.size(); }
    [[nodiscard]] qsizetype payloadBytes() const { return m_payload; }
    [[nodiscard]] qsizetype answerPayloadBytes() const { return m_answerPayload; }

    /// Writes wireBytes() of a message, or answerWireBytes() of an answer.
    void write(char *to, const Probe &probe) const { write(m_message, m_at, to, probe); }
    void writeAnswer(char *to, const Probe &probe) const { write(m_answer, m_answerAt, to, probe); }

    /// What arrived: which message it is, and whether every byte of it is correct.
    struct Seen
    {
        std::optional<Probe> probe; ///< never without numbers
        bool intact = false;
    };
    [[nodiscard]] Seen readMessage(QByteArrayView bytes) const { return read(m_message, m_at, bytes); }
    [[nodiscard]] Seen readAnswer(QByteArrayView bytes) const { return read(m_answer, m_answerAt, bytes); }

private:
    void write(const QByteArray &form, qsizetype at, char *to, const Probe &probe) const;
    [[nodiscard]] Seen read(const QByteArray &form, qsizetype at, QByteArrayView bytes) const;

    bool m_numbered = false;
    qsizetype m_payload = 0;
    qsizetype m_answerPayload = 0;
    QByteArray m_message; ///< with an arbitrary number
    QByteArray m_answer;
    qsizetype m_at = 0; ///< position of the payload in it
    qsizetype m_answerAt = 0;
};

} // namespace swb
