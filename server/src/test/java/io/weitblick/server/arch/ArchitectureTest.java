package io.weitblick.server.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;

/** Each rule holds for the server, and sees the class that breaks it. */
class ArchitectureTest {
    private static final String SERVER = "io.weitblick.server";
    private static final String VIOLATIONS = SERVER + ".arch.violation";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(SERVER);
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(VIOLATIONS);

    @Test
    void featuresHaveNoCycles() {
        Rules.featuresHaveNoCycles(SERVER).check(MAIN);
        assertBroken(Rules.featuresHaveNoCycles(VIOLATIONS), "Cycle detected");
    }

    @Test
    void resourcesLeaveTheDatabaseToServices() {
        check(Rules.resourcesLeaveTheDatabaseToServices(), "ShopResource.till");
    }

    @Test
    void servicesKnowNoHttp() {
        check(Rules.servicesKnowNoHttp(), "ShopService.answer()");
    }

    @Test
    void repositoriesStayInTheirFeature() {
        check(Rules.repositoriesStayInTheirFeature(), "ShopResource.till");
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        check(Rules.dependenciesComeThroughTheConstructor(), "ShopService.time");
    }

    @Test
    void transactionsEndWithTheirMethod() {
        check(Rules.transactionsEndWithTheirMethod(), "ShopService.later()");
        check(Rules.transactionsEndWithTheirMethod(), "ShopService.muchLater()");
    }

    @Test
    void timeIsJavaTime() {
        check(Rules.timeIsJavaTime(), "java.sql.Timestamp");
    }

    private static void check(ArchRule rule, String violation) {
        rule.check(MAIN);
        assertBroken(rule, violation);
    }

    private static void assertBroken(ArchRule rule, String violation) {
        EvaluationResult result = rule.evaluate(BROKEN);
        assertThat(result.hasViolation()).isTrue();
        assertThat(String.join("\n", result.getFailureReport().getDetails())).contains(violation);
    }
}
