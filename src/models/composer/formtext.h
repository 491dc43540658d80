// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace swb {

/// What the forms for the messages of protocols hold, and the text that each stands for: that text is what is
/// sent, kept and repeated, and the protocols read it themselves. Whatever is typed as text can be shown in
/// its form, and comes back as the same but for blanks and empty lines.

/// A request: "POST /data", header lines, an empty line, the body.
struct RequestForm
{
    QString method = QStringLiteral("GET");
    QString path = QStringLiteral("/");
    QString headers = {}; ///< "Name: value", a line each
    QString body = {};

    [[nodiscard]] static RequestForm read(const QString &text);
    [[nodiscard]] QString text() const;
    bool operator==(const RequestForm &) const = default;
};

/// A question to a name server: "example.test AAAA".
struct QuestionForm
{
    QString name = {};
    QString type = QStringLiteral("A");

    [[nodiscard]] static QuestionForm read(const QString &text);
    [[nodiscard]] QString text() const;
    bool operator==(const QuestionForm &) const = default;
};

/// A mail: its header, an empty line, what is written. Header lines that have no field are kept.
struct MailForm
{
    QString from = {};
    QString to = {};
    QString subject = {};
    QString others = {}; ///< "Name: value", a line each
    QString body = {};

    [[nodiscard]] static MailForm read(const QString &text);
    [[nodiscard]] QString text() const;
    bool operator==(const MailForm &) const = default;
};

} // namespace swb
