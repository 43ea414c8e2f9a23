/**
 * What is run on deals and under which circumstances: markets, shocks, stresses and studies. It
 * knows deals and the engine, and nothing of how people ask for a run. Between the models and the
 * api, so that neither grows the other one's work.
 */
@NullMarked
package quanmai.scenarios;

import org.jspecify.annotations.NullMarked;
