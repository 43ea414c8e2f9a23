/**
 * Results as JSON objects with stable keys, for programs. It computes nothing. Start at {@link
 * quanmai.api.json.RunJson}.
 */
@NullMarked
package quanmai.api.json;

import org.jspecify.annotations.NullMarked;
