package quanmai.models.termsheet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.TermSheet.OutputDef;
import quanmai.models.termsheet.TermSheet.TimelineDef;

/**
 * A book as its author wrote it: which sheets belong together, and who holds what. Nothing is
 * resolved.
 *
 * @param shared drivers that have one path for the whole book
 * @param deals in the order of the file
 * @param pipelines many deals of one sheet each
 * @param fans lines whose course over time is reported, such as {@code mother.lp_flow}
 */
public record BookSheet(
    Text name,
    @Nullable Text note,
    TimelineDef timeline,
    List<Source> shared,
    List<MemberDef> deals,
    List<PipelineDef> pipelines,
    List<MemberDef> funds,
    List<HoldingDef> holdings,
    @Nullable LedgerDef ledger,
    List<OutputDef> outputs,
    List<Source> fans) {

  /**
   * A sheet that belongs to the book.
   *
   * @param sheet the name of a file beside the book or of a case; null for a sheet that is written
   *     in place
   * @param own what is written in place, or laid over the file's timeline
   * @param set values that are fixed, by what they fix
   * @param attributes what it is counted by
   */
  public record MemberDef(
      String name,
      @Nullable Source sheet,
      Mapping own,
      Map<String, Source> set,
      Map<String, Source> attributes,
      Map<String, Source> streams,
      Place place) {}

  /**
   * The ledger of the city.
   *
   * @param countAt project or fund; null for the project
   * @param from the year that the first year of the targets becomes; null for the book's first
   */
  public record LedgerDef(
      Source pack, @Nullable Source countAt, @Nullable Source from, Map<String, Source> set) {}

  /**
   * Many deals of one sheet, which differ by some of its inputs.
   *
   * @param member the sheet; its streams name an attribute of the deals each
   * @param rows a file of rows, or one that says how they are generated
   */
  public record PipelineDef(MemberDef member, Source rows) {}

  /**
   * That a fund holds deals, or a part of another fund.
   *
   * @param fund who holds
   * @param in names of deals or one name of a fund that is held
   * @param pipeline or the name of a pipeline
   * @param where which deals of the pipeline: allowed words by attribute
   * @param share the part of what is held
   * @param investor in which class it stands as an investor of a fund
   * @param feeds formulas over what is held by the feed of the fund that they go to
   */
  public record HoldingDef(
      Source fund,
      List<Source> in,
      @Nullable Source pipeline,
      Map<String, List<Source>> where,
      @Nullable Source share,
      @Nullable Source investor,
      Map<String, Source> feeds,
      @Nullable Source shortRule,
      @Nullable Source patience,
      @Nullable Source least,
      @Nullable Source first,
      Place place) {}

  /**
   * What a file of a book says.
   *
   * @param sheet null when a finding refuses it
   */
  public record Read(@Nullable BookSheet sheet, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }
  }
}
