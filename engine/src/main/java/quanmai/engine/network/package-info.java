/**
 * Networks: many programs run together, block by block, the results of one being what another is
 * given on the same path. Parts of one shape share a program and differ by their parameters and by
 * the streams that they draw from, so a thousand of them need the memory of one.
 *
 * <p>It knows columns and their order; what a part stands for is the caller's. Start at {@link
 * quanmai.engine.network.Network} and {@link quanmai.engine.network.NetworkRun}.
 */
@NullMarked
package quanmai.engine.network;

import org.jspecify.annotations.NullMarked;
