// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/dropreason.h"

#include <QCoreApplication>
#include <iterator>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Entry
{
    QLatin1StringView name;
    const char *words;
};

// In the order of DropReason.
constexpr Entry entries[] = {
    {"none"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "not dropped")},
    {"loss"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "loss")},
    {"burst-loss"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "loss in a burst")},
    {"by-number"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "dropped by its number")},
    {"queue-overflow"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "the queue was full")},
    {"refused"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "the system did not accept it")},
    {"peer-gone"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "the relay had forgotten its client")},
    {"stopped"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "the relay was stopped")},
    {"by-hand"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "dropped manually")},
    {"no-session"_L1, QT_TRANSLATE_NOOP("swb::DropReason", "no session with the target")},
};
static_assert(std::size(entries) == dropReasons);

} // namespace

QLatin1StringView nameOf(DropReason reason)
{
    return entries[int(reason)].name;
}

QString describe(DropReason reason)
{
    return QCoreApplication::translate("swb::DropReason", entries[int(reason)].words);
}

} // namespace swb
