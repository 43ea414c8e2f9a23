/**
 * Targets of a city as dated packs, and its ledger: what counts towards which metric of which unit,
 * and a term sheet that says which targets are met on a path. It knows no book: a book links the
 * ledger's feeds to lines of its members by {@link quanmai.models.ledger.Tallies}. Start at {@link
 * quanmai.models.ledger.TargetPack}, then {@link quanmai.models.ledger.LedgerSheet}.
 */
@NullMarked
package quanmai.models.ledger;

import org.jspecify.annotations.NullMarked;
