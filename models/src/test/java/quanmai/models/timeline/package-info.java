@NullMarked
package quanmai.models.timeline;

import org.jspecify.annotations.NullMarked;
