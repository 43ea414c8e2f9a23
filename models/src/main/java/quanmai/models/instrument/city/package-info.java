/**
 * What a deal takes from a city and brings to it: land, rent, subsidies, and the figures that a
 * city counts.
 *
 * <p>They are ordinary lines, always under the same names, so that whatever judges a deal (a policy
 * pack) or counts it (targets) finds the uses by their type and the lines by their names:
 *
 * <pre>
 *   land       area, price, premium, deed_tax, cost, price_vs_benchmark, price_vs_minimum, discount,
 *              returned
 *   subsidy    amount, received, selective (1 when for a named firm), tax_linked (1 when it returns
 *              tax), kind (its number in the list of kinds)
 *   lease      market, charged, relief, charged_share
 *   footprint  foreign, domestic, public, total_investment, fai, output, jobs, energy, land,
 *              income_tax, vat, other_tax, tax_paid, tax_local, tax_per_mu, investment_per_mu,
 *              energy_per_output
 * </pre>
 *
 * Flows are amounts of the period; {@code jobs} and {@code land} are what there is at its end. A
 * line that rests on a setting exists only where the setting is given; a rule that needs it and
 * does not find it has no answer, which is not a pass. Money is yuan unless the use says otherwise:
 * a city counts in yuan also where the deal does not.
 *
 * <p>Each lowers to ordinary lines through {@link quanmai.models.instrument.draft.Draft}; this
 * package must not know the other families, nor any rule. Start reading at {@link
 * quanmai.models.instrument.city.CityInstruments}.
 */
@NullMarked
package quanmai.models.instrument.city;

import org.jspecify.annotations.NullMarked;
