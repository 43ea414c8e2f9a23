@NullMarked
package quanmai.models;

import org.jspecify.annotations.NullMarked;
