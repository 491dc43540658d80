// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/shelltext.h"

using namespace Qt::StringLiterals;

namespace swb {

QString shellQuoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString fishQuoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

QString functionName(const QString &programName)
{
    return u'_' + QString(programName).replace(u'-', u'_');
}

QString zshPart(const QString &text)
{
    QString part;
    for (const QChar character : text) {
        if (u"\\[]:"_s.contains(character))
            part += u'\\';
        part += character;
    }
    return part;
}

} // namespace swb
