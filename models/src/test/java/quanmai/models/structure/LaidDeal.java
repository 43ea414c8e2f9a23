package quanmai.models.structure;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Mode;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;

/** A deal under a view of a structure, for tests. */
record LaidDeal(Laid laid, DealPaths paths) {

  static String bundled(String name) {
    return new String(requireNonNull(Bundled.CASES.bytes(name)), StandardCharsets.UTF_8);
  }

  static View view(String key) {
    return Structures.all().stream()
        .filter(view -> view.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no view " + key));
  }

  static DealReader.Outcome read(
      String text, View view, Map<String, String> given, AtomicReference<@Nullable Laid> laid) {
    Map<String, Source> sources = new HashMap<>();
    given.forEach((name, value) -> sources.put(name, new Source(value, Place.whole("--set"))));
    return DealReader.check(
        DealReader.sheet("deal.yaml", text.getBytes(StandardCharsets.UTF_8)),
        List.of(),
        (sheet, timeline, findings) -> {
          laid.set(Overlay.lay(sheet, timeline, view, sources, new FlatMarket(0.04), findings));
          Laid done = laid.get();
          return done == null ? sheet : done.sheet();
        });
  }

  static LaidDeal of(String text, View view, Map<String, String> given, Mode mode) {
    AtomicReference<@Nullable Laid> laid = new AtomicReference<>();
    DealReader.Outcome outcome = read(text, view, given, laid);
    if (outcome.checked() == null) {
      throw new AssertionError(view.key() + ": " + outcome.findings());
    }
    return new LaidDeal(requireNonNull(laid.get()), DealPaths.of(outcome.checked(), mode));
  }

  /** The base case of a bundled deal under a view. */
  static LaidDeal base(String deal, String view, Map<String, String> given) {
    return of(bundled(deal), view(view), given, Mode.BASE);
  }

  double irr(int party) {
    return paths.output(laid.parties().get(party).home().irr());
  }
}
