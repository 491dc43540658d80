// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/takenfile.h"

namespace swb {

struct TakenFile::Memory
{ };

TakenFile::TakenFile()
    : m_stream(std::tmpfile())
{ }

TakenFile::~TakenFile() = default;

void TakenFile::takeInto(QByteArray &bytes)
{
    const qsizetype before = bytes.size();
    const long written = std::ftell(m_stream);
    std::rewind(m_stream);
    bytes.resize(before + written);
    const size_t got = std::fread(bytes.data() + before, 1, size_t(written), m_stream);
    bytes.resize(before + qsizetype(got));
    std::rewind(m_stream);
}

} // namespace swb
