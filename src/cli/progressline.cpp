// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progressline.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int everyMs = 200;
constexpr qsizetype widest = 79; ///< a line that wrapped could not be overwritten

} // namespace

ProgressLine::ProgressLine(Console &console)
    : m_console(console)
    , m_shown(::isatty(STDERR_FILENO) != 0)
{ }

void ProgressLine::show(const QString &text)
{
    if (!m_shown || (m_sinceLast.isValid() && m_sinceLast.elapsed() < everyMs))
        return;
    m_sinceLast.start();
    write(text.left(widest));
}

void ProgressLine::clear()
{
    if (m_width == 0)
        return;
    write({});
    m_console.err.write("\r");
}

/// Spaces cover a longer old text; every terminal supports them.
void ProgressLine::write(const QString &text)
{
    m_console.err.write((u'\r' % text.leftJustified(m_width)).toUtf8());
    m_width = text.size();
}

} // namespace swb
