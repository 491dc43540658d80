// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/byname.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/charts/chart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/chartpanel.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QXmlStreamReader>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

QList<ChartLane> twoLanes()
{
    ChartLane tcp;
    tcp.name = u"TCP"_s;
    tcp.binNs = 1'000'000;
    tcp.delays = {{0, 80}, {1, 95.5}, {2, 84.2}};
    tcp.distribution = {{80, 0.5}, {95.5, 1}};
    tcp.repeats = {{80, 82, 84, 88, 95.5, 1}, {70, 75, 80, 85, 90, 2}};
    tcp.throughput = {{0, 12'000}, {1, 2'500'000}};
    ChartLane udp = tcp;
    udp.name = u"UDP"_s;
    udp.transport = Transport::Udp;
    udp.losses = {0.5, 1.25};
    udp.delays = {{0, 60}, {1, 61}, {2, 40'100}};
    return {tcp, udp};
}

bool hasColour(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

/// Whether there is anything except this colour.
bool hasColourBeside(const QImage &image, const QColor &page)
{
    QImage empty(image.size(), image.format());
    empty.setDevicePixelRatio(image.devicePixelRatio());
    empty.fill(page);
    return image != empty;
}

/// All text in a drawing; empty if it is not one.
QString wordsOf(const QByteArray &svg)
{
    QXmlStreamReader xml(svg);
    QString words;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters)
            words += xml.text();
    }
    return xml.hasError() ? QString() : words;
}

} // namespace

class tst_Chart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void chartOfNothingTakesItsWholeWidth();
    void newNumbersAreDrawnInTheEnd();
    void edgesAreRoughOnlyWhileNumbersCome();
    void aNarrowChartWrapsItsNames();
    void aNarrowChartWithLargeTextHasFewerTicks();
    void hiddenChartsDrawNothing();
    void keysTellTheValues();
    void aValueOfOtherNumbersIsForgotten();
    void keysAndTheMouseZoom();
    void newNumbersLeaveAZoomAlone();
    void logarithmicAxesTakeNothingAndZero();
    void pictureHasBothColoursOnWhite_data();
    void pictureHasBothColoursOnWhite();
    void drawingTellsLanesApartWithoutColour();
    void whatWasNotMeasuredIsSaidAndNotDrawn();
    void theTimeOfOneRepeatIsSaidToBeThat();
    void documentIsPdf();
    void tablesHaveTheNumbers_data();
    void tablesHaveTheNumbers();
    void aMeanIsSaidToBeOneWithItsLeastAndMost();
    void noLineGoesAcrossAGap();
    void unitsSuitTheirSize();
    void panelShowsOneChartAtATime();
    void panelSavesEveryFormat();
    void panelSaysWhyItCannotSave();
    void panelIsNamedThroughout();
};

void tst_Chart::chartOfNothingTakesItsWholeWidth()
{
    Chart chart(ChartKind::Delay);
    chart.resize(600, 300);
    chart.show();
    const auto somethingAtTheRight = [&chart] {
        const QImage image = chart.grab().toImage();
        return hasColourBeside(image.copy(image.width() * 2 / 3, 0, image.width() / 4, image.height()),
                               image.pixelColor(image.width() - 1, 0));
    };
    QTRY_VERIFY(somethingAtTheRight());
}

void tst_Chart::newNumbersAreDrawnInTheEnd()
{
    Chart chart(ChartKind::Delay);
    chart.show();
    QSignalSpy drawn(&chart, &Chart::drawn);
    QList<ChartLane> lanes = twoLanes();
    for (int i = 0; i < 100; ++i) {
        lanes[0].delays[0].setY(i);
        chart.setLanes(lanes);
    }
    // The last ones may have to wait for their frame.
    QTRY_VERIFY(drawn.size() > 0 && chart.accessibleDescription() == u"TCP: 3 values, UDP: 3 values"_s);
    QTRY_COMPARE(
        (QTest::keyClick(&chart, Qt::Key_Home), QTest::keyClick(&chart, Qt::Key_Right), chart.valueText()),
        u"TCP at 0.00 s: 99.0 µs"_s);
}

void tst_Chart::edgesAreRoughOnlyWhileNumbersCome()
{
    Chart chart(ChartKind::Delay);
    chart.resize(600, 400);
    chart.show();
    const auto picture = [&chart] { return chart.grab().toImage(); };
    chart.setLanes(twoLanes());
    QVERIFY(!chart.isRough()); // single updates are drawn in final quality at once
    const auto smooth = [&] {
        QCoreApplication::processEvents();
        return picture();
    };
    QImage alone;
    QTRY_VERIFY((alone = smooth()) == smooth() && hasColour(alone, tokensOf(chart.palette()).tcp));
    chart.setLanes(twoLanes());
    chart.setLanes(twoLanes());
    QVERIFY(chart.isRough());
    QTRY_VERIFY(!chart.isRough());
    QTRY_VERIFY(picture() == alone);
}

void tst_Chart::aNarrowChartWrapsItsNames()
{
    QFont font;
    font.setPixelSize(13); // as the theme does
    const auto rowsOfNames = [&font](int width) {
        QXmlStreamReader svg(
            exportChart({ChartKind::Delay, false}, twoLanes(), ChartFormat::Svg, QSize(width, 400), font));
        QSet<QString> rows;
        QString y;
        while (!svg.atEnd()) {
            if (svg.readNext() == QXmlStreamReader::StartElement && svg.name() == u"text")
                y = svg.attributes().value(u"y"_s).toString();
            const QString text = svg.isCharacters() ? svg.text().trimmed().toString() : QString();
            if (text == u"TCP" || text == u"UDP" || text == u"UDP lost")
                rows.insert(y);
        }
        return rows.size();
    };
    QCOMPARE(rowsOfNames(900), 1);
    QVERIFY(rowsOfNames(200) > 1);
}

/// As when presenting on a small screen: no number on the bottom axis overlaps the next.
void tst_Chart::aNarrowChartWithLargeTextHasFewerTicks()
{
    QFont font;
    font.setPixelSize(22);
    QList<ChartLane> lanes = twoLanes();
    for (ChartLane &lane : lanes) {
        for (QPointF &point : lane.delays)
            point.rx() *= 0.0075; // to 15 ms
        lane.losses.clear();
    }
    const auto numbers = [&](int width) {
        QXmlStreamReader svg(
            exportChart({ChartKind::Delay, true}, lanes, ChartFormat::Svg, QSize(width, 400), font));
        QStringList found;
        while (!svg.atEnd()) {
            svg.readNext();
            const QString text = svg.isCharacters() ? svg.text().trimmed().toString() : QString();
            bool isNumber = false;
            text.toDouble(&isNumber);
            if (isNumber)
                found.append(text);
        }
        return found;
    };
    const QStringList narrow = numbers(400);
    QVERIFY(narrow.size() >= 2 && narrow.size() < numbers(1'200).size());
    QVERIFY2(QFontMetrics(font).horizontalAdvance(narrow.join(u' ')) < 300, qPrintable(narrow.join(u' ')));
}

void tst_Chart::hiddenChartsDrawNothing()
{
    Chart chart(ChartKind::Throughput);
    QSignalSpy drawn(&chart, &Chart::drawn);
    chart.setLanes(twoLanes());
    QCOMPARE(drawn.size(), 0);
    chart.show();
    QVERIFY(drawn.size() > 0);
}

void tst_Chart::keysTellTheValues()
{
    Chart chart(ChartKind::Delay);
    chart.setLanes(twoLanes());
    chart.show();
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.valueText(), u"TCP at 0.00 s: 80.0 µs"_s);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.valueText(), u"UDP at 2.00 s: 40.1 ms"_s);
    QCOMPARE(chart.accessibleDescription(), chart.valueText());
}

void tst_Chart::aValueOfOtherNumbersIsForgotten()
{
    Chart chart(ChartKind::Delay);
    chart.setLanes(twoLanes());
    chart.show();
    QTest::keyClick(&chart, Qt::Key_Right);
    QSignalSpy told(&chart, &Chart::valueChanged);
    chart.setLanes({});
    QTRY_COMPARE(chart.valueText(), QString());
    QCOMPARE(told.size(), 1);
}

void tst_Chart::keysAndTheMouseZoom()
{
    Chart chart(ChartKind::Delay);
    chart.resize(500, 300);
    chart.setLanes(twoLanes());
    chart.show();
    QSignalSpy zoomed(&chart, &Chart::zoomChanged);
    QTest::keyClick(&chart, Qt::Key_Plus);
    QVERIFY(chart.isZoomed());
    QTest::keyClick(&chart, Qt::Key_Home);
    QVERIFY(!chart.isZoomed());
    QWidget *plot = chart.findChild<QWidget *>();
    QWheelEvent wheel(plot->rect().center(), plot->mapToGlobal(plot->rect().center()), {}, {0, 120}, {}, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plot, &wheel);
    QVERIFY(chart.isZoomed());
    QTest::mouseDClick(plot, Qt::LeftButton);
    QVERIFY(!chart.isZoomed());
    QCOMPARE(zoomed.size(), 4);
}

void tst_Chart::newNumbersLeaveAZoomAlone()
{
    Chart chart(ChartKind::Delay);
    chart.setLanes(twoLanes());
    chart.show();
    QTest::keyClick(&chart, Qt::Key_Plus);
    QSignalSpy drawn(&chart, &Chart::drawn);
    chart.setLanes(twoLanes());
    QTRY_VERIFY(drawn.size() > 0);
    QVERIFY(chart.isZoomed());
}

void tst_Chart::logarithmicAxesTakeNothingAndZero()
{
    for (int kind = 0; kind < chartKinds; ++kind) {
        Chart chart{ChartKind(kind)};
        chart.setLogarithmic(true);
        chart.show();
        QList<ChartLane> lanes = twoLanes();
        lanes[0].delays[0].setY(0);
        lanes[0].throughput[0].setY(0);
        lanes[1] = {};
        chart.setLanes(lanes);
        QVERIFY(!chart.grab().isNull());
    }
}

void tst_Chart::pictureHasBothColoursOnWhite_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < chartKinds; ++kind)
        QTest::newRow(qPrintable(chartFileName(ChartKind(kind)))) << kind;
}

