// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/takenfile.h"

#include <cstdlib>

namespace swb {

struct TakenFile::Memory
{
    ~Memory() { std::free(bytes); }

    char *bytes = nullptr;
    size_t size = 0;
};

TakenFile::TakenFile()
    : m_memory(std::make_unique<Memory>())
    , m_stream(::open_memstream(&m_memory->bytes, &m_memory->size))
{ }

TakenFile::~TakenFile() = default;

void TakenFile::takeInto(QByteArray &bytes)
{
    std::fflush(m_stream);
    bytes.append(m_memory->bytes, qsizetype(m_memory->size));
    std::rewind(m_stream);
}

} // namespace swb
