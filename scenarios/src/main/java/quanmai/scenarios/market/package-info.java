/**
 * The market on a day: rates of exchange, discount curves and forwards at covered parity, all of
 * them Strata's, from a dated file of quotes with their sources.
 *
 * <p>It knows nothing of deals but the {@link quanmai.models.structure.Market} that holding
 * structures ask. Start at {@link quanmai.scenarios.market.MarketSnapshot}.
 */
@NullMarked
package quanmai.scenarios.market;

import org.jspecify.annotations.NullMarked;