void tst_Chart::pictureHasBothColoursOnWhite()
{
    QFETCH(int, kind);
    Theme theme(qApp);
    theme.setChoice(ThemeChoice::Dark);
    Chart chart{ChartKind(kind)};
    QList<ChartLane> lanes = twoLanes();
    chart.setLanes({lanes[1]}); // one at a time: what is drawn later may cover it
    const QImage udp = QImage::fromData(chart.exported(ChartFormat::Png));
    chart.setLanes({lanes[0]});
    const QImage tcp = QImage::fromData(chart.exported(ChartFormat::Png));
    QVERIFY(tcp.width() >= 1280 && tcp.height() >= 720);
    QCOMPARE(tcp.pixelColor(0, 0), QColor(Qt::white));
    QVERIFY(hasColour(tcp, lightTokens().tcp) && !hasColour(tcp, lightTokens().udp));
    QVERIFY(hasColour(udp, lightTokens().udp) && !hasColour(udp, lightTokens().tcp));
    theme.setChoice(ThemeChoice::Light);
}

void tst_Chart::drawingTellsLanesApartWithoutColour()
{
    Chart chart(ChartKind::Distribution);
    const QList<ChartLane> lanes = twoLanes();
    chart.setLanes(lanes);
    const QByteArray both = chart.exported(ChartFormat::Svg);
    const QString words = wordsOf(both);
    QVERIFY(words.contains(u"TCP") && words.contains(u"UDP"));
    chart.setLanes({lanes[0]});
    const auto dashes = [](const QByteArray &svg) { return svg.count("stroke-dasharray"); };
    const auto dashesOfTcp = dashes(chart.exported(ChartFormat::Svg));
    QVERIFY(dashes(both) > dashesOfTcp); // the grid has some too
}

