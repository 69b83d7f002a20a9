package io.weitblick.server.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The rules that keep the server's shape; CONTRIBUTING.md says why. */
final class Rules {
    private static final List<Class<?>> ASYNCHRONOUS = List.of(Uni.class, Multi.class, CompletionStage.class);

    private static final DescribedPredicate<JavaClass> REPOSITORY =
            describe("repositories", type -> type.getSimpleName().endsWith("Repository"));

    private static final DescribedPredicate<JavaClass> HTTP = describe(
            "types of JAX-RS",
            type -> type.getPackageName().startsWith("jakarta.ws.rs")
                    || type.getPackageName().startsWith("org.jboss.resteasy"));

    private static final DescribedPredicate<JavaClass> OLD_TIME = describe("java.util's dates", type -> List.of(
                    "java.util.Date",
                    "java.util.Calendar",
                    "java.util.GregorianCalendar",
                    "java.sql.Timestamp",
                    "java.text.SimpleDateFormat")
            .contains(type.getName()));

    private Rules() {}

    /** @param root the package whose sub-packages are the features */
    static ArchRule featuresHaveNoCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule resourcesLeaveTheDatabaseToServices() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat(REPOSITORY.or(describe("entities", type -> type.isAnnotatedWith(Entity.class))));
    }

    static ArchRule servicesKnowNoHttp() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Service")
                .or(REPOSITORY)
                .should()
                .dependOnClassesThat(HTTP);
    }

    static ArchRule repositoriesStayInTheirFeature() {
        return noClasses().should(new ArchCondition<>("use another feature's repository") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> REPOSITORY.test(use.getTargetClass()))
                        .filter(use -> !use.getTargetClass().getPackageName().equals(type.getPackageName()))
                        .filter(use -> use.getTargetClass().getPackageName().startsWith("io.weitblick"))
                        .forEach(use -> events.add(SimpleConditionEvent.satisfied(type, use.getDescription())));
            }
        });
    }

    static ArchRule dependenciesComeThroughTheConstructor() {
        return noFields().should().beAnnotatedWith(Inject.class);
    }

    static ArchRule transactionsEndWithTheirMethod() {
        DescribedPredicate<JavaClass> asynchronous =
                describe("asynchronous types", type -> ASYNCHRONOUS.stream().anyMatch(type::isAssignableTo));
        return methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Transactional.class)
                .should()
                .notHaveRawReturnType(asynchronous);
    }

    static ArchRule timeIsJavaTime() {
        // Libraries may speak of dates (X509Certificate does); our own types must not.
        return noClasses().should(new ArchCondition<>("keep, take, return or make " + OLD_TIME.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.of(
                                type.getFields().stream().map(JavaField::getRawType),
                                type.getCodeUnits().stream().map(JavaCodeUnit::getRawReturnType),
                                type.getCodeUnits().stream().flatMap(unit -> unit.getRawParameterTypes().stream()),
                                type.getConstructorCallsFromSelf().stream().map(JavaAccess::getTargetOwner))
                        .flatMap(types -> types)
                        .filter(OLD_TIME)
                        .forEach(old -> events.add(
                                SimpleConditionEvent.satisfied(type, type.getName() + " uses " + old.getName())));
            }
        });
    }
}
