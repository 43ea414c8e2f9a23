/**
 * What instruments are written with: their settings, and the draft of lines that one use makes.
 *
 * <p>Knows term sheets and timelines, and no instrument. Start reading at {@link
 * quanmai.models.instrument.draft.Instrument}, then {@link quanmai.models.instrument.draft.Draft}.
 */
@NullMarked
package quanmai.models.instrument.draft;

import org.jspecify.annotations.NullMarked;