void tst_Chart::whatWasNotMeasuredIsSaidAndNotDrawn()
{
    QList<ChartLane> lanes = twoLanes();
    lanes[1].delays.clear();
    lanes[1].losses.clear();
    lanes[1].delaysNote = u"told by their order"_s;
    ChartPanel panel;
    panel.show();
    panel.setLanes(lanes);
    const QString words = wordsOf(panel.chart(ChartKind::Delay)->exported(ChartFormat::Svg));
    QVERIFY2(words.contains(u"UDP: not measured"_s) && !words.contains(u"UDP lost"_s), qPrintable(words));
    auto *notes = byName<QLabel>(&panel, u"Not in this chart"_s);
    QVERIFY(notes->isVisible());
    QCOMPARE(notes->text(), u"UDP, not measured: told by their order"_s);
    panel.showChart(ChartKind::Throughput);
    QVERIFY(!notes->isVisible());
    panel.showChart(ChartKind::Delay);
    panel.setLanes(twoLanes());
    QVERIFY(!notes->isVisible());
}

void tst_Chart::theTimeOfOneRepeatIsSaidToBeThat()
{
    QList<ChartLane> lanes = twoLanes();
    const auto words = [&lanes](ChartKind kind) {
        Chart chart(kind);
        chart.setLanes(lanes);
        return wordsOf(chart.exported(ChartFormat::Svg));
    };
    QVERIFY(!words(ChartKind::Delay).contains(u"repeat"_s));
    for (ChartLane &lane : lanes)
        lane.repeat = lane.repeatsInAll = 3;
    QVERIFY(words(ChartKind::Delay).contains(u"time, s (repeat 3 of 3)"_s));
    QVERIFY(words(ChartKind::Throughput).contains(u"time, s (repeat 3 of 3)"_s));
    QVERIFY(!words(ChartKind::Distribution).contains(u"repeat 3"_s));
    lanes[1].repeat = 1; // as during a run
    QVERIFY(words(ChartKind::Delay).contains(u"time, s (TCP: repeat 3 of 3; UDP: repeat 1 of 3)"_s));
}

