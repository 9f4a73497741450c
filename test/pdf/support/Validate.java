import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * java -cp ... Validate.java 2a,ua1 FILE...: checks files with veraPDF, many in one machine because starting it is the
 * dear part. Prints one line of JSON for each file and profile.
 */
public class Validate {
  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : List.of(args).subList(1, args.length)) {
      byte[] bytes = Files.readAllBytes(Path.of(file));
      for (String profile : args[0].split(",")) {
        System.out.println(report(file, profile, bytes));
      }
    }
  }

  private static String report(String file, String profile, byte[] bytes) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
    if (flavour == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException("no profile " + profile);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(bytes), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      return String.format(
          "{\"file\":%s,\"profile\":%s,\"checks\":%d,\"passed\":%b,\"failed\":[%s]}",
          quoted(file), quoted(profile), result.getTotalAssertions(), result.isCompliant(), failures(result));
    }
  }

  private static String failures(ValidationResult result) {
    Map<String, Integer> counts = new TreeMap<>();
    for (TestAssertion one : result.getTestAssertions()) {
      if (one.getStatus() != TestAssertion.Status.FAILED) continue;
      RuleId rule = one.getRuleId();
      String facts = String.format(
          "\"clause\":%s,\"test\":%d,\"says\":%s",
          quoted(rule.getClause()), rule.getTestNumber(), quoted(one.getMessage()));
      counts.merge(facts, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(entry -> "{" + entry.getKey() + ",\"count\":" + entry.getValue() + "}")
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    if (text == null) return "null";
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
