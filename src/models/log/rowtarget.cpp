// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/rowtarget.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr double maxSeconds = 9e9; ///< that fit into 64 bits of nanoseconds

std::optional<RowTarget> clockOf(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,3}))?)?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
                     match.captured(4).leftJustified(3, u'0').toInt());
    return match.hasMatch() && time.isValid() ? std::optional(RowTarget(time)) : std::nullopt;
}

std::optional<RowTarget> secondsOf(QString text)
{
    if (text.endsWith(u's'))
        text.chop(1);
    bool isNumber = false;
    const double seconds = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0 && seconds < maxSeconds))
        return std::nullopt;
    return RowTarget(std::chrono::nanoseconds(qint64(seconds * 1e9)));
}

} // namespace

std::optional<RowTarget> parseRowTarget(const QString &text)
{
    static const QRegularExpression number(u"^#?\\s*([\\d, ]*\\d)$"_s);
    const QString trimmed = text.trimmed();
    if (const QRegularExpressionMatch match = number.match(trimmed); match.hasMatch()) {
        bool fits = false;
        const quint64 id = match.captured(1).remove(u',').remove(u' ').toULongLong(&fits);
        return fits && id > 0 ? std::optional(RowTarget(id)) : std::nullopt;
    }
    return trimmed.contains(u':') ? clockOf(trimmed) : secondsOf(trimmed);
}

} // namespace swb