void tst_Chart::documentIsPdf()
{
    Chart chart(ChartKind::Repeats);
    chart.setLanes(twoLanes());
    const QByteArray pdf = chart.exported(ChartFormat::Pdf);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
}

void tst_Chart::tablesHaveTheNumbers_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("round trips") << int(ChartKind::Delay)
                                 << QByteArray("lane,seconds,bin_ms,mean_us,least_us,most_us,lost\r\n"
                                               "\"TCP\",0,1,80,70,90,0\r\n\"TCP\",1,1,95.5,70,120,0\r\n"
                                               "\"TCP\",2,1,84.2,84.2,84.2,0\r\n\"UDP\",0,1,60,,,0\r\n"
                                               "\"UDP\",1,1,61,,,0\r\n\"UDP\",2,1,40100,,,0\r\n"
                                               "\"UDP\",0.5,1,,,,1\r\n\"UDP\",1.25,1,,,,1\r\n");
    QTest::newRow("distribution") << int(ChartKind::Distribution)
                                  << QByteArray("lane,delay_us,share\r\n\"TCP\",80,0.5\r\n"
                                                "\"TCP\",95.5,1\r\n\"UDP\",80,0.5\r\n\"UDP\",95.5,1\r\n");
    QTest::newRow("repeats") << int(ChartKind::Repeats)
                             << QByteArray("lane,repeat,min_us,p25_us,p50_us,p75_us,max_us\r\n"
                                           "\"TCP\",1,80,82,84,88,95.5\r\n\"TCP\",2,70,75,80,85,90\r\n"
                                           "\"UDP\",1,80,82,84,88,95.5\r\n\"UDP\",2,70,75,80,85,90\r\n");
    QTest::newRow("throughput") << int(ChartKind::Throughput)
                                << QByteArray(
                                       "lane,seconds,bytes_per_s\r\n\"TCP\",0,12000\r\n"
                                       "\"TCP\",1,2500000\r\n\"UDP\",0,12000\r\n\"UDP\",1,2500000\r\n");
}

void tst_Chart::tablesHaveTheNumbers()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, csv);
    Chart chart{ChartKind(kind)};
    QList<ChartLane> lanes = twoLanes();
    lanes[0].delayRanges = {{70, 90}, {70, 120}, {84.2, 84.2}};
    chart.setLanes(lanes);
    QCOMPARE(chart.exported(ChartFormat::Csv), csv);
}

