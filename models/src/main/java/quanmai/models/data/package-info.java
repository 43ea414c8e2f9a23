/**
 * Files of data beside term sheets: sections that are read key by key, each with its place, and
 * conditions in the formula language upon the attributes of a row. It knows no deal and computes
 * nothing over time. Start at {@link quanmai.models.data.Section}, then {@link
 * quanmai.models.data.Condition}.
 */
@NullMarked
package quanmai.models.data;

import org.jspecify.annotations.NullMarked;
