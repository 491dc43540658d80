// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/workbenchstyle.h"

#include "widgets/theme/tokens.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qreal cornerRadius = 4;

QColor mixed(const QColor &one, const QColor &other, qreal share)
{
    const auto blend = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {blend(one.red(), other.red()), blend(one.green(), other.green()),
            blend(one.blue(), other.blue())};
}

void drawFace(QPainter *painter, const QRect &rect, const QColor &face, const QColor &line, qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter->setBrush(face.isValid() ? QBrush(face) : QBrush(Qt::NoBrush));
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), cornerRadius, cornerRadius);
    painter->restore();
}

/// The icon's shape in one colour, for faces on which its own colour is not visible.
QIcon inked(const QIcon &icon, const QSize &size, const QColor &colour, qreal ratio)
{
    if (icon.isNull())
        return icon;
    QPixmap pixmap = icon.pixmap(size, ratio);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), size), colour);
    painter.end();
    return QIcon(pixmap);
}

bool isPrimary(const QWidget *widget)
{
    const auto *button = qobject_cast<const QPushButton *>(widget);
    return button && button->isDefault();
}

void drawButton(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const Tokens &tokens = tokensOf(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool pressed = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && (option->state & QStyle::State_MouseOver);
    const bool focused = option->state & QStyle::State_HasFocus;
    if (isPrimary(widget) && enabled) {
        const QColor face = mixed(tokens.tcp, tokens.page, pressed ? 0.2 : hovered ? 0.1 : 0);
        drawFace(painter, option->rect, face, focused ? tokens.text : face, focused ? 2 : 1);
        return;
    }
    QColor face = enabled ? tokens.page : tokens.panel;
    if (pressed)
        face = tokens.selection;
    else if (hovered)
        face = mixed(tokens.page, tokens.selection, 0.6);
    const QColor quiet = mixed(tokens.border, tokens.panel, enabled ? 0 : 0.5);
    drawFace(painter, option->rect, face, focused ? tokens.tcp : quiet, focused ? 2 : 1);
}

void drawToolButton(QPainter *painter, const QStyleOption *option)
{
    const Tokens &tokens = tokensOf(option->palette);
    const bool focused = option->state & QStyle::State_HasFocus;
    QColor face;
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        face = tokens.selection;
    else if ((option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled))
        face = mixed(tokens.panel, tokens.selection, 0.7);
    if (face.isValid() || focused)
        drawFace(painter, option->rect, face, focused ? tokens.tcp : QColor(), focused ? 2 : 1);
}

void drawField(QPainter *painter, const QStyleOption *option, const QColor &face)
{
    const Tokens &tokens = tokensOf(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focused = option->state & QStyle::State_HasFocus;
    drawFace(painter, option->rect, face,
             focused ? tokens.tcp : mixed(tokens.border, tokens.panel, enabled ? 0 : 0.5), focused ? 2 : 1);
}

void drawField(QPainter *painter, const QStyleOption *option)
{
    const Tokens &tokens = tokensOf(option->palette);
    drawField(painter, option, option->state & QStyle::State_Enabled ? tokens.page : tokens.panel);
}

/// A field with arrows at its side: a spin box with its frame, or an editable combo box.
bool isFieldWithArrows(const QStyleOptionComplex *option)
{
    if (const auto *spinBox = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
        return spinBox->frame;
    const auto *comboBox = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    return comboBox && comboBox->editable && comboBox->frame;
}

void drawCheckBox(QPainter *painter, const QStyleOption *option)
{
    const Tokens &tokens = tokensOf(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool marked = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor accent = enabled ? tokens.tcp : tokens.border;
    drawFace(painter, option->rect,
             marked        ? accent
                 : enabled ? tokens.page
                           : tokens.panel,
             marked ? accent : tokens.border);
    if (!marked)
        return;
    const QRectF box(option->rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(tokens.page, box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at
        = [&box](qreal x, qreal y) { return box.topLeft() + QPointF(box.width() * x, box.height() * y); };
    if (option->state & QStyle::State_On)
        painter->drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)});
    else
        painter->drawLine(at(0.26, 0.5), at(0.74, 0.5));
    painter->restore();
}

void drawHeaderSection(QPainter *painter, const QStyleOption *option)
{
    const Tokens &tokens = tokensOf(option->palette);
    painter->fillRect(option->rect, tokens.panel);
    painter->setPen(mixed(tokens.border, tokens.panel, 0.5));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    painter->drawLine(option->rect.topRight() + QPoint(0, 5), option->rect.bottomRight() - QPoint(0, 5));
}

/// A button that opens its menu wherever it is pressed. Its arrow is after the text, in its own space.
const QStyleOptionToolButton *asMenuButton(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    const bool isWhole = button && (button->features & QStyleOptionToolButton::HasMenu)
        && !(button->features & QStyleOptionToolButton::MenuButtonPopup);
    return isWhole ? button : nullptr;
}

int arrowRoom(const QStyleOption &option)
{
    return option.fontMetrics.height() * 3 / 4;
}

void drawArrow(QPainter *painter, const QStyleOption &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    const qreal half = option.fontMetrics.height() / 5.0;
    const QPointF middle(option.rect.right() - arrowRoom(option) / 2.0, option.rect.center().y() + 0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen((option.state & QStyle::State_Enabled) ? tokens.secondaryText : tokens.border,
                         half / 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{middle + QPointF(-half, -half / 2), middle + QPointF(0, half / 2),
                                    middle + QPointF(half, -half / 2)});
    painter->restore();
}

} // namespace

WorkbenchStyle::WorkbenchStyle()
    : QProxyStyle(u"Fusion"_s)
{ }

void WorkbenchStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(painter, option, widget);
    case PE_PanelButtonTool:
        return drawToolButton(painter, option);
    case PE_IndicatorCheckBox:
        return drawCheckBox(painter, option);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return drawField(painter, option);
        break;
    case PE_FrameFocusRect:
        if (widget && qobject_cast<const QAbstractButton *>(widget)
            && (widget->inherits("QPushButton") || widget->inherits("QToolButton")))
            return; // the border shows it
        break;
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
        return;
    case PE_Frame: {
        const Tokens &tokens = tokensOf(option->palette);
        const bool focused = option->state & State_HasFocus;
        painter->setPen(focused ? tokens.tcp : mixed(tokens.border, tokens.panel, 0.5));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WorkbenchStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                        QPainter *painter, const QWidget *widget) const
{
    if (const auto *button = control == CC_ToolButton ? asMenuButton(option) : nullptr) {
        drawToolButton(painter, button);
        QStyleOptionToolButton label = *button;
        label.features &= ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
        label.rect.adjust(3, 0, -arrowRoom(*button), 0);
        proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
        return drawArrow(painter, *button);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    // Fusion's own line is darker than the window, and so invisible on a dark page.
    const bool dark = option->palette.color(QPalette::Base).lightnessF() < 0.5F;
    if (dark && isFieldWithArrows(option))
        drawField(painter, option, QColor());
}

void WorkbenchStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const Tokens &tokens = tokensOf(option->palette);
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeaderSection(painter, option);
    case CE_ToolBar:
        painter->fillRect(option->rect, tokens.panel);
        painter->setPen(mixed(tokens.border, tokens.panel, 0.5));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_Splitter: {
        const QPoint middle = option->rect.center();
        const bool upright = option->state & State_Horizontal;
        const QPoint half = upright ? QPoint(0, 12) : QPoint(12, 0);
        painter->setPen(QPen(
            (option->state & State_MouseOver) ? tokens.tcp : mixed(tokens.border, tokens.panel, 0.5), 2));
        painter->drawLine(middle - half, middle + half);
        return;
    }
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && (header->textAlignment & Qt::AlignRight)) {
            QStyleOptionHeader label = *header;
            label.rect.adjust(0, 0, -4, 0); // above the numbers, which keep their distance from the line too
            return QProxyStyle::drawControl(element, &label, painter, widget);
        }
        break;
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && (button->features & QStyleOptionButton::HasMenu)) {
            QStyleOptionButton bevel = *button;
            bevel.features &= ~QStyleOptionButton::ButtonFeatures(QStyleOptionButton::HasMenu);
            QProxyStyle::drawControl(element, &bevel, painter, widget);
            return drawArrow(painter, *option);
        }
        break;
    case CE_PushButtonLabel:
        if (isPrimary(widget) && (option->state & State_Enabled)) {
            QStyleOptionButton primary = *static_cast<const QStyleOptionButton *>(option);
            primary.palette.setColor(QPalette::ButtonText, tokens.page);
            primary.icon
                = inked(primary.icon, primary.iconSize, tokens.page, painter->device()->devicePixelRatioF());
            return QProxyStyle::drawControl(element, &primary, painter, widget);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QSize WorkbenchStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                       const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int text = option ? option->fontMetrics.height() : 0;
    if (type == CT_PushButton || type == CT_ComboBox || type == CT_LineEdit || type == CT_SpinBox)
        result.setHeight(qMax(result.height(), text + 12));
    if (type == CT_ToolButton && asMenuButton(option))
        result.rwidth() += arrowRoom(*option);
    if (type == CT_HeaderSection)
        result.setHeight(text + 8);
    return result;
}

int WorkbenchStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int text = QApplication::font().pixelSize();
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return text > 0 ? qRound(text * 1.25) : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return text > 0 ? qRound(text * 1.15) : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_SplitterWidth:
        return 8;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
        return 4;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int WorkbenchStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                              QStyleHintReturn *returnData) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    if (hint == SH_ToolTip_WakeUpDelay)
        return 400;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace swb
