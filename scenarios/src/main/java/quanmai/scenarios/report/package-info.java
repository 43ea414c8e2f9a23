/**
 * How results are shown: numbers in the style of investment committees, tables and charts in text,
 * and SVG charts. It computes nothing about a deal. Start at {@link
 * quanmai.scenarios.report.Style}.
 */
@NullMarked
package quanmai.scenarios.report;

import org.jspecify.annotations.NullMarked;
