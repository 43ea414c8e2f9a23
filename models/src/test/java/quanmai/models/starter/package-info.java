@NullMarked
package quanmai.models.starter;

import org.jspecify.annotations.NullMarked;
