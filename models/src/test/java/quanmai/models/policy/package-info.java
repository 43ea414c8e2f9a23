@NullMarked
package quanmai.models.policy;

import org.jspecify.annotations.NullMarked;
