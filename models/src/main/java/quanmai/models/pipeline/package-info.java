/**
 * A pipeline of candidate projects as data: a specification of weights and distributions, the rows
 * that it generates, the fund that each belongs to, and rows as CSV. It knows neither books nor
 * paths: a row gives inputs of the template {@code pipeline-project} and attributes to count by.
 * Start at {@link quanmai.models.pipeline.Pipeline}.
 */
@NullMarked
package quanmai.models.pipeline;

import org.jspecify.annotations.NullMarked;
