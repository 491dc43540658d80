// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/messageform.h"

#include "widgets/composer/filefields.h"
#include "widgets/composer/mailfields.h"
#include "widgets/composer/questionfields.h"
#include "widgets/composer/requestfields.h"

namespace swb {

using namespace Qt::StringLiterals;

MessageForm *makeMessageForm(QLatin1StringView protocol, QWidget *parent)
{
    if (protocol == "http"_L1)
        return new RequestFields(parent);
    if (protocol == "dns"_L1)
        return new QuestionFields(parent);
    if (protocol == "mail"_L1)
        return new MailFields(parent);
    if (protocol == "file"_L1)
        return new FileFields(parent);
    return nullptr;
}

QString firstMessage(QLatin1StringView protocol)
{
    if (protocol == "http"_L1)
        return u"GET /"_s;
    if (protocol == "dns"_L1)
        return u"example.test A"_s;
    if (protocol == "mail"_L1)
        return u"From: me@example.test\nTo: you@example.test\nSubject: Hello\n\nHello!"_s;
    return protocol == "file"_L1 ? QString() : u"hello"_s;
}

} // namespace swb
