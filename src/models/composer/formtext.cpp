// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/formtext.h"

#include <QStringList>

namespace swb {

namespace {

/// What is before the first empty line, and what is after it.
struct Halves
{
    QStringList head;
    QString body;
};

Halves halvesOf(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    const qsizetype gap = lines.indexOf(QString());
    if (gap < 0)
        return {lines, {}};
    return {lines.first(gap), lines.sliced(gap + 1).join(u'\n')};
}

QString joined(const QStringList &head, const QString &body)
{
    QStringList lines;
    for (const QString &line : head) {
        if (!line.trimmed().isEmpty())
            lines << line;
    }
    const QString all = lines.join(u'\n');
    return body.isEmpty() ? all : all + QStringLiteral("\n\n") + body;
}

/// The value of "Name: value", if the line has that name.
bool takeHeader(const QString &line, QStringView name, QString &value)
{
    if (!line.startsWith(name, Qt::CaseInsensitive) || line.size() <= name.size()
        || line.at(name.size()) != u':')
        return false;
    value = line.sliced(name.size() + 1).trimmed();
    return true;
}

} // namespace

RequestForm RequestForm::read(const QString &text)
{
    Halves halves = halvesOf(text);
    const QStringList words
        = halves.head.isEmpty() ? QStringList() : halves.head.takeFirst().split(u' ', Qt::SkipEmptyParts);
    RequestForm form;
    if (!words.isEmpty())
        form.method = words.first();
    if (words.size() > 1)
        form.path = words.sliced(1).join(u' ');
    form.headers = halves.head.join(u'\n');
    form.body = halves.body;
    return form;
}

QString RequestForm::text() const
{
    return joined(QStringList{method + u' ' + path} + headers.split(u'\n'), body);
}

QuestionForm QuestionForm::read(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    QuestionForm form;
    form.name = words.value(0);
    if (words.size() > 1)
        form.type = words.at(1);
    return form;
}

QString QuestionForm::text() const
{
    return name.isEmpty() ? QString() : name + u' ' + type;
}

MailForm MailForm::read(const QString &text)
{
    const Halves halves = halvesOf(text);
    MailForm form;
    QStringList others;
    for (const QString &line : halves.head) {
        if (!takeHeader(line, u"From", form.from) && !takeHeader(line, u"To", form.to)
            && !takeHeader(line, u"Subject", form.subject))
            others << line;
    }
    form.others = others.join(u'\n');
    form.body = halves.body;
    return form;
}

QString MailForm::text() const
{
    QStringList head;
    if (!from.isEmpty())
        head << QStringLiteral("From: ") + from;
    if (!to.isEmpty())
        head << QStringLiteral("To: ") + to;
    if (!subject.isEmpty())
        head << QStringLiteral("Subject: ") + subject;
    return joined(head + others.split(u'\n'), body);
}

} // namespace swb
