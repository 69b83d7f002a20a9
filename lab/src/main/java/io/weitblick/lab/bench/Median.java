package io.weitblick.lab.bench;

import java.util.List;

/** The value in the middle. */
public final class Median {
    private Median() {}

    /**
     * The median, between the two in the middle if there are two.
     *
     * @throws IllegalArgumentException if there are no values
     */
    public static double of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a median needs values");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