void tst_Chart::aMeanIsSaidToBeOneWithItsLeastAndMost()
{
    QList<ChartLane> lanes = twoLanes();
    lanes[0].delayRanges = {{70, 90}, {70, 120}, {84.2, 84.2}};
    Chart chart(ChartKind::Delay);
    chart.setLanes(lanes);
    chart.show();
    const QString words = wordsOf(chart.exported(ChartFormat::Svg));
    QVERIFY2(words.contains(u"round trip, mean of each ms") && words.contains(u"TCP, minimum to maximum"),
             qPrintable(words));
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.valueText(), u"TCP at 0.00 s: mean 80.0 µs, from 70.0 µs to 90.0 µs"_s);
    lanes[1].binNs = 4'000'000;
    QCOMPARE(shownMeans(lanes), u"TCP: mean of each ms; UDP: mean of each 4 ms"_s);
    QVERIFY(wordsOf(exportChart({ChartKind::Throughput, false}, {lanes[1]}, ChartFormat::Svg, QSize(900, 400),
                                chart.font()))
                .contains(u"throughput, mean of each 4 ms"));
}

void tst_Chart::noLineGoesAcrossAGap()
{
    const auto linesOf = [](const QList<double> &gaps) {
        ChartLane lane = twoLanes()[0];
        lane.delays = {{0, 80}, {1, 95}, {2, 84}, {3, 90}};
        lane.gaps = gaps;
        Chart chart(ChartKind::Delay);
        chart.setLanes({lane});
        return chart.exported(ChartFormat::Svg).count("<polyline");
    };
    QCOMPARE(linesOf({1.5}), linesOf({}) + 1);
}

void tst_Chart::unitsSuitTheirSize()
{
    QCOMPARE(microsecondsText(9'999.9), u"9999.9 µs"_s);
    QCOMPARE(microsecondsText(10'000), u"10 ms"_s);
    QCOMPARE(microsecondsText(1'000'000), u"1 s"_s);
}

void tst_Chart::panelShowsOneChartAtATime()
{
    ChartPanel panel;
    panel.setLanes(twoLanes());
    panel.show();
    QVERIFY(panel.chart(ChartKind::Delay)->isVisible());
    for (auto *button : panel.findChildren<QToolButton *>()) {
        if (button->text() == u"Throughput"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(panel.chart(ChartKind::Throughput)->isVisible());
    QVERIFY(!panel.chart(ChartKind::Delay)->isVisible());
    QTest::keyClick(panel.chart(ChartKind::Throughput), Qt::Key_Right);
    QCOMPARE(byName<QWidget>(&panel, u"Value pointed at"_s)->property("text").toString(),
             u"TCP at 0.00 s: 12.0 kB/s"_s);
}

void tst_Chart::panelSavesEveryFormat()
{
    QTemporaryDir folder;
    ChartPanel panel;
    panel.setLanes(twoLanes());
    for (const QString &suffix : {u"png"_s, u"SVG"_s, u"pdf"_s, u"csv"_s}) {
        const QString path = folder.filePath(QString(u"chart." + suffix));
        QSignalSpy exported(&panel, &ChartPanel::exported);
        QVERIFY(!panel.exportTo(path).isError());
        QTRY_COMPARE(exported.size(), 1);
        QVERIFY(!exported[0][1].value<Error>().isError());
        QVERIFY(QFile(path).size() > 100);
    }
}

void tst_Chart::panelSaysWhyItCannotSave()
{
    QTemporaryDir folder;
    ChartPanel panel;
    QCOMPARE(panel.exportTo(folder.filePath(u"chart.docx"_s)).code, ErrorCode::BadOption);
    QVERIFY(!QFile::exists(folder.filePath(u"chart.docx"_s)));
    QSignalSpy exported(&panel, &ChartPanel::exported);
    QVERIFY(!panel.exportTo(folder.filePath(u"no/such/folder/chart.png"_s)).isError());
    QTRY_COMPARE(exported.size(), 1);
    QCOMPARE(exported[0][1].value<Error>().code, ErrorCode::FileUnwritable);
}

void tst_Chart::panelIsNamedThroughout()
{
    ChartPanel panel;
    panel.show();
    QCOMPARE(unnamedControls(&panel), QStringList());
}

QTEST_MAIN(tst_Chart)
#include "tst_chart.moc"
