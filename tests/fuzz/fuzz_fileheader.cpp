// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingfile.h"
#include "fuzz/check.h"
#include "fuzz/seeds.h"
#include "protocols/files/fileheader.h"

using namespace swb;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const QByteArray header = FileHeader{QStringLiteral("a.txt"), 5, QByteArray(32, 'x')}.toBytes();
    fuzz::plantSeeds(*argc, *argv, {QByteArray('\x09' + header + "hello")});
    return 0;
}

/// A header is the same however it is cut, and a name that is accepted as plain does not lead elsewhere.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const qsizetype piece = 1 + data[0];
    const QByteArrayView stream(data + 1, qsizetype(size) - 1);
    FileHeaderReader whole;
    whole.append(stream);
    const FileHeaderReader::Status status = whole.next();
    FileHeaderReader inPieces;
    FileHeaderReader::Status last = FileHeaderReader::Status::NeedMore;
    qsizetype at = 0;
    while (at < stream.size() && last == FileHeaderReader::Status::NeedMore) {
        const QByteArrayView part = stream.sliced(at, qMin(piece, stream.size() - at));
        inPieces.append(part);
        at += part.size();
        last = inPieces.next();
    }
    CHECK(last == status);
    if (status != FileHeaderReader::Status::Complete)
        return 0;
    const FileHeader &header = whole.header();
    CHECK(header.name == inPieces.header().name && header.sha256 == inPieces.header().sha256);
    CHECK(header.length >= 0 && header.length == inPieces.header().length);
    CHECK(whole.takeRest() == QByteArray(inPieces.takeRest() + stream.sliced(at).toByteArray()));
    if (isPlainFileName(header.name))
        CHECK(!header.name.contains(u'/') && !header.name.contains(QChar()) && !header.name.startsWith(u'.'));
    return 0;
}
