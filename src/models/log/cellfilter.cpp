// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/cellfilter.h"

#include "core/filter/filterfields.h"
#include "core/log/eventtext.h"

namespace swb {

namespace {

constexpr qsizetype mostBytes = 60; ///< of a payload that are written into a filter

FilterNode test(FilterField field, FilterOperator op)
{
    FilterNode node;
    node.kind = FilterNode::Kind::Test;
    node.field = field;
    node.op = op;
    return node;
}

FilterNode numberTest(FilterField field, FilterOperator op, qint64 number)
{
    FilterNode node = test(field, op);
    node.value.number = number;
    return node;
}

FilterNode bytesTest(FilterField field, FilterOperator op, const QByteArray &bytes)
{
    FilterNode node = test(field, op);
    node.value.bytes = bytes;
    return node;
}

std::optional<FilterNode> addressTest(FilterField field, const SocketAddress &address)
{
    if (address.isNull())
        return std::nullopt;
    FilterNode node = test(field, FilterOperator::Equal);
    node.value.address.address = address;
    node.value.address.hasPort = true;
    return node;
}

/// Text as text, other bytes as hex; a long payload by its beginning.
std::optional<FilterNode> infoTest(const Event &event)
{
    const bool isData = event.kind == EventKind::Data || event.kind == EventKind::Message;
    if (event.detail || !isData)
        return bytesTest(FilterField::Info, FilterOperator::Equal, EventText::info(event).toUtf8());
    if (event.payload.isEmpty())
        return numberTest(FilterField::Len, FilterOperator::Equal, event.length);
    const QByteArray start = event.payload.first(qMin(mostBytes, event.payload.size()));
    const QByteArray text = QString::fromUtf8(start).toUtf8();
    const bool isWhole = start.size() == event.payload.size();
    return bytesTest(text == start ? FilterField::Text : FilterField::Hex,
                     isWhole ? FilterOperator::Equal : FilterOperator::Contains, start);
}

std::optional<FilterNode> testOf(const Event &event, const Conversation &conversation, int column)
{
    const bool isKnown = conversation.id != ConversationId::None;
    const bool fromPeer = event.direction == Direction::In;
    switch (column) {
    case LogModel::DirectionColumn:
        return numberTest(FilterField::Dir, FilterOperator::Equal, qint64(event.direction));
    case LogModel::ConversationColumn:
        if (!isKnown)
            return std::nullopt;
        return bytesTest(FilterField::Conv, FilterOperator::Equal, conversation.label().toUtf8());
    case LogModel::SourceColumn:
        return addressTest(FilterField::Src, fromPeer ? conversation.remote : conversation.local);
    case LogModel::DestinationColumn:
        return addressTest(FilterField::Dst, fromPeer ? conversation.local : conversation.remote);
    case LogModel::ProtocolColumn:
        return numberTest(FilterField::Proto, FilterOperator::Equal, protocolChoice(event));
    case LogModel::LengthColumn:
        return numberTest(FilterField::Len, FilterOperator::Equal, event.length);
    case LogModel::InfoColumn:
        return infoTest(event);
    default:
        return numberTest(FilterField::Time, FilterOperator::GreaterOrEqual, event.timeNs / 1000);
    }
}

FilterNode joined(FilterNode::Kind kind, std::vector<FilterNode> children)
{
    FilterNode node;
    node.kind = kind;
    for (FilterNode &child : children) {
        if (child.kind == kind && kind != FilterNode::Kind::Not)
            std::move(child.children.begin(), child.children.end(), std::back_inserter(node.children));
        else
            node.children.push_back(std::move(child));
    }
    return node;
}

} // namespace

std::optional<FilterNode> cellFilter(const LogModel &model, const QModelIndex &cell)
{
    std::optional<FilterNode> found;
    const quint64 id = model.idAt(cell.row());
    model.log().forEach(id, id + 1, [&](const Event &event) {
        if (event.id == id)
            found = testOf(event, model.log().conversation(event.conversation), cell.column());
        return false;
    });
    return found;
}

Filter refined(const Filter &filter, FilterStep step, const FilterNode &test)
{
    const bool isNegated = step == FilterStep::NotThis || step == FilterStep::AndNotThis;
    const FilterNode wanted = isNegated ? joined(FilterNode::Kind::Not, {test}) : test;
    if (filter.showsAll() || step == FilterStep::This || step == FilterStep::NotThis)
        return Filter(wanted);
    return Filter(joined(step == FilterStep::OrThis ? FilterNode::Kind::Or : FilterNode::Kind::And,
                         {filter.tree(), wanted}));
}

} // namespace swb
